using Feeds.Markup;

namespace Feeds.Newsletters;

/// <summary>Finds the file of a picture by its address on the site, to tell how large it is: some mail programs must know before they load it.</summary>
/// <param name="siteFolder">The full path of the site's folder.</param>
/// <param name="siteUrl">The address of the home page, ending in <c>/</c>.</param>
public sealed class SitePictures(string siteFolder, string siteUrl)
{
    // Where generators keep what they copy as it is; the site's folder itself is Jekyll's.
    private static readonly string[] Folders = ["static", "content", "source", "public", ""];

    private readonly Dictionary<string, (int Width, int Height)?> sizes = new(StringComparer.Ordinal);

    /// <summary>The width and height in pixels, or null when the picture lies elsewhere or its file does not tell.</summary>
    public (int Width, int Height)? SizeOf(string url)
    {
        if (!sizes.TryGetValue(url, out var size))
        {
            sizes.Add(url, size = Read(url));
        }

        return size;
    }

    private (int Width, int Height)? Read(string url)
    {
        if (!url.StartsWith(siteUrl, StringComparison.Ordinal))
        {
            return null;
        }

        var path = Uri.UnescapeDataString(UrlText.RemoveDots(url[siteUrl.Length..].Split('?', '#')[0], out var leftRoot));
        if (leftRoot || path.Length == 0 || path.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(path) || path.Split('/', '\\').Contains(".."))
        {
            return null;
        }

        var file = Folders.Select(folder => Path.Combine(siteFolder, folder, path)).FirstOrDefault(File.Exists);
        return file is null ? null : ReadFile(file);
    }

    private static (int Width, int Height)? ReadFile(string path)
    {
        try
        {
            // A pipe or device has no length, and reading it might never end.
            if (new FileInfo(path).Length == 0)
            {
                return null;
            }

            using var file = File.OpenRead(path);
            var head = new byte[PictureSize.Head];
            return PictureSize.Read(head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The digest shows the picture all the same.
            return null;
        }
    }
}
