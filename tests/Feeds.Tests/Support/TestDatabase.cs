using Feeds.Storage;

namespace Feeds.Tests.Support;

/// <summary>An empty database of either kind, gone when the test ends.</summary>
public sealed class TestDatabase : IDisposable
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    private readonly TempFolder folder = new();

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public TestDatabase(string kind)
    {
        Address = kind == Postgres ? PostgresServer.NewDatabase() : folder.At("feeds.db");
        Database = Database.Open(Address);
    }

    public static TheoryData<string> Kinds => [Sqlite, Postgres];

    public string Address { get; }

    public Database Database { get; }

    public void Dispose()
    {
        Database.Dispose();
        folder.Dispose();
    }
}
