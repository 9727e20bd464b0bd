using System.Xml.Linq;

namespace Feeds.Inspection;

/// <summary>HTML in a feed is shown on a stranger's page: nothing in it may run, or be relative to the site it came from.</summary>
internal sealed class HtmlRules
{
    private static readonly HashSet<string> Unsafe = Words("applet base basefont body embed frame frameset head html iframe isindex link listing meta noframes object param plaintext script slot style title xmp");
    private static readonly HashSet<string> References = Words("href src srcset poster cite data action longdesc background");
    private static readonly HashSet<string> Void = Words("area base br col embed hr img input link meta param source track wbr");

    // Their end tag may be left out (HTML, section 13.1.2.4).
    private static readonly HashSet<string> EndByThemselves = Words("p li dt dd tr td th thead tbody tfoot option optgroup rt rp colgroup caption body head html");

    private static readonly string[] UnsafeStyles = ["url(", "expression(", "javascript:", "position:", "behavior:", "-moz-binding", "@import", "\\"];
    private static readonly string[] UnsafeSchemes = ["javascript:", "vbscript:", "data:text"];

    // The first of each kind and the number of all: a page of pictures is one problem, not fifty.
    private readonly Dictionary<string, (string Text, int Count)> found = [];

    /// <summary>Judges escaped HTML: <c>description</c>, <c>content:encoded</c>, Atom's <c>type="html"</c>, <c>content_html</c>.</summary>
    public static IEnumerable<Fault> Check(string html)
    {
        var rules = new HtmlRules();
        var tags = HtmlTag.In(html, out var broken);
        foreach (var tag in tags.Where(tag => !tag.IsEnd))
        {
            rules.CheckTag(tag.Name, tag.Attributes);
        }

        if ((broken ?? Unbalanced(tags)) is { } wrong)
        {
            rules.Find("html", $"is no valid HTML: {wrong}");
        }

        return rules.Faults;
    }

    /// <summary>Judges what is below the <c>div</c> of Atom's <c>type="xhtml"</c>.</summary>
    public static IEnumerable<Fault> Check(XElement div)
    {
        var rules = new HtmlRules();
        foreach (var element in div.Descendants())
        {
            rules.CheckTag(element.Name.LocalName, element.Attributes().Select(attribute => KeyValuePair.Create(attribute.Name.LocalName, attribute.Value)));
        }

        return rules.Faults;
    }

    private IEnumerable<Fault> Faults =>
        found.Select(pair => Fault.Warning(pair.Key, pair.Value.Count == 1 ? pair.Value.Text : $"{pair.Value.Text} ({pair.Value.Count} such places)"));

    private void CheckTag(string name, IEnumerable<KeyValuePair<string, string>> attributes)
    {
        if (Unsafe.Contains(name))
        {
            Find("unsafe-html", $"holds <{name}>, which readers remove");
        }
        else if (name is "svg" or "math")
        {
            Find("foreign-html", $"holds <{name}>, which many readers cannot show");
        }

        foreach (var (attribute, text) in attributes)
        {
            var value = text.Trim();
            var isReference = References.Contains(attribute);
            if (attribute.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || (attribute == "style" && UnsafeStyles.Any(part => value.Contains(part, StringComparison.OrdinalIgnoreCase)))
                || (isReference && UnsafeSchemes.Any(scheme => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))))
            {
                Find("unsafe-html", $"holds <{name}> with {attribute}={Findings.Quote(value)}, which readers remove");
            }
            else if (isReference && !(attribute == "srcset" ? value.Split(", ") : [value]).All(AddressRules.IsAbsolute))
            {
                Find("relative-reference", $"refers to {Findings.Quote(value)} in <{name} {attribute}>, which leads nowhere away from the site");
            }
        }
    }

    // What is open is closed in turn, but for the elements that end by themselves.
    private static string? Unbalanced(List<HtmlTag> tags)
    {
        var open = new Stack<string>();
        foreach (var tag in tags.Where(tag => !Void.Contains(tag.Name)))
        {
            if (!tag.IsEnd)
            {
                open.Push(tag.Name);
                continue;
            }

            while (open.TryPeek(out var last) && last != tag.Name && EndByThemselves.Contains(last))
            {
                open.Pop();
            }

            if (!open.TryPop(out var opened) || opened != tag.Name)
            {
                return opened is null ? $"</{tag.Name}> ends nothing" : $"</{tag.Name}> stands where <{opened}> is open";
            }
        }

        return open.FirstOrDefault(name => !EndByThemselves.Contains(name)) is { } left ? $"<{left}> is never closed" : null;
    }

    private void Find(string rule, string text) => found[rule] = found.TryGetValue(rule, out var before) ? (before.Text, before.Count + 1) : (text, 1);

    private static HashSet<string> Words(string words) => [.. words.Split(' ')];
}
