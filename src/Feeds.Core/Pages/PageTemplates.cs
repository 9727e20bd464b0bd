using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Feeds.Sources;
using Feeds.Templates;
using Fluid.Values;

namespace Feeds.Pages;

/// <summary>The templates of all pages by their names, the site's own where there are some.</summary>
internal sealed class PageTemplates
{
    private const string Folder = "templates/pages/";

    // Every script as it is: numbers in place of letters would treble the size of Chinese.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly ImmutableDictionary<string, TemplateText> templates;

    private PageTemplates(ImmutableDictionary<string, TemplateText> templates) => this.templates = templates;

    /// <summary>Understands the templates, each tried with everything it may name; null when one cannot be used.</summary>
    /// <param name="samples">What each is filled with, having everything, by its name.</param>
    public static PageTemplates? Load(TemplateFiles files, IEnumerable<(string Name, FluidValue Values)> samples, List<Problem> problems)
    {
        var understood = ImmutableDictionary.CreateBuilder<string, TemplateText>(StringComparer.Ordinal);
        var before = problems.Count;
        foreach (var (name, values) in samples)
        {
            var file = $"{Folder}{name}.html";
            if (files.Read(file, file, problems) is (var known, var source) && TemplateText.Parse(known, source, values, "this page", problems) is { } template)
            {
                template.Render(values, DateTimeOffset.UnixEpoch, Encoder, problems);
                understood.Add(name, template);
            }
        }

        return problems.Skip(before).Any(problem => problem.Severity == Severity.Error) ? null : new(understood.ToImmutable());
    }

    /// <summary>The HTML of a template; what fails in spite of having been tried says so in the page.</summary>
    public string Render(string name, FluidValue values)
    {
        var problems = new List<Problem>();
        return templates[name].Render(values, DateTimeOffset.UnixEpoch, Encoder, problems) ?? $"<p>{Encoder.Encode(problems[0].ToString())}</p>";
    }
}
