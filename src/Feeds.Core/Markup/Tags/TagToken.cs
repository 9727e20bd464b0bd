namespace Feeds.Markup.Tags;

internal enum TagForm
{
    /// <summary><c>{{&lt; name &gt;}}</c> or <c>{{% name %}}</c>.</summary>
    Shortcode,

    /// <summary><c>{% name %}</c>.</summary>
    Block,

    /// <summary><c>{{ expression }}</c>.</summary>
    Value,

    /// <summary>A tag that its author escaped, to be shown.</summary>
    Escaped,

    /// <summary>A stretch of the body in which no tag is read, or none at all.</summary>
    Verbatim,
}

/// <summary>One tag in a body.</summary>
/// <param name="Name">Its name; empty for what is no tag but text.</param>
/// <param name="Arguments">What stands behind the name; the text itself of what is only text.</param>
/// <param name="Closes">Whether it closes another, such as <c>{{&lt; /name &gt;}}</c> or <c>{% endname %}</c>.</param>
/// <param name="TrimsBefore">Whether the blanks before it go with it, and those behind it.</param>
internal readonly record struct TagToken(int Start, int End, TagForm Form, string Name, string Arguments = "", bool Closes = false, bool TrimsBefore = false, bool TrimsAfter = false)
{
    private const int LongestName = 40;

    /// <summary>What a report calls the tag.</summary>
    public string Called()
    {
        var name = Form == TagForm.Block && Name is "include" or "include_relative" ? $"{Name} {Arguments.Split(' ', 2)[0]}" : Name.Length == 0 ? Arguments : Name;
        return name.Length > LongestName ? name[..LongestName] + "…" : name;
    }
}
