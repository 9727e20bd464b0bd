namespace Feeds.Mailing;

/// <summary>What in a letter is one reader's own.</summary>
/// <param name="MessageId">Without its brackets; the same with every try (RFC 5322 section 3.6.4).</param>
/// <param name="UnsubscribeUrl">Where the reader leaves: an HTTPS address that answers one-click POSTs (RFC 8058), or null when the site has no pages.</param>
/// <param name="PreferencesUrl">Where the reader chooses topics and frequency, or null when the site has no pages.</param>
public sealed record Recipient(Mailbox To, string MessageId, string? UnsubscribeUrl, string? PreferencesUrl);
