using System.Data;
using System.Data.Common;
using Feeds.Sources;
using Microsoft.Data.Sqlite;

namespace Feeds.Storage;

/// <summary>A file of SQLite: readers beside one writer (WAL), and what is committed survives a power cut (<c>synchronous=FULL</c>).</summary>
internal sealed class SqliteDatabase(string path) : Database
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NoDatabase = 26;

    /// <summary>How long a statement waits for another process that writes, in seconds.</summary>
    private const int Patience = 60;

    private readonly string address = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = Patience }.ToString();

    public override string Name => $"'{path}'";

    // A transaction that may write has the file for itself.
    public override string SkipLocked => "";

    internal override string IdType => "INTEGER PRIMARY KEY AUTOINCREMENT";

    internal override bool KeepsCommands => true;

    // Who finds the file taken asks again after a pause; threads that know of each other need none.
    internal override Lock? Turns { get; } = new();

    public override IDisposable? TryLock(string name)
    {
        try
        {
            return new FileStream($"{path}.{name}", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException refusal)
        {
            throw new FeedsException($"the database {Name} cannot be locked: {refusal.Message}");
        }
    }

    protected override DbConnection OpenConnection()
    {
        var isNew = !File.Exists(path);
        var connection = new SqliteConnection(address);
        try
        {
            connection.Open();
            if (isNew && !OperatingSystem.IsWindows())
            {
                // The list of readers is nobody else's business.
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            using var command = connection.CreateCommand();
            // SQLite waits for another process in pauses that begin at a millisecond; the driver alone would sleep 150.
            command.CommandText = $"PRAGMA busy_timeout = {Patience}000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal override DbTransaction Begin(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);

    protected override string Words(DbException failure) => (failure as SqliteException)?.SqliteErrorCode switch
    {
        Busy or Locked => "another process has been writing to it for a minute",
        ReadOnly => "it may not be written to",
        InputOutput => "its file cannot be read or written",
        Corrupt or NoDatabase => "the file is damaged or no database of SQLite",
        Full => "the disk is full",
        CannotOpen => "its file cannot be opened",
        _ => base.Words(failure),
    };
}
