using Feeds.Content;
using Feeds.Syndication;

namespace Feeds.Configuration;

/// <summary>Everything that is configured, validated: what is published, from where, to where.</summary>
/// <param name="Folder">The full path of the site's folder.</param>
/// <param name="Found">What the site's own configuration said.</param>
public sealed record Publication(string Folder, FoundSite Found, Site Site, ContentOptions Content, FeedOptions Feeds)
{
    /// <summary>The full path of the site's state folder.</summary>
    public string StateFolder => Path.Combine(Folder, Syndication.StateFolder.Name);
}
