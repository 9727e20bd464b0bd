namespace Feeds.Markup.Tags;

/// <summary>Whose template tags a body may hold.</summary>
public enum TagFlavor
{
    /// <summary>Nobody's in particular: Hugo's, Liquid's, Hexo's and Zola's, outside code only.</summary>
    Any,

    /// <summary>Hugo's shortcodes, which it resolves in code too.</summary>
    Shortcodes,

    /// <summary>Liquid's tags and values, which Jekyll resolves in code too, and kramdown's attributes.</summary>
    Liquid,
}
