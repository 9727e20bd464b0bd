using System.Net;

namespace Feeds.Markup.Tags;

/// <summary>
/// Liquid's expressions as far as they are text, something the site or the page says of itself, or that through a filter that makes an
/// address or changes letters (jekyllrb.com/docs/liquid/filters).
/// </summary>
internal static class LiquidValues
{
    /// <summary>The text an expression stands for, or null when only the generator could say.</summary>
    public static string? TextOf(string expression, TagContext context)
    {
        var parts = Split(expression, '|');
        var text = Operand(parts[0], context);
        foreach (var filter in parts.Skip(1))
        {
            if (text is null)
            {
                return null;
            }

            var named = filter.Split(':', 2);
            var argument = named.Length < 2 ? null : Operand(named[1], context);
            text = named.Length == 2 && argument is null ? null : Filter(named[0].Trim(), text, argument, context);
        }

        return text;
    }

    private static string? Operand(string operand, TagContext context)
    {
        var name = operand.Trim();
        return name switch
        {
            ['"', .., '"'] or ['\'', .., '\''] when name.Length > 1 && name.IndexOf(name[0], 1) == name.Length - 1 => name[1..^1],
            "site.url" => context.Origin,
            "site.baseurl" => context.BasePath,
            "site.title" or "site.name" => context.SiteValue(name[5..]) ?? context.SiteTitle,
            "page.title" => context.PageTitle,
            "page.url" => context.FromRoot(context.PageUrl)[context.BasePath.Length..],

            // Jekyll makes an instant of it.
            "page.date" => null,
            _ when name.StartsWith("site.", StringComparison.Ordinal) => context.SiteValue(name[5..]),
            _ when name.StartsWith("page.", StringComparison.Ordinal) => context.PageValue(name[5..]),
            _ => null,
        };
    }

    private static string? Filter(string name, string text, string? argument, TagContext context) => (name, argument) switch
    {
        ("relative_url", null) => IsAbsolute(text) ? text : context.BasePath + WithSlash(text),
        ("absolute_url", null) => IsAbsolute(text) ? text : context.Origin + context.BasePath + WithSlash(text),
        ("prepend", { } before) => before + text,
        ("append", { } after) => text + after,
        ("escape" or "xml_escape", null) => WebUtility.HtmlEncode(text),
        ("upcase", null) => text.ToUpperInvariant(),
        ("downcase", null) => text.ToLowerInvariant(),
        ("strip", null) => text.Trim(),
        ("url_encode" or "uri_escape" or "cgi_escape", null) => Uri.EscapeDataString(text),
        _ => null,
    };

    private static bool IsAbsolute(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme != Uri.UriSchemeFile;

    private static string WithSlash(string path) => (path.Length == 0 || path[0] == '/' ? path : "/" + path).Replace(" ", "%20", StringComparison.Ordinal);

    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var quote = '\0';
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (quote == '\0' && text[i] == separator)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }

            quote = quote == '\0' && text[i] is '"' or '\'' ? text[i] : quote == text[i] ? '\0' : quote;
        }

        parts.Add(text[start..]);
        return parts;
    }
}
