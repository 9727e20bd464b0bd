using System.Data.Common;
using Feeds.Sources;

namespace Feeds.Storage;

/// <summary>Where readers, issues and deliveries are kept: one schema and one SQL text on both kinds.</summary>
public abstract class Database : IDisposable
{
    /// <summary>What people call it.</summary>
    public abstract string Name { get; }

    /// <summary>What a claim's inner SELECT ends with, so that several machines never wait for each other's rows.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>The type of a key that the database numbers itself; a number is never used again.</summary>
    internal abstract string IdType { get; }

    /// <summary>Whether a command with new values in it is the fastest way to run a statement again; else the driver knows the statement by its text.</summary>
    internal abstract bool KeepsCommands { get; }

    /// <summary>Opens the database at <paramref name="address"/>, a file's full path or <c>postgres://…</c>, and brings its schema up to date.</summary>
    public static Database Open(string address)
    {
        Database database = IsPostgres(address) ? new PostgresDatabase(address) : new SqliteDatabase(address);
        try
        {
            using var session = database.Connect();
            Schema.Update(database, session);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address names a PostgreSQL database.</summary>
    public static bool IsPostgres(string address) =>
        address.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <summary>A connection of one's own, for one thread at a time.</summary>
    public DatabaseSession Connect()
    {
        try
        {
            return new(this, OpenConnection());
        }
        catch (DbException failure)
        {
            throw Refusal(failure);
        }
    }

    /// <summary>Takes the lock of that name for as long as the result lives; null when another process holds it.</summary>
    public abstract IDisposable? TryLock(string name);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    protected abstract DbConnection OpenConnection();

    /// <summary>What the transactions of this process take turns by where only one may write at a time; null where many may.</summary>
    internal virtual Lock? Turns => null;

    /// <summary>Begins a transaction that may write from its first statement on.</summary>
    internal abstract DbTransaction Begin(DbConnection connection);

    /// <summary>What a failure of the database comes to, in one sentence.</summary>
    internal FeedsException Refusal(DbException failure) => new($"the database {Name} refused: {Words(failure)}; nothing was lost, run the command again when that is mended.");

    protected virtual string Words(DbException failure) => failure.Message.TrimEnd('.').ReplaceLineEndings(" ");
}
