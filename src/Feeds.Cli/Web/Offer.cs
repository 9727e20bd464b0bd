using System.Collections.Immutable;
using Feeds.Newsletters;
using Feeds.Pages;
using Feeds.Syndication;

namespace Feeds.Cli.Web;

/// <summary>What somebody chose in a form, before anybody knows whether it can be had.</summary>
internal sealed record Choice(string? Newsletter, string? Schedule, ImmutableArray<string> Topics);

/// <summary>What can be followed by e-mail: the newsletters, their schedules, and the topics that the last build knows.</summary>
internal sealed class Offer(ServedSite site)
{
    public Newsletter? Named(string name) => site.Publication.Newsletters.FirstOrDefault(each => each.Name == name);

    /// <summary>Every newsletter as a form shows it, with what was chosen already.</summary>
    public ImmutableArray<NewsletterForm> Forms(Choice choice)
    {
        var newsletters = site.Publication.Newsletters;
        var chosen = newsletters.FirstOrDefault(each => each.Name == choice.Newsletter) ?? newsletters[0];
        return [.. newsletters.Select(each => Form(each, choice.Schedule, choice.Topics) with { IsChosen = each == chosen })];
    }

    /// <summary>One newsletter as a form shows it.</summary>
    public NewsletterForm Form(Newsletter newsletter, string? schedule, ImmutableArray<string> topics)
    {
        var chosen = newsletter.Schedules.FirstOrDefault(each => each.Name == schedule) ?? newsletter.Schedules[0];
        var offered = TopicsOf(newsletter).ToList();
        var gone = topics.Where(key => !offered.Exists(each => each.Key == key) && IsKind(newsletter, key)).Distinct().Select(key => new BuiltChannel(key, key, ChannelKey.Parse(key).Term, "", "", 0, []));
        return new(
            newsletter.Name,
            newsletter.Title,
            IsChosen: true,
            [.. newsletter.Schedules.Select(each => InForm(each, each == chosen))],
            [.. offered.Concat(gone).Select(each => new TopicChoice(each.Key, ChannelKey.Parse(each.Key).Kind, each.Name, each.Articles, topics.Contains(each.Key)))]);
    }

    /// <summary>What was chosen, or null when some of it cannot be had.</summary>
    /// <param name="alsoKnown">Topics that the reader has already, whether they are still offered or not.</param>
    public (Newsletter Newsletter, string Schedule, ImmutableArray<string> Topics)? Read(Choice choice, ImmutableArray<string> alsoKnown = default)
    {
        var newsletter = choice.Newsletter is null ? site.Publication.Newsletters[0] : Named(choice.Newsletter);
        var schedule = choice.Schedule is null ? newsletter?.Schedules[0] : newsletter?.Schedules.FirstOrDefault(each => each.Name == choice.Schedule);
        if (newsletter is null || schedule is null)
        {
            return null;
        }

        var known = TopicsOf(newsletter).Select(each => each.Key).Concat(alsoKnown.IsDefault ? [] : alsoKnown).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> topics = [.. choice.Topics.Where(topic => topic.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        return topics.All(known.Contains) ? (newsletter, schedule.Name, topics) : null;
    }

    /// <summary>What a reader follows, as pages say it.</summary>
    public NewsletterChoice InWords(Newsletter newsletter, string schedule, ImmutableArray<string> topics)
    {
        var names = TopicsOf(newsletter).ToDictionary(each => each.Key, each => each.Name);
        return new(
            newsletter.Title,
            InForm(newsletter.Schedules.FirstOrDefault(each => each.Name == schedule) ?? newsletter.Schedules[0], true),
            [.. topics.Select(topic => names.GetValueOrDefault(topic, ChannelKey.Parse(topic).Term))]);
    }

    // Those of the newsletter's own language, the ones with most articles first.
    private IEnumerable<BuiltChannel> TopicsOf(Newsletter newsletter)
    {
        var language = ChannelKey.Parse(newsletter.Channel).Language;
        return (site.Built?.Channels ?? [])
            .Where(channel => channel.Articles > 0 && channel.Key != newsletter.Channel && IsKind(newsletter, channel.Key) && IsLanguage(ChannelKey.Parse(channel.Key)))
            .OrderBy(channel => newsletter.Topics.IndexOf(ChannelKey.Parse(channel.Key).Kind)).ThenByDescending(channel => channel.Articles).ThenBy(channel => channel.Key, StringComparer.Ordinal);

        bool IsLanguage(ChannelKey key) => key.Kind == "site" || key.Language == language;
    }

    private static bool IsKind(Newsletter newsletter, string key) =>
        ChannelKey.Parse(key) is var parsed && newsletter.Topics.Contains(parsed is { Language: not null, Kind: "site" } ? "languages" : parsed.Kind);

    private static ScheduleChoice InForm(Schedule schedule, bool isChosen) => new(schedule.Name, schedule.Kind, isChosen);
}
