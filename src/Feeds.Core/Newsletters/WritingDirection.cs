namespace Feeds.Newsletters;

/// <summary>The side from which a language is written.</summary>
internal static class WritingDirection
{
    private static readonly HashSet<string> FromTheRight = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"];
    private static readonly HashSet<string> ScriptsFromTheRight = ["Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"];

    /// <summary><c>rtl</c> or <c>ltr</c>, as HTML's <c>dir</c> has it.</summary>
    public static string Of(string language)
    {
        var parts = language.Split('-');
        var isScripted = parts.Length > 1 && parts[1].Length == 4;
        var isFromTheRight = isScripted ? ScriptsFromTheRight.Contains(parts[1]) : FromTheRight.Contains(parts[0]);
        return isFromTheRight ? "rtl" : "ltr";
    }

    /// <summary>The side where lines begin: <c>left</c> or <c>right</c>.</summary>
    public static string StartOf(string language) => Of(language) == "rtl" ? "right" : "left";
}
