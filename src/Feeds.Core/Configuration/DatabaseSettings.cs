using Feeds.Sources;
using Feeds.Storage;
using Feeds.Syndication;

namespace Feeds.Configuration;

/// <summary>The key <c>database</c> of <c>feeds.yml</c>: a file, or a PostgreSQL database by its address.</summary>
internal static class DatabaseSettings
{
    private const string Usual = StateFolder.Name + "/feeds.db";

    /// <param name="output">The full path of the output folder, which everybody can read.</param>
    public static string Read(Section root, string folder, string output, SettingsFile file)
    {
        var written = root.Secret("database");
        var database = written is not null && written.Contains("://", StringComparison.Ordinal) ? Server(root, written) : File(root, written ?? Usual, folder, output);

        // An address may hold a password.
        file.Chosen("database", written is null ? null : Database.IsPostgres(written) ? "PostgreSQL" : written, root.Find("database"), null, null, Usual);
        return database;
    }

    private static string Server(Section root, string address)
    {
        if (!Database.IsPostgres(address) || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.AbsolutePath.Trim('/').Length == 0 || uri.AbsolutePath.Trim('/').Contains('/'))
        {
            root.Refuse(root.Find("database")!, "database", "must be a file, or an address with the name of a database such as postgres://user@db.example.org/feeds");
        }

        return address;
    }

    private static string File(Section root, string written, string folder, string output)
    {
        var path = Path.GetFullPath(Path.Combine(folder, written));
        var why = !Path.IsPathRooted(written) && !IsBelow(path, folder) ? "leads out of the site's folder; write a full path if that is meant"
            : root.Has("database") && IsBelow(path, output) ? $"lies in the output folder, which everybody can read"
            : Directory.Exists(path) || written.EndsWith('/') ? "is a folder, but must be a file"
            : null;
        if (why is not null)
        {
            root.Refuse(root.Find("database") ?? new Node.Scalar(root.Position, written, Quoted: false), "database", $"is '{written}', which {why}");
        }

        return path;
    }

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);
}
