using System.Collections.Immutable;
using Feeds.Configuration.Sites;
using Feeds.Content;
using Feeds.Content.Dialects;
using Feeds.Sources;

namespace Feeds.Configuration;

/// <summary>A validated publication, or null with every error of its configuration.</summary>
public sealed record ReadPublication(Publication? Publication, ImmutableArray<Problem> Problems);

/// <summary>Reads <c>feeds.yml</c> over what the site's own configuration says.</summary>
public static class PublicationReader
{
    /// <summary>The file that an owner writes.</summary>
    public const string FileName = "feeds.yml";

    /// <summary>Reads the configuration of the site in <paramref name="folder"/>; a folder without any is a plain site.</summary>
    /// <param name="output">A full path that overrides <c>feeds.output</c>, or null.</param>
    /// <param name="environment">Looks up what <c>${NAME}</c> stands for.</param>
    public static ReadPublication Read(string folder, string? output, Func<string, string?> environment)
    {
        var fingerprint = new ConfigurationFingerprint();
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var file = new SettingsFile(FileName, name =>
        {
            var value = environment(name);
            fingerprint.Add("$" + name, value);
            return value;
        });
        if (Root(folder, file, fingerprint) is not { } mapping)
        {
            return new(null, file.Problems.ToImmutable());
        }

        var root = new Section(mapping, "", file);
        var content = root.Below("content");
        var generator = content.Choice("generator", [.. SiteDialect.All.Select((dialect, index) => (dialect.Name, index))]) is { } chosen ? SiteDialect.All[chosen].Name : null;
        var found = SiteFinder.Find(folder, generator, file.Problems, ContentSettings.ConfigurationFiles(content, folder), fingerprint.Add);
        var feeds = root.Below("feeds");
        var site = SiteSettings.Read(root.Below("site"), found, file);
        var feedOptions = FeedSettings.Read(feeds, found, folder, output, file);
        var contentOptions = ContentSettings.Read(content, feeds, found, folder, feedOptions.Output, file);
        var smtp = SmtpSettings.Read(root);
        var newsletters = NewsletterSettings.Read(root, site, feedOptions, sends: smtp is not null);
        var publication = new Publication(folder, found.Generator, site, contentOptions, feedOptions, [])
        {
            Newsletters = newsletters,
            Smtp = smtp,
            Delivery = DeliverySettings.Read(root.Below("delivery")),
            Dkim = DkimSettings.Read(root, folder, newsletters),
            Subscriptions = SubscriptionSettings.Read(root),
            Serve = ServeSettings.Read(root),
            Fingerprint = fingerprint.Of(site, contentOptions, feedOptions),
            Database = DatabaseSettings.Read(root, folder, feedOptions.Output, file),
        };
        if (smtp is not null && !newsletters.IsEmpty && !root.Has("subscriptions"))
        {
            root.Warn(root.Find("smtp"), "subscriptions", "is missing: Gmail and Yahoo want a link by which readers leave with one click (RFC 8058); until there is one, they leave by mail to the sender");
        }

        root.Later("bounces");
        root.RefuseUnknown();
        feeds.RefuseUnknown();
        if (file.Problems.Any(problem => problem.Severity == Severity.Error))
        {
            return new(null, file.Problems.ToImmutable());
        }

        if (site.Url == SiteSettings.UnknownUrl)
        {
            // The feeds are written all the same, so that everything else can be looked at.
            file.Problems.Add(SiteSettings.UrlMissing(found));
        }

        return new(publication with { Settings = file.Settings.ToImmutable() }, file.Problems.ToImmutable());
    }

    private static Node.Mapping? Root(string folder, SettingsFile file, ConfigurationFingerprint fingerprint)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return new(Position.Start, []);
        }

        if (ContentFolder.ReadText(path, out var why) is not { } text)
        {
            file.Problems.Add(Problem.Error(FileName, null, "configuration", why!));
            return null;
        }

        fingerprint.Add(FileName, text);
        var parsed = YamlData.Parse(text, FileName, 1);
        file.Problems.AddRange(parsed.Problems.Select(problem => problem with { Rule = "configuration" }));
        switch (parsed.Root)
        {
            case Node.Mapping mapping:
                return mapping;
            case null when parsed.Problems.Any(problem => problem.Severity == Severity.Error):
                return null;
            case null or Node.Scalar { IsNull: true }:
                return new(Position.Start, []);
            case var other:
                file.Add(other.Position, $"The file must hold keys with values, not {other.Kind}.");
                return null;
        }
    }
}
