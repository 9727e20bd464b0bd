using Feeds.Markup;

namespace Feeds.Newsletters;

/// <summary>What an issue is called in a reader's list of mail, and what the list shows after it.</summary>
internal static class DigestSubject
{
    // What most lists of mail show on a wide screen; a phone shows half of it.
    private const int Columns = 78;
    private const int TitleColumns = 30;
    private const int PreheaderLength = 100;

    /// <summary>The title of the only article; of several, the newsletter's title, the first article's and how many more there are.</summary>
    public static string Of(string newsletter, IReadOnlyList<string> titles, int total, DigestWords words)
    {
        if (total == 1)
        {
            return DisplayWidth.Cut(titles[0], Columns);
        }

        var before = DisplayWidth.Cut(newsletter, TitleColumns) + words.Colon;
        var after = DigestWords.Fill(words.SubjectMore, total - 1, total);
        return before + DisplayWidth.Cut(titles[0], Columns - DisplayWidth.Of(before) - DisplayWidth.Of(after)) + after;
    }

    /// <summary>What the subject leaves out: the titles after the first, or the only article's summary.</summary>
    public static string Preheader(IReadOnlyList<string> titles, string? summary)
    {
        var text = titles.Count == 1 ? summary ?? titles[0] : string.Join(" · ", titles.Skip(1).Take(10));
        return DisplayWidth.Cut(text, PreheaderLength);
    }
}
