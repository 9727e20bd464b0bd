using System.Net;
using Feeds.Mailing;

namespace Feeds.Newsletters;

/// <summary>An issue as it was sent to those who narrowed it least.</summary>
/// <param name="Language">The language of its words (BCP 47).</param>
/// <param name="Html">With the marks of <see cref="LetterMarks"/>.</param>
public sealed record PastIssue(string Newsletter, string Language, string Html)
{
    /// <summary>The letter for who is no reader, or not known as one.</summary>
    /// <param name="subscribeUrl">Stands where a reader's own links stood.</param>
    public string HtmlFor(string subscribeUrl)
    {
        var encoded = WebUtility.HtmlEncode(subscribeUrl);
        return Html.Replace(LetterMarks.Unsubscribe, encoded, StringComparison.Ordinal).Replace(LetterMarks.Preferences, encoded, StringComparison.Ordinal);
    }
}
