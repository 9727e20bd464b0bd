namespace Feeds.Markup.Tags;

/// <summary>How a body names another page of its site.</summary>
public enum ReferenceKind
{
    /// <summary>By path or name, as Hugo's <c>ref</c> does.</summary>
    Page,

    /// <summary>By the exact path of a file of the site, as Jekyll's <c>link</c> does.</summary>
    File,

    /// <summary>By the name of a post without its extension, as Jekyll's <c>post_url</c> does.</summary>
    Post,
}

/// <summary>What a body says to link to a page.</summary>
/// <param name="Target">As it was written, a fragment included.</param>
/// <param name="Language">The key of the language that was asked for, or null for that of the page that refers.</param>
public sealed record PageReference(ReferenceKind Kind, string Target, string? Language = null);
