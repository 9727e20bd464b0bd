namespace Feeds.Syndication;

/// <summary>One way to write a feed; the same feed gives the same bytes everywhere.</summary>
public interface IFeedFormat
{
    /// <summary>The name in <c>feeds.yml</c> and in reports.</summary>
    string Name { get; }

    /// <summary>The media type under which the file is served.</summary>
    string MediaType { get; }

    void Write(Feed feed, Stream output);
}
