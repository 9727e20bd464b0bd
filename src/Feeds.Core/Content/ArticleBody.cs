using System.Security.Cryptography;
using System.Text;

namespace Feeds.Content;

/// <summary>The text of an article below its front matter, told from others without being kept.</summary>
public static class ArticleBody
{
    /// <summary>The SHA-256 of the body as the file holds it now, in hex; empty for a body of blanks or a file that cannot be read.</summary>
    public static string HashOf(Article article, ContentOptions options)
    {
        if (ContentFolder.ReadText(options.PathOf(article.File), out _) is not { } text)
        {
            return "";
        }

        var body = text.AsSpan(FrontMatter.BodyOf(text, article.File).Start).Trim();
        return body.IsEmpty ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body.ToString())));
    }
}
