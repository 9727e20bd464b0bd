using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Feeds.Sources;
using Fluid;
using Fluid.Values;

namespace Feeds.Templates;

/// <summary>One file of a template: Liquid that was understood.</summary>
/// <param name="file">The file relative to the site, with <c>/</c>, for people.</param>
internal sealed partial class TemplateText(string file, IFluidTemplate template)
{
    private const int MaxLength = 256 * 1024;

    private static readonly FluidParser Parser = new();

    // A digest of 1,000 articles takes some 50,000 steps.
    private static readonly TemplateOptions Options = new()
    {
        MaxSteps = 500_000,
        CultureInfo = CultureInfo.InvariantCulture,
        TimeZone = TimeZoneInfo.Utc,
        ModelNamesComparer = StringComparer.Ordinal,
        StrictFilters = true,
        Assigned = TemplateLimits.Keep,
        Captured = TemplateLimits.Keep,
    };

    public string File => file;

    /// <summary>Understands a file, or says where it cannot be understood or names what is not there.</summary>
    /// <param name="known">What it is to be filled with, having everything.</param>
    /// <param name="what">What that is, with its article: <c>a digest</c>.</param>
    public static TemplateText? Parse(string file, string source, FluidValue known, string what, List<Problem> problems)
    {
        if (source.Length > MaxLength)
        {
            problems.Add(Problem.Error(file, null, "template", $"The template has more than {MaxLength / 1024} KB."));
            return null;
        }

        if (!Parser.TryParse(source, out var template, out var error))
        {
            problems.Add(Mistake(file, error));
            return null;
        }

        var unknown = new TemplateNames(file, source, Options, known, what).Check(template);
        problems.AddRange(unknown);
        return unknown.IsEmpty ? new(file, new TemplateLimits().VisitTemplate(template)) : null;
    }

    /// <summary>The text that the values make, or null with what failed.</summary>
    public string? Render(FluidValue values, DateTimeOffset now, TextEncoder encoder, List<Problem> problems)
    {
        try
        {
            using var output = new LimitedWriter(TemplateLimits.MaxLength);
            template.RenderAsync(output, encoder, new TemplateContext(values, Options) { Now = () => now }).AsTask().GetAwaiter().GetResult();
            return XmlText.Clean(output.ToString());
        }
        catch (Exception exception) when (exception is FluidException or InvalidOperationException or ArgumentException or FormatException or ArithmeticException or IOException)
        {
            var why = exception.Message.Contains("level of recursion", StringComparison.Ordinal) ? $"It takes more than {Options.MaxSteps} steps." : exception.Message;
            problems.Add(Problem.Error(file, null, "template", $"The template cannot be filled in: {why}"));
            return null;
        }
    }

    // Fluid ends its message with "at (line:column)", and the line itself below.
    private static Problem Mistake(string file, string error)
    {
        var sentence = error.Split('\n')[0].TrimEnd();
        if (PlaceOf.Match(sentence) is not { Success: true } place)
        {
            return Problem.Error(file, null, "template", $"The template is not Liquid: {sentence}.");
        }

        var position = new Position(int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture), int.Parse(place.Groups["column"].Value, CultureInfo.InvariantCulture));
        return Problem.Error(file, position, "template", $"The template is not Liquid: {sentence[..place.Index].TrimEnd()}.");
    }

    [GeneratedRegex(@" at \((?<line>[0-9]{1,9}):(?<column>[0-9]{1,9})\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PlaceOf { get; }
}
