namespace Feeds.Newsletters;

/// <summary>When issues of a newsletter are due.</summary>
public abstract record Schedule
{
    private protected Schedule(string name, string text) => (Name, Text) = (name, text);

    /// <summary>The reader's word for it, such as <c>weekly</c>.</summary>
    public string Name { get; }

    /// <summary>As it is configured, such as <c>monday 08:00</c>.</summary>
    public string Text { get; }

    /// <summary>What it is in the calendar, for words of the reader's language: <c>daily</c>, <c>weekly</c>, <c>monthly</c> or <c>each</c>; null where the owner's word must do.</summary>
    public virtual string? Kind => null;

    /// <summary>Whether every article goes out as it comes.</summary>
    public bool IsEach => this is EachSchedule;

    /// <summary>
    /// Reads what stands beside a schedule's name: <c>monday 08:00</c>, <c>08:00</c>, <c>31 08:00</c> (a month's last day where it has no 31st),
    /// a cron expression of five fields, or <c>each</c>; null with the reason when it is none.
    /// </summary>
    public static Schedule? Parse(string name, string text, out string? why) => ScheduleText.Read(name, text, out why);

    /// <summary>The latest scheduled instant that is not after another, in UTC; null where there is none.</summary>
    /// <param name="zone">
    /// The zone whose clocks are meant. A time that its clocks skip is the first instant after the gap, one that they show twice is the first
    /// of the two; a cron expression follows Cronos' rules, by which what recurs within the hour goes on through both.
    /// </param>
    public abstract DateTimeOffset? Latest(DateTimeOffset now, TimeZoneInfo zone);

    /// <summary>The first scheduled instant after another, in UTC; null where there is none. With <see cref="IsEach"/> the other itself.</summary>
    public abstract DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone);

    /// <summary>The name of the period that ends with a scheduled instant; later scheduled instants have greater names in ordinal order.</summary>
    public abstract string PeriodOf(DateTimeOffset instant, TimeZoneInfo zone);
}
