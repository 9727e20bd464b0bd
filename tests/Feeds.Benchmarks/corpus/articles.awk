# Writes a corpus of articles: the same numbers, the same bytes.
#   awk -v count=1000 -v tags=200 -v folder=DIR -f articles.awk       (the folders DIR/posts/2021 … 2025 must be there)
# Front matter as sites have it, bodies of 3 to 8 KB in English and Chinese with bold runs, links, lists, quotes, tables and code;
# one to four tags, of which few are common and many rare; 2 % drafts, 1 % in the future.

function random(below) { seed = (seed * 16807) % 2147483647; return seed % below }
function one(list, n, parts) { n = split(list, parts, "|"); return parts[1 + random(n)] }
function term(most, r) { r = random(10000) / 10000; return 1 + int(most * r * r * r) }

function sentence() {
    if (random(2)) {
        return one("The harbour office|A new timetable|The repair yard|Most skippers|The tide gauge|An early morning crew|The lock keeper") " " \
            one("announced|measured|keeps postponing|documented|rolled back|argues for|quietly replaced") " " \
            one("the night ferry|a shorter route & its price|the old radio mast|\"temporary\" moorings|the winter harbour <east>|a shared log book") \
            one(".| — and nobody noticed.| after months of talks.| in the latest notice.|, with mixed results.")
    }
    return one("港务局|新的时刻表|修船厂|多数船长|潮位站|一份最新的报告|闸门管理员") one("在周一宣布|首次披露了|正在测试|计划明年更换|警告不要忽视|公开质疑") \
        one("夜间渡轮的航线|较短的航道及其价格|旧无线电塔|“临时”泊位|冬季港口的扩建|共享航海日志") one("。|，引发了广泛讨论。|，但时间表尚未公布。|！|，影响将在下半年显现。")
}

function link() { return "[" one("the notice|来源|a chart|详情") "](" one("https://example.com/a?x=1&y=2|/posts/2024/|../map/#east") ")" }

function paragraph(  text, n) {
    text = sentence()
    n = random(10)
    if (n == 0) return "**" text "**"
    if (n < 3) text = "**（快讯）**" text
    if (n == 4) text = text " " link()
    if (n == 5) text = text " *" sentence() "* `a && b`"
    for (n = random(3); n > 0; n--) text = text " " sentence()
    return text
}

function block(  n, text) {
    n = random(100)
    if (n < 80) return paragraph()
    if (n < 86) return one("## |### ") sentence()
    if (n < 93) { text = ""; for (n = 3 + random(4); n > 0; n--) text = text "- " sentence() "\n"; return text }
    if (n < 96) return "> " sentence() "\n>\n> —— " one("Editor|编辑")
    if (n < 98) return "![" one("a buoy|航标") "](/images/" random(1000) ".png)"
    if (n < 99) return "| Tide | 高度 |\n|:--|--:|\n| low | 0." random(90) " |\n| high | 4." random(90) " |"
    return "```sh\nfor tide in low high; do echo \"$tide < 5\"; done\n```"
}

BEGIN {
    for (i = 1; i <= count; i++) {
        seed = 1 + i * 48271 % 2147483646
        random(2); random(2)
        kind = random(100)
        year = kind == 2 ? 2090 : 2021 + random(5)
        date = sprintf("%d-%02d-%02d %02d:%02d:%02d", year, 1 + random(12), 1 + random(28), random(24), random(60), random(60))
        file = sprintf("%s/posts/%d/%s-article-%06d.md", folder, 2021 + i % 5, substr(date, 1, 10), i)
        title = sentence()
        gsub(/"/, "\\\"", title)
        text = "---\ntitle: \"" title "\"\ndate: \"" date "\"\nsummary: \"In short.\"\ncategories:\n  - \"Kind " term(30) "\"\ntags:\n"
        split("", seen)
        for (n = 1 + random(4); n > 0; n--) {
            tag = term(tags)
            if (!(tag in seen)) text = text "  - \"" (tag % 3 ? "Topic " : "话题 ") tag "\"\n"
            seen[tag] = 1
        }
        if (kind < 2) text = text "draft: true\n"
        text = text "comments: false\nwidgets:\n  - \"search\"\n---\n\n"
        for (size = 2600 + random(5000); size > 0; size -= length(part)) {
            part = block()
            text = text part "\n\n"
        }
        printf "%s", text > file
        close(file)
    }
}
