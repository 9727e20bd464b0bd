using System.Data.Common;

namespace Feeds.Storage;

/// <summary>One connection with its prepared statements; for one thread at a time.</summary>
public sealed class DatabaseSession : IDisposable
{
    private readonly Database database;
    private readonly DbConnection connection;
    private readonly Dictionary<string, DbCommand> prepared = [];
    private DbTransaction? transaction;

    internal DatabaseSession(Database database, DbConnection connection) => (this.database, this.connection) = (database, connection);

    /// <summary>Runs <paramref name="work"/> whole or not at all.</summary>
    public T Transaction<T>(Func<T> work)
    {
        database.Turns?.Enter();
        try
        {
            using (transaction = database.Begin(connection))
            {
                var result = work();
                transaction.Commit();
                return result;
            }
        }
        catch (DbException failure)
        {
            throw database.Refusal(failure);
        }
        finally
        {
            transaction = null;
            database.Turns?.Exit();
        }
    }

    /// <summary>Runs <paramref name="work"/> whole or not at all.</summary>
    public void Transaction(Action work) => Transaction(() =>
    {
        work();
        return true;
    });

    /// <summary>Runs a statement; says how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        try
        {
            return Command(sql, values).ExecuteNonQuery();
        }
        catch (DbException failure) when (transaction is null)
        {
            throw database.Refusal(failure);
        }
    }

    /// <summary>All rows of a query.</summary>
    public List<T> Query<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        try
        {
            using var reader = Command(sql, values).ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        catch (DbException failure) when (transaction is null)
        {
            throw database.Refusal(failure);
        }
    }

    /// <summary>The rows of a query one after another, for more of them than memory should hold; no other statement may run meanwhile.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] values)
    {
        using var reader = Command(sql, values).ExecuteReader();
        while (reader.Read())
        {
            yield return read(reader);
        }
    }

    /// <summary>The number that a query gives, or null for none.</summary>
    public long? Number(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Query(sql, row => row.NumberOrNull(0), values) is [var number, ..] ? number : null;

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private static bool IsNamed(DbParameter parameter, string name) =>
        parameter.ParameterName.Length == name.Length + 1 && parameter.ParameterName.EndsWith(name, StringComparison.Ordinal);

    private DbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of ours; what data says goes into parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            if (database.KeepsCommands)
            {
                prepared.Add(sql, command);
            }
        }

        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            if (i == command.Parameters.Count)
            {
                command.Parameters.Add(command.CreateParameter());
            }

            var (name, value) = values[i];
            var parameter = command.Parameters[i];

            // A kept command has the name already: the same text has the same values in it.
            if (!IsNamed(parameter, name))
            {
                // With its mark, which SQLite's driver would look for else.
                parameter.ParameterName = "@" + name;
            }

            parameter.Value = value ?? DBNull.Value;
        }

        return command;
    }
}
