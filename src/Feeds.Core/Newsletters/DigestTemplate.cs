using System.Buffers;
using System.Collections.Immutable;
using Feeds.Sources;
using Feeds.Templates;
using Fluid.Values;

namespace Feeds.Newsletters;

/// <summary>A template, or null when it cannot be used, with what is wrong.</summary>
public sealed record LoadedTemplate(DigestTemplate? Template, ImmutableArray<Problem> Problems);

/// <summary>The three files that turn the values of a digest into a message; each is the site's own where there is one, else the one that comes with Feeds.</summary>
public sealed class DigestTemplate
{
    private const string Folder = "templates/email/";
    private const string Usual = "digest";

    private static readonly string[] Endings = [".html", ".txt", ".subject.txt"];
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("/\\:*?\"<>|\0");

    private static readonly Lazy<FluidValue> Sample = new(() => DigestValues.Of(SampleDigest.Model, SampleDigest.Model.Entries.Length, int.MaxValue));

    private static readonly Lazy<DigestTemplate> Own = new(() => Load(null, Usual).Template!);

    private DigestTemplate(TemplateText html, TemplateText text, TemplateText subject) => (Html, Text, Subject) = (html, text, subject);

    /// <summary>The template that comes with Feeds.</summary>
    public static DigestTemplate Default => Own.Value;

    internal TemplateText Html { get; }

    internal TemplateText Text { get; }

    internal TemplateText Subject { get; }

    /// <summary>Reads <c>templates/email/NAME.html</c>, <c>NAME.txt</c> and <c>NAME.subject.txt</c>, and tries them.</summary>
    /// <param name="siteFolder">The full path of the site's folder, or null when it has no templates.</param>
    public static LoadedTemplate Load(string? siteFolder, string name)
    {
        var problems = new List<Problem>();
        if (name.Length == 0 || name[0] == '.' || name.AsSpan().ContainsAny(NotInNames))
        {
            return new(null, [Problem.Error("", null, "template", $"'{name}' is no name of a template: its files are {Folder}NAME.html, NAME.txt and NAME.subject.txt.")]);
        }

        var files = Endings.Select(ending => Folder + name + ending).ToList();
        var own = new TemplateFiles(siteFolder);
        if (name != Usual && !files.Exists(own.HasOwn))
        {
            return new(null, [Problem.Error(files[0], null, "template", $"There is no template '{name}': neither this file nor {name}.txt or {name}.subject.txt beside it is there.")]);
        }

        var texts = files.ConvertAll(file => Read(own, file, Folder + Usual + file[(Folder.Length + name.Length)..], problems));
        if (texts is not [{ } html, { } text, { } subject])
        {
            return new(null, [.. problems]);
        }

        var template = new DigestTemplate(html, text, subject);
        problems.AddRange(new DigestRenderer(template).Render(SampleDigest.Model).Problems);
        return problems.Exists(problem => problem.Severity == Severity.Error) ? new(null, [.. problems]) : new(template, [.. problems]);
    }

    private static TemplateText? Read(TemplateFiles files, string file, string usual, List<Problem> problems) =>
        files.Read(file, usual, problems) is (var name, var source) ? TemplateText.Parse(name, source, Sample.Value, "a digest", problems) : null;
}
