using Feeds.Storage;

namespace Feeds.Mailing;

/// <summary>The paces of the way and of domains, kept where all senders see them.</summary>
internal sealed class Paces(DatabaseSession session)
{
    /// <summary>The name of the pace of the way itself; no domain is called so.</summary>
    public const string Route = "*";

    /// <summary>Changes a pace as <paramref name="change"/> says, alone among all senders.</summary>
    /// <param name="initial">What it is when nobody has changed it before, or null to leave it so.</param>
    public T? Change<T>(string name, Pace? initial, Func<Pace, (Pace Next, T Result)> change)
        where T : struct => session.Transaction<T?>(() =>
    {
        // The write comes first: it keeps others out until this one is done.
        if (initial is not null)
        {
            session.Execute(
                "INSERT INTO pace (name, interval_ticks, free_at, cool_until, slowdowns) VALUES (@name, @interval, @free, @cool, @slowdowns) ON CONFLICT (name) DO UPDATE SET name = excluded.name",
                Values(name, initial));
        }
        else if (session.Execute("UPDATE pace SET name = name WHERE name = @name", ("name", name)) == 0)
        {
            return null;
        }

        var (next, result) = change(Of(name)!);
        session.Execute("UPDATE pace SET interval_ticks = @interval, free_at = @free, cool_until = @cool, slowdowns = @slowdowns WHERE name = @name", Values(name, next));
        return result;
    });

    /// <summary>The domains, and perhaps the way, that were slowed down.</summary>
    public HashSet<string> Names() => [.. session.Query("SELECT name FROM pace", row => row.Text(0))];

    private Pace? Of(string name) => session.Query(
        "SELECT interval_ticks, free_at, cool_until, slowdowns FROM pace WHERE name = @name",
        row => new Pace(TimeSpan.FromTicks(row.Number(0)), new(row.Number(1), TimeSpan.Zero), new(row.Number(2), TimeSpan.Zero), (int)row.Number(3)),
        ("name", name)) is [var pace] ? pace : null;

    private static (string, object?)[] Values(string name, Pace pace) =>
        [("name", name), ("interval", pace.Interval.Ticks), ("free", pace.FreeAt.UtcTicks), ("cool", pace.CoolUntil.UtcTicks), ("slowdowns", (long)pace.Slowdowns)];
}
