namespace Feeds.Mailing;

/// <summary>What all readers of one edition of an issue get; where a reader's own links belong, texts hold the marks of <see cref="LetterMarks"/>.</summary>
public sealed record Letter
{
    public required Mailbox From { get; init; }

    public Mailbox? ReplyTo { get; init; }

    /// <summary>The Date field, the same for every reader and with every try.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>What people call the list.</summary>
    public required string ListName { get; init; }

    /// <summary>The List-Id without its brackets, such as <c>weekly.example.org</c> (RFC 2919).</summary>
    public required string ListId { get; init; }

    /// <summary>The Feedback-ID, from the narrowest to the sender; no personal data.</summary>
    public required string FeedbackId { get; init; }

    /// <summary>Where a reader leaves by mail, also when the site has pages: a <c>mailto:</c> address (RFC 6068).</summary>
    public string UnsubscribeMail => LeaveByMail(From.Address, ListId.Split('.')[0]);

    /// <summary>The site's home page, which archives what was sent.</summary>
    public required string ArchiveUrl { get; init; }

    /// <summary>The language of the words (BCP 47).</summary>
    public required string Language { get; init; }

    public required string Subject { get; init; }

    public required string Html { get; init; }

    public required string Text { get; init; }

    /// <summary>The address of a mail that asks to be taken off a list.</summary>
    public static string LeaveByMail(EmailAddress to, string list) =>
        $"mailto:{Uri.EscapeDataString(to.Local)}@{to.Domain}?subject=unsubscribe%20{Uri.EscapeDataString(list)}";
}
