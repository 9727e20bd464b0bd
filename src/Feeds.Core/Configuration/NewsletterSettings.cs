using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Feeds.Content;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Syndication;

namespace Feeds.Configuration;

/// <summary>The section <c>newsletters</c> of <c>feeds.yml</c>.</summary>
internal static partial class NewsletterSettings
{
    /// <param name="sends">Whether mail really goes out.</param>
    public static ImmutableArray<Newsletter> Read(Section root, Site site, FeedOptions feeds, bool sends)
    {
        var names = new HashSet<string>();
        return [.. root.Items("newsletters").Select(section => Read(section, names, site, feeds, sends)).OfType<Newsletter>()];
    }

    private static Newsletter? Read(Section section, HashSet<string> names, Site site, FeedOptions feeds, bool sends)
    {
        section.Require("name", "from");
        var name = section.Parsed("name", ShortName.Read, ShortName.Expected);
        if (name is not null && !names.Add(name))
        {
            section.Refuse(section.Find("name")!, "name", $"is '{name}', the name of another newsletter");
        }

        // The dots of a file that `feeds init` wrote are none.
        var postalAddress = section.Text("postal_address") is { } address && address.Any(char.IsLetter) ? address : null;
        if (postalAddress is null)
        {
            AskForPostalAddress(section, sends);
        }

        var from = section.Explained<Mailbox>("from", Mailbox.Parse);
        var newsletter = from is null ? null : new Newsletter
        {
            Name = name ?? "",
            Title = section.Text("title") ?? site.Title,
            From = from,
            ReplyTo = section.Explained<Mailbox>("reply_to", Mailbox.Parse),
            PostalAddress = postalAddress,
            Channel = ReadChannel(section, feeds) ?? "site",
            Schedules = ReadSchedules(section),
            Topics = FeedSettings.Words(section, "topics", [.. FeedSettings.Kinds]) ?? [],
            Items = section.Count("items", 200) ?? 20,
            Language = section.Parsed("language", text => LanguageTag.Parse(text, out _), "a language tag such as en or zh-CN") ?? site.Language,
            Template = section.Parsed("template", text => TemplateName.IsMatch(text) ? text : null, "the name of a template: letters, digits, - and _") ?? "digest",
            Since = ReadSince(section, site),
        };
        section.RefuseUnknown();
        return name is null ? null : newsletter;
    }

    private static void AskForPostalAddress(Section section, bool sends)
    {
        const string why = "the law of many countries wants to see in every newsletter where its sender can be reached by post";
        if (sends)
        {
            section.RefuseMissing("postal_address", $": {why}; nothing is sent until it is set");
        }
        else
        {
            section.Warn(null, "postal_address", $"is missing: {why}; without 'smtp' nothing is sent yet, and mail is only written to files");
        }
    }

    private static string? ReadChannel(Section section, FeedOptions feeds)
    {
        var key = section.Parsed("channel", ChannelKey.Read, "the key of a channel such as site, tags/deepseek or channels/best-of");
        if (key is null || ChannelKey.Parse(key) is not { Kind: "channels", Term: var name } || feeds.Channels.Any(channel => channel.Name == name))
        {
            return key;
        }

        section.Refuse(section.Find("channel")!, "channel", $"is '{key}', but feeds.channels has no '{name}'.{NearestName.Hint(name, feeds.Channels.Select(channel => channel.Name))}");
        return null;
    }

    private static ImmutableArray<Schedule> ReadSchedules(Section section)
    {
        var pairs = section.Pairs("schedules");
        var schedules = ImmutableArray.CreateBuilder<Schedule>();
        foreach (var (key, text) in pairs ?? [])
        {
            if (ShortName.Read(key.Key) is null)
            {
                section.Refuse(key.Position, "schedules", $"holds '{key.Key}', but what a reader chooses must be {ShortName.Expected}");
            }
            else if (Schedule.Parse(key.Key, text, out var why) is { } schedule)
            {
                schedules.Add(schedule);
            }
            else
            {
                section.Refuse(key.Value.Position, $"schedules.{key.Key}", $"is refused: {why}");
            }
        }

        if (pairs is { IsEmpty: true })
        {
            section.Refuse(section.Find("schedules")!, "schedules", "is empty");
        }

        return pairs is null ? [Schedule.Parse("weekly", "monday 08:00", out _)!] : schedules.ToImmutable();
    }

    private static DateTimeOffset? ReadSince(Section section, Site site) =>
        section.Explained("since", (string text, out string? why) => DateText.Parse(text, site.Zone, out why))?.Instant;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex TemplateName { get; }
}
