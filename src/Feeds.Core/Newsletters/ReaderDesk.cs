using System.Collections.Immutable;
using Feeds.Storage;
using Feeds.Subscriptions;

namespace Feeds.Newsletters;

/// <summary>What readers do themselves: confirm, choose, leave and come back; each is one transaction with its record of consent.</summary>
/// <param name="zone">The zone of the newsletters' schedules.</param>
/// <param name="now">When it happens.</param>
/// <param name="client">The network it comes from, or null.</param>
public sealed class ReaderDesk(DatabaseSession session, ImmutableArray<Newsletter> newsletters, TimeZoneInfo zone, DateTimeOffset now, string? client)
{
    private readonly Subscribers subscribers = new(session);
    private readonly ConsentRecord consents = new(session);

    /// <summary>Makes a reader of who followed the link in a mail; again it changes nothing. Null when the link is too old or unknown, or its newsletter is gone.</summary>
    public Subscriber? Confirm(string token) => session.Transaction(() =>
    {
        var signUps = new SignUps(session);
        if (signUps.Of(token, now) is not { } asked || newsletters.FirstOrDefault(each => each.Name == asked.Newsletter) is not { } newsletter)
        {
            return null;
        }

        if (signUps.Confirm(asked))
        {
            // A schedule that the owner has taken back since is the newsletter's first.
            var schedule = newsletter.Schedules.FirstOrDefault(each => each.Name == asked.Schedule) ?? newsletter.Schedules[0];
            var known = subscribers.Of(asked.Address).Find(reader => reader.Newsletter == newsletter.Name);
            var refused = subscribers.Put(new(
                asked.Address, known?.Name, newsletter.Name, schedule.Name, asked.Topics, asked.Language, SubscriberStatus.Active, now, ConsentRecord.Form, schedule.Latest(now, zone) ?? now));
            if (refused is not null)
            {
                return null;
            }

            consents.Add(asked.Address, new(newsletter.Name, ConsentRecord.Asked, asked.AskedAt, asked.Client, $"{Choice(asked.Schedule, asked.Topics)}; form {asked.Form}; words {asked.Wording} ({asked.Language})"));
            consents.Add(asked.Address, new(newsletter.Name, ConsentRecord.Confirmed, now, client, Choice(schedule.Name, asked.Topics)));
        }

        return subscribers.Of(asked.Address).Find(reader => reader.Newsletter == newsletter.Name && reader.Status == SubscriberStatus.Active);
    });

    /// <summary>Changes what an active reader gets; false when there is no such reader.</summary>
    public bool Choose(Subscriber reader, string schedule, ImmutableArray<string> topics) => session.Transaction(() =>
    {
        if (!subscribers.Choose(reader.Id, schedule, topics))
        {
            return false;
        }

        consents.Add(reader.Address, new(reader.Newsletter, ConsentRecord.Changed, now, client, Choice(schedule, topics)));
        return true;
    });

    /// <summary>Ends what a reader gets; again, or without such a reader, it changes nothing.</summary>
    public Subscriber? Leave(long id) => session.Transaction(() => Recorded(id, subscribers.Leave(id), ConsentRecord.Unsubscribed));

    /// <summary>Takes back a reader who has left; of a reader who has not it changes nothing.</summary>
    public Subscriber? Resume(long id) => session.Transaction(() => Recorded(id, subscribers.Resume(id), ConsentRecord.Resumed));

    private Subscriber? Recorded(long id, bool changed, string what)
    {
        var reader = subscribers.ById(id);
        if (changed && reader is not null)
        {
            consents.Add(reader.Address, new(reader.Newsletter, what, now, client, Choice(reader.Schedule, reader.Topics)));
        }

        return reader;
    }

    private static string Choice(string schedule, ImmutableArray<string> topics) => topics.IsEmpty ? schedule : $"{schedule}; {string.Join(' ', topics)}";
}
