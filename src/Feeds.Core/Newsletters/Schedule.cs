namespace Feeds.Newsletters;

/// <summary>When issues of a newsletter are due.</summary>
/// <param name="Name">The reader's word for it, such as <c>weekly</c>.</param>
/// <param name="Text">As it is configured, such as <c>monday 08:00</c>.</param>
public sealed record Schedule(string Name, string Text)
{
    /// <summary>Whether every article goes out as it comes.</summary>
    public bool IsEach => Text == "each";

    /// <summary>Reads what stands beside a schedule's name; null with the reason when it is none.</summary>
    public static Schedule? Parse(string name, string text, out string? why)
    {
        why = null;
        return new(name, text);
    }

    /// <summary>The latest scheduled instant that is not after another; null where there is none.</summary>
    public DateTimeOffset? Latest(DateTimeOffset now, TimeZoneInfo zone) => IsEach ? now : null;

    /// <summary>The first scheduled instant after another.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone) => IsEach ? after : null;

    /// <summary>The name of the period that ends with a scheduled instant; later instants have greater names in ordinal order, or the same.</summary>
    public string PeriodOf(DateTimeOffset instant, TimeZoneInfo zone) => IsEach ? instant.ToUniversalTime().ToString("O") : "";
}
