using System.Collections.Immutable;
using Feeds.Subscriptions;

namespace Feeds.Newsletters;

/// <summary>Makes a reader of what was said about one: what was not said is the newsletter's default.</summary>
/// <param name="newsletters">All there are; the first is the default.</param>
/// <param name="zone">The zone of their schedules.</param>
public sealed class Enrolment(ImmutableArray<Newsletter> newsletters, TimeZoneInfo zone)
{
    /// <param name="now">When they agreed, unless that was said.</param>
    /// <param name="why">What is wrong when the result is null.</param>
    public Subscriber? Of(SubscriberRow row, DateTimeOffset now, out string? why)
    {
        why = null;
        var newsletter = row.Newsletter is null ? newsletters[0] : newsletters.FirstOrDefault(each => each.Name == row.Newsletter);
        if (newsletter is null)
        {
            why = $"there is no newsletter '{row.Newsletter}'";
            return null;
        }

        var schedule = row.Schedule is null ? newsletter.Schedules[0] : newsletter.Schedules.FirstOrDefault(each => each.Name == row.Schedule);
        if (schedule is null)
        {
            why = $"'{newsletter.Name}' has no schedule '{row.Schedule}', only {string.Join(", ", newsletter.Schedules.Select(each => each.Name))}";
            return null;
        }

        var narrowed = row.Topics.FirstOrDefault(topic => !newsletter.Topics.IsEmpty && !newsletter.Topics.Contains(KindOf(topic)));
        if (narrowed is not null)
        {
            why = $"'{newsletter.Name}' cannot be narrowed to '{narrowed}', only to {string.Join(", ", newsletter.Topics)}";
            return null;
        }

        var consent = row.ConsentAt ?? now;
        return new(
            row.Address, row.Name, newsletter.Name, schedule.Name, row.Topics, row.Language, row.Status, consent, row.ConsentFrom,
            Since: schedule.Latest(consent, zone) ?? consent);
    }

    private static string KindOf(string topic) => Syndication.ChannelKey.Parse(topic) is { Language: not null, Kind: "site" } ? "languages" : Syndication.ChannelKey.Parse(topic).Kind;
}
