namespace Feeds.Subscriptions;

/// <summary>Keeps spreadsheets from running what a reader wrote as their name: such text gets an apostrophe, which is taken off again.</summary>
internal static class FormulaGuard
{
    private const string Starts = "=+-@\t\r＝＋－＠";

    /// <summary>The text as it is written.</summary>
    public static string Put(string text) => IsFormula(text.AsSpan().TrimStart('\'')) ? "'" + text : text;

    /// <summary>The text as it was meant.</summary>
    public static string Take(string text) => text.StartsWith('\'') && IsFormula(text.AsSpan().TrimStart('\'')) ? text[1..] : text;

    private static bool IsFormula(ReadOnlySpan<char> text) => !text.IsEmpty && Starts.Contains(text[0], StringComparison.Ordinal);
}
