using System.Text;

namespace Feeds.Markup.Tags;

/// <summary>The address of a link or a picture, in Markdown or in HTML, while it is being written.</summary>
internal static class LinkTarget
{
    // Longer ones are not looked back over.
    private const int Longest = 512;

    /// <summary>Where the address begins that the text ends in, and the character that ends it; null where it ends in none.</summary>
    public static int? Start(StringBuilder text, out char end)
    {
        end = ' ';
        for (var i = text.Length - 1; i >= 0 && i >= text.Length - Longest; i--)
        {
            switch (text[i])
            {
                case '(' when i > 0 && text[i - 1] == ']':
                    end = ')';
                    return i + 1;
                case '\n' or '(' or ')' or '>':
                    return null;
                case ' ':
                    end = i > 1 && text[i - 1] == '(' ? ')' : ' ';
                    return i > 1 && text[i - 1] is ':' or '(' && text[i - 2] == ']' ? i + 1 : null;
                case '"' or '\'':
                    end = text[i];
                    return i > 0 && text[i - 1] == '=' && IsAddress(text, i - 1) ? i + 1 : null;
                case '=' when IsAddress(text, i):
                    return i + 1;
            }
        }

        return null;
    }

    /// <summary>Whether the address ends in the same line; the body goes on at <paramref name="next"/>.</summary>
    public static bool IsEnded(string body, int next, char end)
    {
        if (end == ' ')
        {
            return true;
        }

        var rest = body.AsSpan(next, Math.Min(Longest, body.Length - next));
        var at = rest.IndexOfAny(end, '\n');
        return at >= 0 && rest[at] == end;
    }

    private static bool IsAddress(StringBuilder text, int equals) =>
        (equals >= 4 && text.ToString(equals - 4, 4).Equals("href", StringComparison.OrdinalIgnoreCase))
        || (equals >= 3 && text.ToString(equals - 3, 3).Equals("src", StringComparison.OrdinalIgnoreCase));
}
