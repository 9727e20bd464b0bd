using Feeds.Mailing;
using Feeds.Markup;

namespace Feeds.Newsletters;

/// <summary>Makes of a digest the letter that all its readers get.</summary>
public static class DigestLetter
{
    /// <summary>The letter; its list is named for the newsletter and the sender's domain.</summary>
    /// <param name="period">The issue's period, such as <c>2026-W48</c>.</param>
    public static Letter Of(DigestModel model, Digest digest, string period)
    {
        var newsletter = model.Newsletter;
        return new()
        {
            From = newsletter.From,
            ReplyTo = newsletter.ReplyTo,
            Date = model.Instant,
            ListName = newsletter.Title,
            ListId = $"{Label(newsletter.Name)}.{newsletter.From.Address.Domain}",
            FeedbackId = FeedbackId(newsletter.Name, period, newsletter.From.Address.Domain),
            ArchiveUrl = model.Site.Url,
            Language = newsletter.Language,
            Subject = digest.Subject,
            Html = digest.Html,
            Text = digest.Text,
        };
    }

    // Issue, newsletter, kind and sender: the last of 5 to 15 characters, none like another (Gmail's feedback loop).
    private static string FeedbackId(string newsletter, string period, string domain)
    {
        var sender = string.Concat(domain.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        sender = sender.Length < 5 ? sender + "-mail" : sender[..Math.Min(sender.Length, 15)].TrimEnd('-');
        return $"{Label(period)}:{Label(newsletter)}:{(newsletter == "digest" ? "issue" : "digest")}:{sender}";
    }

    private static string Label(string name) => UrlText.EncodePath(name).Replace('%', '-').Replace(':', '-').Replace('.', '-');
}
