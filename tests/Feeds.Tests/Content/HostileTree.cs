using System.Text;

namespace Feeds.Tests.Content;

/// <summary>A file as authors, editors and accidents leave it behind.</summary>
/// <param name="State">What becomes of it.</param>
/// <param name="Says">A part of what its author is told, or null for nothing at all.</param>
public sealed record HostileFile(string Name, byte[] Bytes, string State, string? Says)
{
    public HostileFile(string name, string text, string state, string? says = null)
        : this(name, Encoding.UTF8.GetBytes(text), state, says)
    {
    }
}

/// <summary>Two hundred hostile and half-broken files in one folder, each with the verdict that is right.</summary>
public static class HostileTree
{
    private const string Dated = "---\ntitle: A\ndate: 2025-02-10\n---\n";
    private const string Chinese = "---\ntitle: 港口的早晨\ndate: 2025-02-10\n---\n第一班渡轮离开码头。\n";

    static HostileTree() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<HostileFile> Files => [.. Encodings(), .. Binaries(), .. Delimiters(), .. YamlSlips(), .. Dates(), .. Tomls(), .. Jsons(), .. Values(), .. Bodies()];

    private static IEnumerable<HostileFile> Encodings()
    {
        foreach (var name in (string[])["utf-16LE", "utf-16BE", "gb18030", "utf-32"])
        {
            var encoding = Encoding.GetEncoding(name);
            yield return new($"encodings/{name}-marked.md", [.. encoding.GetPreamble(), .. encoding.GetBytes(Chinese)], "Broken", "not UTF-8");
        }

        foreach (var (name, text) in ((string, string)[])
        [
            ("utf-16LE", Chinese), ("utf-16BE", Chinese), ("gb18030", Chinese), ("big5", Chinese.Replace("离开码头", "離開碼頭", StringComparison.Ordinal)), ("shift_jis", "---\ntitle: みなと\n---\nさいしょ\n"),
            ("euc-kr", "---\ntitle: 항구\n---\n아침\n"), ("windows-1251", "---\ntitle: Гавань\n---\nУтро в порту\n"), ("iso-8859-1", "---\ntitle: Été\n---\nLe bateau à l'aube\n"), ("windows-1252", "---\ntitle: “Fog”\n---\n“One long”\n"),
        ])
        {
            yield return new($"encodings/{name}.md", Encoding.GetEncoding(name).GetBytes(text), "Broken", "not UTF-8");
        }

        yield return new("encodings/bom.md", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Chinese)], "Published", null);
        yield return new("encodings/two-boms.md", [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Chinese)], "Undated", "no date");
        yield return new("encodings/cut-letter.md", [.. Encoding.UTF8.GetBytes(Chinese)[..^3]], "Broken", "not UTF-8");
        yield return new("encodings/one-byte.md", [.. Encoding.UTF8.GetBytes(Dated), 0xFF], "Broken", "not UTF-8");
        yield return new("encodings/overlong.md", [.. Encoding.UTF8.GetBytes(Dated), 0xC0, 0xAF], "Broken", "not UTF-8");
        yield return new("encodings/half-a-pair.md", [.. Encoding.UTF8.GetBytes(Dated), 0xED, 0xA0, 0x80], "Broken", "not UTF-8");
        yield return new("encodings/crlf.md", Chinese.Replace("\n", "\r\n", StringComparison.Ordinal), "Published");
        yield return new("encodings/cr.md", Chinese.Replace('\n', '\r'), "Published");
        yield return new("encodings/mixed-ends.md", "---\r\ntitle: A\ndate: 2025-02-10\r---\nText.\r\n", "Broken", "never closed");
        yield return new("encodings/nul.md", Dated + "a\0b\n", "Broken", "binary");
        yield return new("encodings/controls.md", Dated + "a\u0001\u001B[31mred\u0007\n", "Published");
        yield return new("encodings/line-separators.md", Dated + "a\u2028b\u2029c\u0085d\n", "Published");
        yield return new("encodings/overrides.md", "---\ntitle: \"\u202Egnp.cod\"\ndate: 2025-02-10\n---\nText.\n", "Published");
        yield return new("encodings/noncharacters.md", Dated + "a\uFFFE\uFFFFb\n", "Published");
    }

    private static IEnumerable<HostileFile> Binaries()
    {
        (string Name, byte[] Head)[] heads =
        [
            ("png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ("jpeg", [0xFF, 0xD8, 0xFF, 0xE0]), ("gif", [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0xFF]), ("pdf", [0x25, 0x50, 0x44, 0x46, 0x2D, 0xE2, 0xE3]),
            ("zip", [0x50, 0x4B, 0x03, 0x04, 0x99, 0xFF]), ("elf", [0x7F, 0x45, 0x4C, 0x46, 0x02, 0xFE]), ("gzip", [0x1F, 0x8B, 0x08]), ("webp", [0x52, 0x49, 0x46, 0x46, 0xF0, 0x99]), ("mp3", [0x49, 0x44, 0x33, 0xFF]),
        ];
        foreach (var (name, head) in heads)
        {
            yield return new($"binaries/{name}.md", [.. head, .. Enumerable.Range(0, 400).Select(i => (byte)(i * 37))], "Broken", "not UTF-8");
        }

        yield return new("binaries/nothing.md", [], "Undated", "no date");
        yield return new("binaries/zeros.md", new byte[600], "Broken", "binary");
        yield return new("binaries/blank.md", "\n\n   \n\t\n", "Undated", "no date");
        yield return new("binaries/svg.md", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>\n", "Undated", "no date");
        yield return new("binaries/swap.md", "b0VIM 8.2\0\0\0\0\0", "Broken", "binary");
    }

    private static IEnumerable<HostileFile> Delimiters()
    {
        const string Values = "title: A\ndate: 2025-02-10\n";
        yield return new("delimiters/never-closed.md", $"---\n{Values}Text without an end.\n", "Broken", "front");
        yield return new("delimiters/never-closed-at-all.md", $"---\n{Values}", "Broken", "front");
        yield return new("delimiters/only-opened.md", "---\n", "Broken", "front");
        yield return new("delimiters/empty.md", "---\n---\nText.\n", "Undated", "no date");
        yield return new("delimiters/closed-by-dots.md", $"---\n{Values}...\nText.\n", "Published");
        yield return new("delimiters/blanks-behind.md", $"---  \n{Values}---\t \nText.\n", "Published");
        yield return new("delimiters/blank-line-before.md", $"\n\n---\n{Values}---\nText.\n", "Published");
        yield return new("delimiters/blank-before.md", $" ---\n{Values}---\nText.\n", "Published");
        yield return new("delimiters/four-dashes.md", $"----\n{Values}----\nText.\n", "Undated", "no date");
        yield return new("delimiters/two-front-matters.md", $"---\n{Values}---\n---\ntitle: B\ndraft: true\n---\nText.\n", "Published");
        yield return new("delimiters/hexo-without-opening.md", $"{Values}---\nText.\n", "Published");
        yield return new("delimiters/rule-inside.md", $"---\n{Values}---\nText.\n\n---\n\nMore.\n", "Published");
        yield return new("delimiters/toml-closed-by-yaml.md", "+++\ntitle = 'A'\n---\nText.\n", "Broken", "front");
        yield return new("delimiters/yaml-closed-by-toml.md", $"---\n{Values}+++\nText.\n", "Broken", "front");
        yield return new("delimiters/semicolons.md", ";;;\n{\"title\": \"A\"}\n;;;\nText.\n", "Undated", "no date");
        yield return new("delimiters/in-a-comment.md", $"<!--\n---\n{Values}---\n-->\nText.\n", "Undated", "no date");
        yield return new("delimiters/long.md", $"---\n{Values}x: {new string('a', 70_000)}\n---\nText.\n", "Broken", "front");
    }

    private static IEnumerable<HostileFile> YamlSlips()
    {
        (string Name, string Yaml, string State, string? Says)[] slips =
        [
            ("colon", "title: a: b", "Broken", "quotes"), ("tab", "tags:\n\t- a", "Broken", "tab"), ("tab-value", "title:\tA", "Published", null), ("at", "title: @home", "Broken", "YAML"), ("backtick", "title: `code`", "Broken", "YAML"),
            ("star", "title: *wow*", "Broken", "alias"), ("ampersand", "title: &x A", "Published", null), ("percent", "title: %d", "Broken", "YAML"), ("exclamation", "title: !important", "Published", null), ("brace", "title: {a}", "Published", null),
            ("bracket", "title: [a, b]", "Published", null), ("open-bracket", "tags: [a, b", "Broken", "YAML"), ("open-quote", "title: \"a", "Broken", "YAML"), ("open-single", "title: 'a", "Broken", "YAML"), ("quote-inside", "title: \"a \"b\" c\"", "Broken", "YAML"),
            ("apostrophe", "title: it's", "Published", null), ("apostrophe-quoted", "title: 'it's'", "Broken", "YAML"), ("hash", "title: C# notes", "Published", null), ("hash-comment", "title: today #tag", "Published", null), ("dash", "title: - a", "Broken", "YAML"),
            ("question", "title: ? what", "Broken", "YAML"), ("pipe", "title: |\n  A\n  B", "Published", null), ("folded", "title: >-\n  A\n  B", "Published", null), ("pipe-unindented", "title: |\nA", "Broken", "YAML"), ("duplicate", "title: A\ntitle: B", "Published", "already set"),
            ("case", "Title: A\nTITLE: B", "Published", "same key"), ("no-space", "title:A", "Broken", "YAML"), ("full-width-colon", "title：A", "Broken", "YAML"), ("full-width-space", "title:\u3000A", "Broken", "YAML"), ("no-break-space", "title:\u00A0A", "Broken", "YAML"),
            ("list", "- title: A", "Broken", "keys"), ("text", "just words", "Broken", "keys"), ("number", "42", "Broken", "keys"), ("nulls", "title: ~\ntags: null", "Published", null), ("merge", "base: {a: 1}\n<<: {title: A}", "Published", null),
            ("document-end", "title: A\n--- !x", "Broken", "second YAML document"), ("deep", "x: " + new string('[', 2000) + new string(']', 2000), "Broken", "deep"), ("wide", "x: [" + string.Join(',', Enumerable.Range(0, 9000)) + "]", "Published", null),
            ("laughs", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]", "Published", null), ("binary-tag", "x: !!binary SGk=", "Published", null), ("python-tag", "x: !!python/object/apply:os.system ['true']", "Published", null), ("sexagesimal", "x: 190:20:30", "Published", null),
            ("octal", "x: 0o14", "Published", null), ("norway", "tags: [no, yes, on, off]", "Published", null), ("indent", "title: A\n  tags: [a]", "Broken", "YAML"), ("key-list", "? [a, b]\n: c", "Broken", "single value"), ("emoji", "title: 🎉 Party", "Published", null),
            ("comment-only", "# nothing", "Published", null), ("windows-path", "image: C:\\pictures\\a.png", "Published", null), ("escape", "title: \"\\q\"", "Broken", "YAML"), ("unicode-escape", "title: \"\\u0000\"", "Published", null),
        ];
        return slips.Select(slip => new HostileFile($"yaml/{slip.Name}.md", slip.Name is "list" or "text" or "number" ? $"---\n{slip.Yaml}\n---\nText.\n" : $"---\n{slip.Yaml}\ndate: 2025-02-10\n---\nText.\n", slip.State, slip.Says));
    }

    private static IEnumerable<HostileFile> Dates()
    {
        (string Name, string Date, string State, string? Says)[] dates =
        [
            ("day", "2025-02-10", "Published", null), ("time", "2025-02-10 08:00", "Published", null), ("offset", "2025-02-10T08:00:00+08:00", "Published", null), ("jekyll", "2025-02-10 08:00:00 +0800", "Published", null), ("nanoseconds", "2025-02-10T08:00:00.123456789Z", "Published", null),
            ("single-digits", "2025-2-3", "Published", null), ("slashes", "2025/02/10", "Published", null), ("named", "February 10, 2025", "Published", null), ("rfc822", "Mon, 10 Feb 2025 08:00:00 +0000", "Published", null), ("chinese", "2025年2月10日", "Broken", "not a date"),
            ("quoted", "'2025-02-10'", "Published", null), ("epoch", "1739174400", "Published", null), ("american", "10/02/2025", "Broken", "date"), ("words", "yesterday", "Broken", "date"), ("month-13", "2025-13-01", "Broken", "date"),
            ("day-30", "2025-02-30", "Broken", "date"), ("leap", "2023-02-29", "Broken", "date"), ("hour-25", "2025-02-10 25:00", "Broken", "date"), ("midnight", "2025-02-10 24:00:00", "Broken", "date"), ("leap-second", "2016-12-31T23:59:60Z", "Broken", "calendar"),
            ("year-0", "0000-01-01", "Broken", "date"), ("year-1", "0001-01-01", "Undated", "no date"), ("year-9999", "9999-12-31", "Future", null), ("year-10000", "10000-01-01", "Broken", "date"), ("negative", "-2025-01-01", "Broken", "date"),
            ("offset-15", "2025-02-10T08:00:00+15:00", "Broken", "date"), ("zone-name", "2025-02-10 08:00:00 CET", "Broken", "zone"), ("list", "[2025-02-10]", "Broken", "date"), ("group", "{a: 1}", "Broken", "date"), ("empty", "", "Undated", "no date"),
            ("boolean", "true", "Broken", "date"), ("template", "{{ .Date }}", "Broken", "single value"), ("full-width", "２０２５-02-10", "Broken", "date"), ("tomorrow", "2026-06-02", "Future", null), ("blanks", "\"  2025-02-10  \"", "Published", null),
        ];
        return dates.Select(date => new HostileFile($"dates/{date.Name}.md", $"---\ntitle: A\ndate: {date.Date}\n---\nText.\n", date.State, date.Says));
    }

    private static IEnumerable<HostileFile> Tomls()
    {
        (string Name, string Toml, string State, string? Says)[] tomls =
        [
            ("plain", "date = 2025-02-10", "Published", null), ("time", "date = 2025-02-10T08:00:00Z", "Published", null), ("blank-time", "date = 2025-02-10 08:00:00", "Published", null), ("nine-digits", "date = 2025-02-10T08:00:00.123456789+08:00", "Published", null),
            ("text-date", "date = '2025-02-10'", "Published", null), ("remark", "date = 2025-02-10 # today\ndraft = true # not yet", "Draft", null), ("unquoted", "date = 2025-02-10\ntitle = Hello", "Broken", "TOML"), ("yaml-in-toml", "title: A", "Broken", "TOML"),
            ("duplicate", "date = 2025-02-10\ntitle = 'A'\ntitle = 'B'", "Broken", "TOML"), ("open-text", "title = 'A", "Broken", "TOML"), ("open-list", "tags = ['a'", "Broken", "TOML"), ("trailing-comma", "date = 2025-02-10\ntags = ['a', 'b',]", "Published", null),
            ("table", "date = 2025-02-10\n[extra]\nx = 1", "Published", null), ("dotted", "date = 2025-02-10\nextra.x = 1", "Published", null), ("several-lines", "date = 2025-02-10\ntitle = \"\"\"A\nB\"\"\"", "Published", null), ("bad-escape", "title = \"\\q\"", "Broken", "TOML"),
            ("bad-date", "date = 2025-02-30", "Broken", "TOML"), ("infinity", "date = 2025-02-10\nweight = inf", "Published", null), ("redefined", "date = 2025-02-10\na = 1\n[a]\nb = 2", "Broken", "TOML"), ("inline", "date = 2025-02-10\nextra = {x = 1, y = [1, 2]}", "Published", null),
            ("local-time", "date = 08:00:00", "Broken", "date"), ("empty-key", "= 1", "Broken", "TOML"), ("deep", "x = " + new string('[', 500) + new string(']', 500), "Broken", "nested"), ("nothing", "", "Undated", "no date"),
        ];
        return tomls.Select(toml => new HostileFile($"toml/{toml.Name}.md", $"+++\n{toml.Toml}\n+++\nText.\n", toml.State, toml.Says));
    }

    private static IEnumerable<HostileFile> Jsons()
    {
        (string Name, string Json, string State, string? Says)[] jsons =
        [
            ("plain", "{\"date\": \"2025-02-10\"}", "Published", null), ("lines", "{\n  \"date\": \"2025-02-10\"\n}", "Published", null), ("comment", "{\n  // today\n  \"date\": \"2025-02-10\"\n}", "Published", null), ("block-comment", "{ /* today */ \"date\": \"2025-02-10\" }", "Published", null),
            ("trailing-comma", "{\"date\": \"2025-02-10\",}", "Published", null), ("single-quotes", "{'date': '2025-02-10'}", "Undated", "no date"), ("unquoted-key", "{date: \"2025-02-10\"}", "Undated", "no date"), ("never-closed", "{\"date\": \"2025-02-10\"", "Broken", "JSON"),
            ("number-date", "{\"date\": 20250210}", "Broken", "date"), ("null-date", "{\"date\": null}", "Undated", "no date"), ("duplicate", "{\"date\": \"2025-02-10\", \"date\": \"2025-02-11\"}", "Published", "already set"), ("list", "[1, 2]", "Undated", "no date"),
            ("deep", "{\"x\": " + new string('[', 3000) + new string(']', 3000) + "}", "Broken", "JSON"), ("bad-escape", "{\"title\": \"\\q\"}", "Broken", "JSON"), ("half-pair", "{\"date\": \"2025-02-10\", \"title\": \"\\ud800\"}", "Broken", "JSON"), ("empty", "{}", "Undated", "no date"),
        ];
        return jsons.Select(json => new HostileFile($"json/{json.Name}.md", json.Json + "\n\nText.\n", json.State, json.Says));
    }

    private static IEnumerable<HostileFile> Values()
    {
        (string Name, string Yaml, string State, string? Says)[] values =
        [
            ("draft-yes", "draft: yes", "Draft", null), ("draft-slip", "draft: ture", "Draft", "neither true nor false"), ("draft-list", "draft: [true]", "Draft", "neither true nor false"), ("never-expires", "expiryDate: 9999-12-31", "Published", null), ("draft-quoted", "draft: \"true\"", "Draft", null), ("published-false", "published: false", "Draft", null),
            ("expired", "expiryDate: 2025-03-01", "Expired", null), ("expiry-slip", "expiryDate: soon", "Broken", "date"), ("publish-later", "publishDate: 2030-01-01", "Future", null), ("no-feed", "feed: false", "Hidden", null),
            ("title-number", "title: 1984", "Published", null), ("title-list", "title: [a, b]", "Published", null), ("title-html", "title: \"<script>alert(1)</script>\"", "Published", null), ("title-long", "title: " + new string('长', 5000), "Published", null),
            ("tags-text", "tags: one two", "Published", null), ("tags-nested", "tags: [[a, b], c]", "Published", null), ("tags-group", "tags: {a: 1}", "Published", null), ("tags-empty", "tags: ['', ' ', '#', '/']", "Published", null), ("tags-many", "tags: [" + string.Join(", ", Enumerable.Range(0, 500)) + "]", "Published", null),
            ("slug-path", "slug: ../../etc/passwd", "Published", "slug"), ("url-elsewhere", "url: https://elsewhere.example/", "Published", "not an address of this site"), ("url-up", "url: /../../x/", "Published", "above the site"), ("url-script", "url: javascript:alert(1)", "Published", null),
            ("lang-bad", "lang: not_a_language_at_all", "Published", "lang"), ("author-group", "author: {name: {first: A}}", "Published", null), ("id-blank", "id: \" \"", "Published", null), ("updated-before", "lastmod: 2020-01-01", "Published", null),
        ];
        return values.Select(value => new HostileFile($"values/{value.Name}.md", $"---\n{value.Yaml}\ndate: 2025-02-10\n---\nText.\n", value.State, value.Says));
    }

    private static IEnumerable<HostileFile> Bodies()
    {
        yield return new("bodies/script.md", Dated + "<script>alert(1)</script>\n\nText.\n", "Published");
        yield return new("bodies/unclosed.md", Dated + string.Concat(Enumerable.Repeat("<div><b><i>", 2000)) + "Text.\n", "Broken", "nested");
        yield return new("bodies/nested-quotes.md", Dated + string.Concat(Enumerable.Repeat("> ", 3000)) + "Text.\n", "Broken", "nested");
        yield return new("bodies/brackets.md", Dated + string.Concat(Enumerable.Repeat("[a](", 5000)) + "\n", "Broken", "nested");
        yield return new("bodies/stars.md", Dated + string.Concat(Enumerable.Repeat("*a **b ", 3000)) + "\n", "Published");
        yield return new("bodies/table.md", Dated + string.Concat(Enumerable.Repeat("|a", 500)) + "|\n" + string.Concat(Enumerable.Repeat("|-", 500)) + "|\n", "Published");
        yield return new("bodies/shortcode.md", Dated + "{{< unknown x=\"1\" >}}\n\nText.\n", "Published", "own generator");
        yield return new("bodies/liquid.md", Dated + "{% if page.x %}{{ page.x | upcase }}{% endif %}\n\nText.\n", "Published", "own generator");
        yield return new("bodies/long-line.md", Dated + new string('a', 1_000_000) + "\n", "Published");
        yield return new("bodies/cdata.md", Dated + "]]> <![CDATA[ x ]]>\n", "Published");
        yield return new("bodies/entities.md", Dated + "&lol; &#0; &#xD800; &#x110000; &amp;amp;\n", "Published");
    }
}
