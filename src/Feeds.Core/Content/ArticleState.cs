namespace Feeds.Content;

/// <summary>What becomes of an article; each article is in exactly one state.</summary>
public enum ArticleState
{
    /// <summary>It stands in the feeds.</summary>
    Published,

    /// <summary>Its author has not released it.</summary>
    Draft,

    /// <summary>Its date has not come.</summary>
    Future,

    /// <summary>Its expiry date has passed.</summary>
    Expired,

    /// <summary>It says nowhere when it was published, so it has no place in a feed.</summary>
    Undated,

    /// <summary>Its author keeps it out of the feeds.</summary>
    Hidden,

    /// <summary>It cannot be read; a problem says where and why.</summary>
    Broken,
}
