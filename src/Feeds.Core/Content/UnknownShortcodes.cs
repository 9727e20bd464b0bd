namespace Feeds.Content;

/// <summary>What becomes of a template tag in a body that only the site's generator could resolve.</summary>
public enum UnknownShortcodes
{
    /// <summary>It is left out, what it encloses stays, and a warning names it.</summary>
    Strip,

    /// <summary>It is shown as it was written.</summary>
    Keep,

    /// <summary>The article is broken.</summary>
    Error,
}
