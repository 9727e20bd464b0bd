using System.Globalization;

namespace Feeds.Newsletters;

/// <summary>Every article as it comes: each instant is a scheduled one.</summary>
internal sealed record EachSchedule(string Name, string Text) : Schedule(Name, Text)
{
    public override string Kind => "each";

    public override DateTimeOffset? Latest(DateTimeOffset now, TimeZoneInfo zone) => now;

    public override DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone) => after;

    public override string PeriodOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
