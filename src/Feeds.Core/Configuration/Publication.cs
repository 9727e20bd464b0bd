using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Subscriptions;
using Feeds.Syndication;

namespace Feeds.Configuration;

/// <summary>Everything that is configured, validated: what is published, from where, to where.</summary>
/// <param name="Folder">The full path of the site's folder.</param>
/// <param name="Generator">What people call the site's generator.</param>
/// <param name="Settings">Every value that holds, with its origin.</param>
public sealed record Publication(string Folder, string Generator, Site Site, ContentOptions Content, FeedOptions Feeds, ImmutableArray<Setting> Settings)
{
    public ImmutableArray<Newsletter> Newsletters { get; init; } = [];

    /// <summary>The server that takes the mail, or null: it goes into the pickup folder.</summary>
    public SmtpOptions? Smtp { get; init; }

    public DeliveryOptions Delivery { get; init; } = DeliveryOptions.Default;

    /// <summary>How messages are signed, or null: they are not.</summary>
    public DkimOptions? Dkim { get; init; }

    /// <summary>The readers' pages, or null when the site has none.</summary>
    public SubscriptionOptions? Subscriptions { get; init; }

    /// <summary>Where pages and feeds are served.</summary>
    public ServeOptions Serve { get; init; } = ServeOptions.Default;

    /// <summary>Where readers and deliveries are kept: the full path of an SQLite file, or a <c>postgres://</c> address.</summary>
    public required string Database { get; init; }

    /// <summary>Stands for all that is configured: with the same one the same articles make the same feeds.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The full path of the site's state folder.</summary>
    public string StateFolder => Path.Combine(Folder, Syndication.StateFolder.Name);
}
