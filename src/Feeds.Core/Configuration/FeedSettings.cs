using System.Collections.Immutable;
using Feeds.Configuration.Sites;
using Feeds.Content;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Configuration;

/// <summary>The section <c>feeds</c> of <c>feeds.yml</c>.</summary>
internal static class FeedSettings
{
    /// <summary>What articles are grouped by.</summary>
    public static readonly string[] Kinds = ["tags", "categories", "authors", "languages", "sections"];

    /// <param name="output">A full path that overrides <c>feeds.output</c>, or null.</param>
    public static FeedOptions Read(Section section, FoundSite found, string folder, string? output, SettingsFile file)
    {
        var paths = section.Below("paths");
        var names = new HashSet<string>();
        var below = file.Chosen("feeds.output", section.Text("output"), section.Find("output"), null, null, "public");
        var options = new FeedOptions
        {
            Output = Path.TrimEndingDirectorySeparator(output ?? Path.GetFullPath(Path.Combine(folder, below))),
            Formats = Words(section, "formats", FeedFormats.All.Select(format => format.Name).ToList()) ?? ["rss", "atom", "json"],
            Items = section.Count("items", 10_000) ?? found.Items ?? FeedOptions.DefaultItems,
            FullContent = section.Choice("content", ("full", true), ("summary", false)) ?? !found.SummariesOnly,
            By = ReadGrouping(section) ?? found.Grouping,
            Channels = [.. section.Items("channels").Select(channel => ReadChannel(channel, names)).OfType<OwnChannel>()],
            SitePath = paths.Parsed("site", text => PathPattern(text, ["{format}"]), "a path below the output folder that holds {format}"),
            TermPath = paths.Parsed("term", text => PathPattern(text, ["{taxonomy}", "{term}", "{format}"]), "a path below the output folder that holds {taxonomy}, {term} and {format}"),
            MainFile = found.FeedPath is { } path && IsInside(path) ? path : null,
        };
        section.Later("hub", "archive");
        paths.RefuseUnknown();
        return options;
    }

    /// <summary>A grouping as <c>feeds.by</c> writes it.</summary>
    public static string Written(Grouping grouping) => $"[{string.Join(", ", Kinds.Where(kind => grouping.HasFlag(Of(kind))))}]";

    private static Grouping Of(string kind) => Enum.Parse<Grouping>(kind, ignoreCase: true);

    /// <summary>Some of a few words, each once; null when the key is absent.</summary>
    public static ImmutableArray<string>? Words(Section section, string key, List<string> words)
    {
        if (section.Texts(key) is not { } texts)
        {
            return null;
        }

        foreach (var (text, at) in texts.Where(item => !words.Contains(item.Text)))
        {
            section.Refuse(at, key, $"holds '{text}', but may hold only {string.Join(", ", words)}.{NearestName.Hint(text, words)}");
        }

        if (texts.IsEmpty)
        {
            section.Refuse(section.Find(key)!, key, "is empty");
        }

        return [.. texts.Select(item => item.Text).Distinct()];
    }

    private static Grouping? ReadGrouping(Section section)
    {
        if (section.Find("by") is Node.Sequence { Items.IsEmpty: true })
        {
            return Grouping.None;
        }

        var names = Words(section, "by", [.. Kinds]);
        return names?.Intersect(Kinds).Aggregate(Grouping.None, (all, name) => all | Of(name));
    }

    private static OwnChannel? ReadChannel(Section section, HashSet<string> names)
    {
        var name = section.Parsed("name", ShortName.Read, ShortName.Expected);
        if (name is null && section.Find("name") is null)
        {
            section.RefuseMissing("name");
        }
        else if (name is not null && !names.Add(name))
        {
            section.Refuse(section.Find("name")!, "name", $"is '{name}', the name of another channel");
        }

        var channel = new OwnChannel(
            name ?? "", section.Text("title") ?? name ?? "", Keys(section, "any"), Keys(section, "all"), Keys(section, "none"),
            [.. (section.Languages("languages") ?? []).Select(language => language.Tag)]);
        section.RefuseUnknown();
        return name is null ? null : channel;
    }

    // `tags/DeepSeek` is what an owner writes, `tags/deepseek` what the channel is called.
    private static ImmutableArray<string> Keys(Section section, string key)
    {
        var keys = ImmutableArray.CreateBuilder<string>();
        foreach (var (text, at) in section.Texts(key) ?? [])
        {
            var parts = text.Split('/', 2);
            if (text == "site")
            {
                keys.Add(text);
            }
            else if (parts.Length == 2 && Kinds.Contains(parts[0]) && parts[1].Length > 0)
            {
                keys.Add(parts[0] == "languages" ? $"languages/{LanguageTag.Parse(parts[1], out _) ?? parts[1]}" : $"{parts[0]}/{Term.Slug(Uri.UnescapeDataString(parts[1]))}");
            }
            else
            {
                section.Refuse(at, key, $"holds '{text}', but must hold channel keys such as tags/deepseek or site.{(Kinds.Contains(parts[0]) ? "" : NearestName.Hint(parts[0], Kinds))}");
            }
        }

        return keys.ToImmutable();
    }

    private static string? PathPattern(string text, string[] placeholders) => placeholders.All(text.Contains) && IsInside(text) ? text : null;

    private static bool IsInside(string path) =>
        !path.StartsWith('/') && !path.Contains('\\', StringComparison.Ordinal) && !path.Split('/').Any(part => part is "" or "." or "..");
}
