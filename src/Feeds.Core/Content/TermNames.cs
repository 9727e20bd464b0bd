namespace Feeds.Content;

/// <summary>Cuts one string into the terms it stands for.</summary>
internal static class TermNames
{
    public static Func<string, IEnumerable<string>> By(TermSplit split) => split switch
    {
        TermSplit.Spaces => text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        TermSplit.Commas => text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        _ => One,
    };

    public static IEnumerable<string> One(string text) => [text];
}
