namespace Feeds.Mailing;

/// <summary>Stand in rendered texts for what differs from reader to reader; they survive HTML encoding as they are.</summary>
public static class LetterMarks
{
    /// <summary>The address where this reader leaves.</summary>
    public const string Unsubscribe = "https://feeds.invalid/unsubscribe-7b2e";

    /// <summary>The address where this reader chooses topics and frequency.</summary>
    public const string Preferences = "https://feeds.invalid/preferences-7b2e";
}
