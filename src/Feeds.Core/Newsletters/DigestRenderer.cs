using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Feeds.Sources;
using Fluid;

namespace Feeds.Newsletters;

/// <summary>Makes digests; the same model makes the same texts on every machine.</summary>
public sealed class DigestRenderer(DigestTemplate template)
{
    /// <summary>The bytes from which Gmail shows only the beginning (102 KB), less what is added on the way.</summary>
    public const int MaxHtmlBytes = 100_000;

    // How long summaries may be, in columns, when the digest would else be too large.
    private static readonly int[] ShorterSummaries = [400, 200, 100, 0];

    // Every script as it is: numbers in place of letters would treble the size of Chinese.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Renders the entries of the model; shortens what would be too large to be shown whole, and says so.</summary>
    public MadeDigest Render(DigestModel model)
    {
        var problems = new List<Problem>();
        var (shown, columns) = (model.Entries.Length, int.MaxValue);
        var html = HtmlOf(shown, columns);
        foreach (var shorter in ShorterSummaries)
        {
            if (!IsTooLarge(html))
            {
                break;
            }

            (columns, html) = (shorter, HtmlOf(shown, shorter));
        }

        while (IsTooLarge(html) && shown > 1)
        {
            // By the size of an average entry, and at least one.
            shown = Math.Max(1, Math.Min(shown - 1, (int)((long)shown * MaxHtmlBytes / Encoding.UTF8.GetByteCount(html!))));
            html = HtmlOf(shown, columns);
        }

        var values = DigestValues.Of(model, shown, columns);
        var text = template.Text.Render(values, model.Instant, NullEncoder.Default, problems);
        var subject = template.Subject.Render(values, model.Instant, NullEncoder.Default, problems);
        if (html is null || text is null || subject is null)
        {
            return new(null, [.. problems]);
        }

        if (columns != int.MaxValue)
        {
            problems.Add(Shortened(model, html, shown, columns));
        }

        return new(new(SubjectOf(subject, model), html, WrappedText.Of(text), shown, model.Entries.Length - shown + model.Further), [.. problems]);

        string? HtmlOf(int count, int summaryColumns) => template.Html.Render(DigestValues.Of(model, count, summaryColumns), model.Instant, Encoder, problems);
    }

    private static bool IsTooLarge(string? html) => html is not null && Encoding.UTF8.GetByteCount(html) > MaxHtmlBytes;

    private static string SubjectOf(string rendered, DigestModel model) => XmlText.Line(rendered) is { Length: > 0 } subject ? subject : model.Entries[0].Title;

    private Problem Shortened(DigestModel model, string html, int shown, int columns)
    {
        var what = shown < model.Entries.Length ? string.Create(CultureInfo.InvariantCulture, $"it shows {shown} of {model.Entries.Length} articles, without summaries")
            : columns == 0 ? "it has no summaries"
            : string.Create(CultureInfo.InvariantCulture, $"its summaries are cut to {columns} columns");
        var message = IsTooLarge(html)
            ? $"A digest of '{model.Newsletter.Name}' has more than 100 KB even with one article; Gmail shows only the beginning."
            : $"A digest of '{model.Newsletter.Name}' would have more than 100 KB, of which Gmail shows only the beginning; {what}.";
        return Problem.Warning(template.Html.File, null, "digest-size", message);
    }
}
