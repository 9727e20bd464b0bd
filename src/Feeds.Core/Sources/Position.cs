namespace Feeds.Sources;

/// <summary>A place in a text file; lines and columns count from 1, columns in UTF-16 code units.</summary>
public readonly record struct Position(int Line, int Column)
{
    /// <summary>The first character of a file.</summary>
    public static Position Start => new(1, 1);
}
