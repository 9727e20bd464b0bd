using System.Reflection;
using Feeds.Content;
using Feeds.Sources;

namespace Feeds.Templates;

/// <summary>The files of templates: the site's own where there is one, else those that come with Feeds.</summary>
/// <param name="siteFolder">The full path of the site's folder, or null when it has none of its own.</param>
internal sealed class TemplateFiles(string? siteFolder)
{
    private const string Folder = "templates/";

    /// <summary>Whether the site has such a file of its own.</summary>
    /// <param name="file">Relative to the site, with <c>/</c>: <c>templates/email/digest.html</c>.</param>
    public bool HasOwn(string file) => PathOf(file) is not null;

    /// <summary>The text of a file, with the name people know it by; null when it is there and cannot be read, which is said.</summary>
    /// <param name="usual">The file that comes with Feeds and stands in where the site has none.</param>
    public (string File, string Source)? Read(string file, string usual, List<Problem> problems)
    {
        if (PathOf(file) is not { } path)
        {
            return (usual, Embedded(usual));
        }

        if (ContentFolder.ReadText(path, out var why) is { } source)
        {
            return (file, source);
        }

        problems.Add(Problem.Error(file, null, "template", why!));
        return null;
    }

    /// <summary>A file as it comes with Feeds.</summary>
    public static string Embedded(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private string? PathOf(string file) => siteFolder is not null && file.StartsWith(Folder, StringComparison.Ordinal) && Path.Combine(siteFolder, file) is var path && File.Exists(path) ? path : null;
}
