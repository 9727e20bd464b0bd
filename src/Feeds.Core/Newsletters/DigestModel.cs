using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Mailing;
using Feeds.Syndication;

namespace Feeds.Newsletters;

/// <summary>All that a digest is made of: the same model, the same bytes.</summary>
public sealed record DigestModel
{
    public required Site Site { get; init; }

    public required Newsletter Newsletter { get; init; }

    public required string ChannelTitle { get; init; }

    /// <summary>The page that people would look at: absolute, ASCII.</summary>
    public required string ChannelUrl { get; init; }

    /// <summary>What is shown, newest first; at least one.</summary>
    public required ImmutableArray<Entry> Entries { get; init; }

    /// <summary>How many more there are than are shown.</summary>
    public int Further { get; init; }

    /// <summary>The instant.</summary>
    public required DateTimeOffset Instant { get; init; }

    /// <summary>Whether the site has pages where readers choose and leave; without them they leave by mail.</summary>
    public bool HasPages { get; init; }

    /// <summary>The width and height in pixels of a lead image by its address, where they are known.</summary>
    public Func<string, (int Width, int Height)?> ImageSize { get; init; } = _ => null;

    /// <summary>Where a reader without pages leaves: a mail to the sender (RFC 6068).</summary>
    public string UnsubscribeMail => Letter.LeaveByMail(Newsletter.From.Address, Newsletter.Name);

    internal string UnsubscribeUrl => HasPages ? LetterMarks.Unsubscribe : UnsubscribeMail;

    internal string? PreferencesUrl => HasPages ? LetterMarks.Preferences : null;
}
