using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Feeds.Tests.Support;

/// <summary>What every message must be, read from its bytes alone.</summary>
public static partial class MessageRules
{
    private static readonly string[] Once =
        ["From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "List-Help", "List-Archive", "Feedback-ID", "Precedence", "Auto-Submitted", "Content-Language", "MIME-Version", "Content-Type"];

    private static readonly string[] AtMostOnce = ["Reply-To", "List-Unsubscribe-Post", "DKIM-Signature"];

    /// <summary>Every rule that the message breaks, in words.</summary>
    public static IEnumerable<string> Broken(byte[] message)
    {
        var raw = Encoding.Latin1.GetString(message);
        return OctetRules(raw).Concat(HeaderRules(raw[..raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)])).Concat(BodyRules(MimeMessage.Load(new MemoryStream(message))));
    }

    /// <summary>Every address that a reader of the HTML would follow.</summary>
    public static IEnumerable<string> LinksOf(string html) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!);

    /// <summary>Every address that stands in a text.</summary>
    public static IEnumerable<string> LinksIn(string text) => Address.Matches(text).Select(match => match.Value);

    private static IEnumerable<string> OctetRules(string raw)
    {
        if (raw.Replace("\r\n", "", StringComparison.Ordinal).AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
        {
            yield return "a bare CR or LF, or a NUL";
        }

        if (!Ascii.IsValid(raw))
        {
            yield return "octets beyond ASCII";
        }

        foreach (var line in raw.Split("\r\n").Where(line => line.Length > 998))
        {
            yield return $"a line of {line.Length} octets";
        }
    }

    private static IEnumerable<string> HeaderRules(string header)
    {
        var names = header.Split("\r\n").Where(line => line[0] is not (' ' or '\t')).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).ToList();
        foreach (var name in Once.Where(name => names.Count(other => other == name) != 1))
        {
            yield return $"{name} is not there once";
        }

        foreach (var name in names.GroupBy(name => name).Where(name => !Once.Contains(name.Key) && (name.Count() > 1 || !AtMostOnce.Contains(name.Key))))
        {
            yield return $"{name.Key} does not belong there";
        }

        foreach (var line in header.Split("\r\n").Where(line => line.Trim().Length == 0 || (line.Length > 78 && line.TrimStart().Contains(' ', StringComparison.Ordinal))))
        {
            yield return $"a line that could be folded, or is blank: {line}";
        }

        var oneClick = header.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", StringComparison.Ordinal);
        if (oneClick != UnsubscribeByWeb.IsMatch(header))
        {
            yield return "List-Unsubscribe-Post without an https address, or the other way round";
        }

        foreach (var word in EncodedWord.Matches(header).Select(match => match.Value).Where(word => word.Length > 75 || !IsWhole(word)))
        {
            yield return $"an encoded word that is too long or broken: {word}";
        }
    }

    private static IEnumerable<string> BodyRules(MimeMessage message)
    {
        if (message.Body is not MultipartAlternative { Count: 2 } body || body[0] is not TextPart { IsPlain: true } plain || body[1] is not TextPart { IsHtml: true } rich)
        {
            yield return "not a text with its HTML";
            yield break;
        }

        foreach (var part in new[] { plain, rich }.Where(part => part.ContentTransferEncoding is not (ContentEncoding.Base64 or ContentEncoding.QuotedPrintable) || part.ContentType.Charset != "utf-8"))
        {
            yield return $"{part.ContentType} in {part.ContentTransferEncoding}";
        }

        if (Encoding.UTF8.GetByteCount(rich.Text) > 100_000)
        {
            yield return "HTML that Gmail cuts off";
        }

        var (inHtml, inText) = (LinksOf(rich.Text).ToHashSet(), LinksIn(plain.Text).ToHashSet());
        if (!inHtml.SetEquals(inText))
        {
            yield return $"links of one part only: {string.Join(' ', inHtml.Except(inText).Concat(inText.Except(inHtml)))}";
        }

        foreach (var element in new AngleSharp.Html.Parser.HtmlParser().ParseDocument(rich.Text).QuerySelectorAll("*"))
        {
            if (element.LocalName is "script" or "form" or "iframe" or "object" or "embed" or "link" or "base" || element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"active HTML: {element.LocalName}";
            }

            if (element.LocalName == "table" && element.GetAttribute("role") != "presentation")
            {
                yield return "a table that a screen reader would read out";
            }

            if (element.LocalName == "img" && (element.GetAttribute("alt") is null || element.GetAttribute("width") is null))
            {
                yield return "an image without words or width";
            }
        }
    }

    private static bool IsWhole(string word)
    {
        var parts = word.Split('?');
        var octets = parts[2] == "b" ? Convert.FromBase64String(parts[3]) : Unquoted(parts[3]);
        return !new UTF8Encoding(false).GetString(octets).Contains('\uFFFD', StringComparison.Ordinal);
    }

    private static byte[] Unquoted(string text) => Encoding.Latin1.GetBytes(Escaped.Replace(text.Replace('_', ' '), match => ((char)Convert.FromHexString(match.Value[1..])[0]).ToString()));

    [GeneratedRegex(@"=\?[^?\s]+\?[bq]\?[^?\s]*\?=", RegexOptions.CultureInvariant)]
    private static partial Regex EncodedWord { get; }

    [GeneratedRegex("=[0-9A-F]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped { get; }

    [GeneratedRegex(@"(https?://|mailto:)[\x21-\x7E]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"List-Unsubscribe:\s+<https://", RegexOptions.CultureInvariant)]
    private static partial Regex UnsubscribeByWeb { get; }
}
