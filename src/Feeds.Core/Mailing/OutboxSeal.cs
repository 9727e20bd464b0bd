using System.Globalization;
using System.Security.Cryptography;
using Feeds.Sources;
using Feeds.Storage;

namespace Feeds.Mailing;

/// <summary>Remembers beside the database how far it was: a database that knows less is a copy from before, and would send again what was sent since.</summary>
/// <param name="path">The full path of a file that backups of the database do not bring back.</param>
public sealed class OutboxSeal(DatabaseSession session, string path)
{
    /// <summary>Whether the database is older than what this machine has seen of it.</summary>
    public bool IsBroken => Seen() > Stored();

    /// <summary>Notes that there is more to know now.</summary>
    public void Advance()
    {
        session.Execute("INSERT INTO install (name, value) VALUES ('generation', '1') ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(install.value AS BIGINT) + 1 AS TEXT)");
        Write(Stored());
    }

    /// <summary>Takes a restored database into use: what waits in it may have been sent since, so it waits for a person, and nothing published before now is mailed any more. Gives the number of deliveries that wait.</summary>
    public int Arm(DateTimeOffset now)
    {
        var held = session.Transaction(() =>
        {
            Set("generation", Math.Max(Seen(), Stored()) + 1);
            Set("armed_at", now.ToUnixTimeMilliseconds());
            return session.Execute(
                "UPDATE delivery SET state = 'uncertain', owner = NULL, fence = fence + 1, reply = 'the database was restored', settled_at = @now WHERE state IN ('pending', 'leased', 'sending')",
                ("now", now.ToUnixTimeMilliseconds()));
        });
        Write(Stored());
        return held;
    }

    /// <summary>When a restored database was taken into use, or null: nothing published before is mailed.</summary>
    public static DateTimeOffset? ArmedAt(DatabaseSession session) =>
        session.Query("SELECT value FROM install WHERE name = 'armed_at'", row => row.Text(0)) is [var text] ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)) : null;

    private long Stored() => session.Query("SELECT value FROM install WHERE name = 'generation'", row => row.Text(0)) is [var text] ? long.Parse(text, CultureInfo.InvariantCulture) : 0;

    private long Seen()
    {
        try
        {
            return long.TryParse(File.ReadAllText(path).AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new FeedsException($"'{path}' cannot be read, which says whether the database is an old copy: {refusal.Message}");
        }
    }

    private void Write(long generation)
    {
        try
        {
            // Beside and renamed: half a number would be another number. Several senders do so at once.
            var beside = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}.new";
            using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(System.Text.Encoding.ASCII.GetBytes(generation.ToString(CultureInfo.InvariantCulture) + "\n"));
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new FeedsException($"'{path}' cannot be written, which would tell an old copy of the database later: {refusal.Message}");
        }
    }

    private void Set(string name, long value) => session.Execute(
        "INSERT INTO install (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        ("name", name),
        ("value", value.ToString(CultureInfo.InvariantCulture)));
}
