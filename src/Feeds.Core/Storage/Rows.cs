using System.Data.Common;

namespace Feeds.Storage;

/// <summary>Reads the few types that the tables hold: whole numbers, texts, and instants as milliseconds since 1970 in UTC.</summary>
public static class Rows
{
    public static long Number(this DbDataReader row, int column) => row.GetInt64(column);

    public static long? NumberOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static string Text(this DbDataReader row, int column) => row.GetString(column);

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset Instant(this DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? InstantOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : Instant(row, column);
}
