using System.Collections.Immutable;
using Feeds.Mailing;

namespace Feeds.Newsletters;

/// <summary>A channel by e-mail.</summary>
public sealed record Newsletter
{
    /// <summary>The name for scripts.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required Mailbox From { get; init; }

    public Mailbox? ReplyTo { get; init; }

    /// <summary>Where the sender can be reached by post, on one line; null only as long as nothing is really sent.</summary>
    public string? PostalAddress { get; init; }

    /// <summary>The key of the channel whose articles it carries.</summary>
    public string Channel { get; init; } = "site";

    /// <summary>What a reader may choose from, the first being the default.</summary>
    public required ImmutableArray<Schedule> Schedules { get; init; }

    /// <summary>The kinds of channel a reader may narrow it to, such as <c>tags</c>.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>The most articles an issue shows; the others are counted.</summary>
    public int Items { get; init; } = 20;

    /// <summary>The language of its own words (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>The name of its template.</summary>
    public string Template { get; init; } = "digest";

    /// <summary>Nothing published before is ever mailed; null: the first run decides.</summary>
    public DateTimeOffset? Since { get; init; }
}
