namespace Feeds.Content.Dialects;

/// <summary>What a file below the content folder is to a site generator.</summary>
public enum FileRole
{
    /// <summary>Something to publish.</summary>
    Article,

    /// <summary>Something to publish once its author says so.</summary>
    Draft,

    /// <summary>A page of the site that its generator puts in no feed.</summary>
    Page,

    /// <summary>A page that stands for its folder; it names a section or a term.</summary>
    Section,

    /// <summary>Part of the machinery, such as a layout.</summary>
    Ignored,
}
