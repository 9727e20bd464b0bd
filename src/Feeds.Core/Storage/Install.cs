namespace Feeds.Storage;

/// <summary>What was laid down when the database was made.</summary>
public static class Install
{
    /// <summary>The database's own secret, 32 bytes: signs links and names messages unless one is configured.</summary>
    public static byte[] KeyOf(DatabaseSession session) => Convert.FromHexString(session.Query("SELECT value FROM install WHERE name = 'key'", row => row.Text(0))[0]);
}
