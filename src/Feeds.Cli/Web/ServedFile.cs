namespace Feeds.Cli.Web;

/// <summary>One file of the last build.</summary>
/// <param name="path">Relative to the output folder, with <c>/</c>.</param>
/// <param name="hash">Of its content, as the build recorded it.</param>
/// <param name="format">Which format it is of, or null for what is no feed.</param>
internal sealed class ServedFile(string path, string hash, string? format)
{
    private ServedContent? content;

    public string Path => path;

    public string Hash => hash;

    public string? Format => format;

    public string ContentType { get; } = (format, System.IO.Path.GetExtension(path)) switch
    {
        ("rss", _) => "application/rss+xml; charset=utf-8",
        ("atom", _) => "application/atom+xml; charset=utf-8",
        ("json", _) => "application/feed+json; charset=utf-8",
        (_, ".opml") => "text/x-opml; charset=utf-8",
        (_, ".html") => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    };

    /// <summary>The content in memory, if it is there.</summary>
    public ServedContent? Content
    {
        get => Volatile.Read(ref content);
        set => Volatile.Write(ref content, value);
    }
}
