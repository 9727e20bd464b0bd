using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Feeds.Markup;

/// <summary>Whose template tags a body may hold.</summary>
public enum TagFlavor
{
    /// <summary>Nobody's in particular: shortcodes and Liquid tags outside code.</summary>
    Any,

    /// <summary>Hugo's shortcodes, which it resolves in code too.</summary>
    Shortcodes,

    /// <summary>Liquid's tags and values, which Jekyll resolves in code too, and kramdown's attributes.</summary>
    Liquid,
}

/// <summary>A tag that only the site's generator could resolve.</summary>
/// <param name="Line">The line of the body, from 0.</param>
public sealed record UnknownTag(string Name, int Line);

/// <summary>A body without the tags of template languages, and which they were.</summary>
public sealed record TaggedBody(string Text, ImmutableArray<UnknownTag> Unknown);

/// <summary>Takes template tags out of a body, so that no reader ever sees one.</summary>
public static partial class TemplateTags
{
    public static TaggedBody Remove(string body, TagFlavor flavor)
    {
        var hasBraces = body.Contains('{', StringComparison.Ordinal);
        if (!hasBraces)
        {
            return new(body, []);
        }

        var code = CodeSpans.Find(body);
        var unknown = ImmutableArray.CreateBuilder<UnknownTag>();
        var text = new StringBuilder(body.Length);
        var at = 0;
        foreach (Match tag in Tag.Matches(body))
        {
            if (tag.Index < at || (flavor == TagFlavor.Any && CodeSpans.Hold(code, tag.Index)) || Resolve(tag, body, flavor, out var end) is not { } resolved)
            {
                continue;
            }

            text.Append(body, at, tag.Index - at).Append(resolved);
            at = end;
            if (resolved.Length == 0 && NameOf(tag) is { } name)
            {
                unknown.Add(new(name, body.AsSpan(0, tag.Index).Count('\n')));
            }
        }

        text.Append(body, at, body.Length - at);
        return new(WithoutAttributes(text.ToString(), flavor), unknown.ToImmutable());
    }

    // What stands for the tag, null when it is none of this flavor's.
    private static string? Resolve(Match tag, string body, TagFlavor flavor, out int end)
    {
        end = tag.Index + tag.Length;
        if (tag.Groups["shortcode"] is { Success: true } shortcode)
        {
            var inner = shortcode.Value.Trim();
            return flavor == TagFlavor.Liquid ? null
                : inner.StartsWith("/*", StringComparison.Ordinal) && inner.EndsWith("*/", StringComparison.Ordinal)
                    ? $"{tag.Value[..3]}{inner[2..^2]}{tag.Value[^3..]}"
                    : "";
        }

        if (tag.Groups["value"].Success)
        {
            return flavor == TagFlavor.Liquid ? "" : null;
        }

        if (flavor == TagFlavor.Shortcodes)
        {
            return null;
        }

        var name = tag.Groups["tag"].Value;
        if (name is "raw" or "comment" or "highlight" && EndOf(name, body, end) is { } close)
        {
            var inner = body[end..close.Index];
            end = close.Index + close.Length;
            return name switch
            {
                "raw" => inner,
                "comment" => " ",
                _ => $"```{tag.Groups["arguments"].Value.Trim().Split(' ')[0]}\n{inner.Trim('\n')}\n```",
            };
        }

        return "";
    }

    private static Match? EndOf(string name, string body, int from)
    {
        var close = EndTag.Match(body, from);
        while (close.Success && close.Groups["name"].Value != name)
        {
            close = close.NextMatch();
        }

        return close.Success ? close : null;
    }

    // A closing tag says nothing that the opening one has not.
    private static string? NameOf(Match tag)
    {
        var name = tag.Groups["shortcode"].Success ? tag.Groups["shortcode"].Value.Trim().Split([' ', '\n', '\t'], 2)[0]
            : tag.Groups["value"].Success ? tag.Groups["value"].Value.Trim()
            : tag.Groups["tag"].Value;
        return name.Length == 0 || name.StartsWith('/') || name.StartsWith("end", StringComparison.Ordinal) ? null : name.Length > 40 ? name[..40] + "…" : name;
    }

    private static string WithoutAttributes(string text, TagFlavor flavor)
    {
        var attributes = flavor == TagFlavor.Liquid ? KramdownAttributes : HeadingAttributes;
        if (!attributes.IsMatch(text))
        {
            return text;
        }

        var code = CodeSpans.Find(text);
        return attributes.Replace(text, match => CodeSpans.Hold(code, match.Index) ? match.Value : "");
    }

    [GeneratedRegex(@"\{\{(?<kind>[<%])(?<shortcode>[^\r\n]{0,2000}?(\r?\n[^\r\n]{0,2000}?){0,40}?)[>%]\}\}|\{%-?\s*(?<tag>\w+)(?<arguments>[^%]{0,2000}?)-?%\}|\{\{-?(?<value>[^{}<%]{1,2000}?)-?\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tag { get; }

    [GeneratedRegex(@"\{%-?\s*end(?<name>\w+)\s*-?%\}", RegexOptions.CultureInvariant)]
    private static partial Regex EndTag { get; }

    [GeneratedRegex(@"(^[ \t]*[*-] [^\n]*\n)?^[ \t]*\{:[ ]?toc[^}\n]*\}[ \t]*$|\{:[^}\n]*\}|(?<=^#{1,6} [^\n]*)[ \t]*\{#[\w:.-]+[^}\n]*\}(?=[ \t]*$)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex KramdownAttributes { get; }

    [GeneratedRegex(@"(?<=^#{1,6} [^\n]*)[ \t]*\{[#.][\w:.-]+[^}\n]*\}(?=[ \t]*\r?$)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex HeadingAttributes { get; }
}
