using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Syndication;

namespace Feeds.Configuration;

/// <summary>Everything that is configured, validated: what is published, from where, to where.</summary>
/// <param name="Folder">The full path of the site's folder.</param>
/// <param name="Generator">What people call the site's generator.</param>
/// <param name="Settings">Every value that holds, with its origin.</param>
public sealed record Publication(string Folder, string Generator, Site Site, ContentOptions Content, FeedOptions Feeds, ImmutableArray<Setting> Settings)
{
    /// <summary>The full path of the site's state folder.</summary>
    public string StateFolder => Path.Combine(Folder, Syndication.StateFolder.Name);
}
