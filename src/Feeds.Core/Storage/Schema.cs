using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Feeds.Sources;

namespace Feeds.Storage;

/// <summary>Brings the tables up to date: the numbered texts of <c>Migrations</c>, each once.</summary>
internal static class Schema
{
    private const string Prefix = "migrations/";

    public static void Update(Database database, DatabaseSession session)
    {
        var texts = Texts();
        session.Execute("CREATE TABLE IF NOT EXISTS install (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
        if (VersionOf(session) is var version && version > texts.Count)
        {
            throw new FeedsException($"the database {database.Name} was made by a newer version of feeds; install that version.");
        }

        if (version == texts.Count)
        {
            return;
        }

        session.Transaction(() =>
        {
            // Of two processes that find an old schema one waits here, and then has nothing to do.
            session.Execute("INSERT INTO install (name, value) VALUES ('schema', '0') ON CONFLICT (name) DO UPDATE SET value = install.value");
            for (var i = VersionOf(session); i < texts.Count; i++)
            {
                foreach (var statement in texts[i].Replace("{id}", database.IdType, StringComparison.Ordinal).Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    session.Execute(statement);
                }
            }

            session.Execute("UPDATE install SET value = @version WHERE name = 'schema'", ("version", texts.Count.ToString(CultureInfo.InvariantCulture)));
            session.Execute("INSERT INTO install (name, value) VALUES ('key', @key) ON CONFLICT (name) DO NOTHING", ("key", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))));
        });
    }

    private static int VersionOf(DatabaseSession session) =>
        session.Query("SELECT value FROM install WHERE name = 'schema'", row => row.Text(0)) is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 0;

    private static List<string> Texts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd().ReplaceLineEndings("\n");
        })];
    }
}
