using System.Globalization;
using System.Text;

namespace Feeds.Markup;

/// <summary>Addresses as ASCII text: path percent-encoded exactly once, host in its ASCII form (RFC 3986, RFC 5891).</summary>
public static class UrlText
{
    /// <summary>An absolute http(s) address in canonical form, or null.</summary>
    public static string? Absolute(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && Canonical(uri) is { } url ? url : null;

    /// <summary>The address as ASCII text, or null when its host cannot be written so.</summary>
    public static string? Canonical(Uri uri)
    {
        if (uri.Scheme is not ("http" or "https"))
        {
            return uri.AbsoluteUri;
        }

        var host = uri.IdnHost;
        if (host.Length == 0 || host.Any(c => c > '\u007F'))
        {
            return null;
        }

        host = uri.HostNameType == UriHostNameType.IPv6 ? $"[{host}]" : host.ToLowerInvariant();
        var port = uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");
        return $"{uri.Scheme}://{(uri.UserInfo.Length > 0 ? uri.UserInfo + "@" : "")}{host}{port}{uri.PathAndQuery}{uri.Fragment}";
    }

    /// <summary>The address as the target of a Markdown link may hold it.</summary>
    public static string ForMarkdown(string url) => url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);

    /// <summary>A path of raw names, each character that a path cannot hold percent-encoded (RFC 3986, section 3.3).</summary>
    /// <param name="keepEncoded">Whether an existing <c>%41</c> stays, as in a path that an author wrote.</param>
    public static string EncodePath(string path, bool keepEncoded = false)
    {
        var encoded = new StringBuilder(path.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < path.Length; i++)
        {
            var c = path[i];
            if (char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '.' or '_' or '~' or '!' or '$' or '&' or '\'' or '(' or ')' or '*' or '+' or ',' or ';' or '=' or ':' or '@')
            {
                encoded.Append(c);
            }
            else if (c == '%' && keepEncoded && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                encoded.Append('%').Append(char.ToUpperInvariant(path[i + 1])).Append(char.ToUpperInvariant(path[i + 2]));
                i += 2;
            }
            else
            {
                Rune.DecodeFromUtf16(path.AsSpan(i), out var rune, out var length);
                foreach (var b in utf8[..rune.EncodeToUtf8(utf8)])
                {
                    encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
                }

                i += length - 1;
            }
        }

        return encoded.ToString();
    }

    /// <summary>The path without <c>.</c> and <c>..</c> segments, plain or percent-encoded, and whether one of them led above the root.</summary>
    public static string RemoveDots(string path, out bool leftRoot)
    {
        leftRoot = false;
        var kept = new List<string>();
        var parts = path.Split('/');
        foreach (var (index, part) in parts.Index())
        {
            switch (part.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase))
            {
                case ".":
                    break;
                case ".." when kept.Count == 0 || kept is [""]:
                    leftRoot = true;
                    break;
                case "..":
                    kept.RemoveAt(kept.Count - 1);
                    break;
                default:
                    kept.Add(part);
                    continue;
            }

            if (index == parts.Length - 1)
            {
                kept.Add("");
            }
        }

        return string.Join('/', kept);
    }
}
