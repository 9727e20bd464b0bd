namespace Feeds.Content;

/// <summary>What an article is called for good.</summary>
public enum IdScheme
{
    /// <summary>As the site's generator calls it, so that no reader sees an old item as new.</summary>
    Generator,

    /// <summary>Its address.</summary>
    Permalink,

    /// <summary>A <c>tag:</c> URI of its file (RFC 4151), which survives a new address.</summary>
    Tag,
}
