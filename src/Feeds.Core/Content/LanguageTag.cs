using System.Text.RegularExpressions;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>Language tags of the shape <c>zh-Hans-CN</c> (BCP 47: RFC 5646, section 2.1).</summary>
public static partial class LanguageTag
{
    // ISO 639-1, to tell `post.en.md` from `notes.v2.md`.
    private const string TwoLetterCodes =
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu " +
        "fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn " +
        "ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os " +
        "pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw " +
        "ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

    private static readonly HashSet<string> Known = [.. TwoLetterCodes.Split(' ')];

    private static readonly Recurring<(string? Tag, bool IsMended)> Tags = new(Parsed);

    /// <summary>The tag with its usual case, or null when <paramref name="text"/> is none.</summary>
    /// <param name="mended">Whether more than case had to change: <c>zh_cn</c> is written <c>zh-CN</c>.</param>
    public static string? Parse(string text, out bool mended)
    {
        (var tag, mended) = Tags.Of(text);
        return tag;
    }

    /// <summary>Whether the end of a file name such as <c>zh-cn</c> in <c>post.zh-cn.md</c> names a language.</summary>
    public static bool IsFileNameSuffix(string suffix) =>
        Parse(suffix, out _) is { } tag && Known.Contains(tag.Split('-')[0]);

    private static (string? Tag, bool IsMended) Parsed(string text)
    {
        var trimmed = text.Trim();
        var isMended = trimmed.Contains('_', StringComparison.Ordinal);
        var tag = trimmed.Replace('_', '-');
        if (!WellFormed.IsMatch(tag))
        {
            return (null, isMended);
        }

        var parts = tag.Split('-');
        parts[0] = parts[0].ToLowerInvariant();
        if (parts[0].Length == 2 && !Known.Contains(parts[0]))
        {
            return (null, isMended);
        }

        for (var i = 1; i < parts.Length; i++)
        {
            parts[i] = parts[i].Length switch
            {
                2 => parts[i].ToUpperInvariant(),
                4 when char.IsAsciiLetter(parts[i][0]) => char.ToUpperInvariant(parts[i][0]) + parts[i][1..].ToLowerInvariant(),
                _ => parts[i].ToLowerInvariant(),
            };
        }

        return (string.Join('-', parts), isMended);
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WellFormed { get; }
}
