using System.Data.Common;
using Feeds.Sources;
using Npgsql;

namespace Feeds.Storage;

/// <summary>A PostgreSQL database, for when several machines send.</summary>
internal sealed class PostgresDatabase : Database
{
    private readonly NpgsqlDataSource source;

    /// <param name="address">A URI: <c>postgres://user:password@host:port/name?option=value</c>.</param>
    public PostgresDatabase(string address)
    {
        var builder = new NpgsqlConnectionStringBuilder(ConnectionString(address)) { MaxAutoPrepare = 32, AutoPrepareMinUsages = 2 };
        Name = $"postgres://{builder.Host}:{builder.Port}/{builder.Database}";
        source = new NpgsqlSlimDataSourceBuilder(builder.ConnectionString).EnableTransportSecurity().Build();
    }

    public override string Name { get; }

    public override string SkipLocked => "FOR UPDATE OF d SKIP LOCKED";

    internal override string IdType => "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";

    // A command that was prepared by itself goes on with its first values.
    internal override bool KeepsCommands => false;

    public override IDisposable? TryLock(string name)
    {
        var session = Connect();
        if (session.Query("SELECT pg_try_advisory_lock(hashtext(@name))", row => row.GetBoolean(0), ("name", "feeds." + name)) is [true])
        {
            return new AdvisoryLock(session, name);
        }

        session.Dispose();
        return null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    protected override DbConnection OpenConnection()
    {
        try
        {
            return source.OpenConnection();
        }
        catch (Exception failure) when (failure is System.Net.Sockets.SocketException or TimeoutException or IOException)
        {
            throw new FeedsException($"the database {Name} cannot be reached: {failure.Message}");
        }
    }

    internal override DbTransaction Begin(DbConnection connection) => connection.BeginTransaction();

    // URIs are what libpq and every hosting page write; Npgsql wants its own form.
    private static string ConnectionString(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.AbsolutePath.Length < 2)
        {
            throw new FeedsException("the address of the database is no postgres:// address with the name of a database.");
        }

        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder { Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]) };
        if (uri.Host.Length > 0)
        {
            builder.Host = uri.Host;
        }

        if (uri.Port > 0)
        {
            builder.Port = uri.Port;
        }

        if (user[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length == 2)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }

        foreach (var option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = option.Split('=', 2) is [var name, var text] ? (name, Uri.UnescapeDataString(text)) : (option, "");
            try
            {
                builder[key switch { "sslmode" => "SSL Mode", "sslrootcert" => "Root Certificate", "application_name" => "Application Name", "connect_timeout" => "Timeout", _ => key }] =
                    key == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
            }
            catch (ArgumentException)
            {
                throw new FeedsException($"the address of the database has an option '{key}' that is not known, or not with the value '{value}'.");
            }
        }

        return builder.ConnectionString;
    }

    private sealed class AdvisoryLock(DatabaseSession session, string name) : IDisposable
    {
        public void Dispose()
        {
            // The pool keeps the connection, and with it the lock.
            session.Query("SELECT pg_advisory_unlock(hashtext(@name))", row => row.GetBoolean(0), ("name", "feeds." + name));
            session.Dispose();
        }
    }
}
