namespace Feeds.Content;

/// <summary>How one string is read where a list of terms is expected.</summary>
public enum TermSplit
{
    /// <summary>As one term.</summary>
    None,

    /// <summary>As the words between blanks, as Jekyll does.</summary>
    Spaces,

    /// <summary>As the parts between commas.</summary>
    Commas,
}
