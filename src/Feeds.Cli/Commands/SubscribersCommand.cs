using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Feeds.Cli.Reports;
using Feeds.Content;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Sources;
using Feeds.Subscriptions;
using Feeds.Syndication;

namespace Feeds.Cli.Commands;

/// <summary><c>feeds subscribers</c>: who gets mail, and what they chose.</summary>
internal static class SubscribersCommand
{
    public static Command Create(CommonOptions common, TimeProvider time)
    {
        var command = new Command("subscribers", "Lists, adds, removes, imports, exports and erases readers.");
        var address = new Argument<string>("ADDRESS") { Description = "A mail address." };
        var newsletter = new Option<string?>("--newsletter") { Description = "The newsletter; the first one unless given.", HelpName = "NAME" };
        var all = new Option<string?>("--newsletter") { Description = "Only of this newsletter; else of all.", HelpName = "NAME" };
        var schedule = new Option<string?>("--schedule") { Description = "One of the newsletter's schedules; its first unless given.", HelpName = "NAME" };
        var topics = new Option<string?>("--topics") { Description = "Channel keys separated by blanks, such as \"tags/boats tags/tea\"; the whole channel unless given.", HelpName = "KEYS" };
        var name = new Option<string?>("--name") { Description = "What the reader is called.", HelpName = "NAME" };
        var language = new Option<string?>("--language") { Description = "The language the reader prefers.", HelpName = "TAG" };
        var csv = new Argument<string>("CSV") { Description = "The list to read; - reads standard input." };
        var whose = new Argument<string?>("ADDRESS") { Description = "Export all that is known of this address, as JSON; without it, every reader as CSV.", DefaultValueFactory = _ => null };

        Add("list", "Lists every reader.", [], (session, room, _) => List(session, room));
        Add("add", "Adds a reader, or changes what one chose.", [address, newsletter, schedule, topics, name, language], (session, room, parsed) => Put(
            session, room, AddressOf(parsed.GetRequiredValue(address)), NewsletterNames.Of(session.Publication, parsed.GetValue(newsletter)),
            parsed.GetValue(schedule), parsed.GetValue(topics), parsed.GetValue(name), parsed.GetValue(language)));
        Add("remove", "Ends what a reader gets; what was mailed stays known.", [address, all], (session, room, parsed) =>
        {
            var who = AddressOf(parsed.GetRequiredValue(address));
            return Say(session, room.Subscribers.Unsubscribe(who, parsed.GetValue(all)), $"{who} does not follow anything", "unsubscribed");
        });
        Add("import", "Takes in a list of readers; mails nobody.", [csv], (session, room, parsed) => Import(session, room, parsed.GetRequiredValue(csv)));
        Add("export", "Writes every reader as CSV to standard output, or all that is known of one as JSON.", [whose], (session, room, parsed) => Export(session, room, parsed.GetValue(whose)));
        Add("erase", "Forgets an address everywhere; only a keyed hash stays, so that no list brings it back.", [address], (session, room, parsed) =>
        {
            var who = AddressOf(parsed.GetRequiredValue(address));
            return Say(session, room.Subscribers.Erase(who, session.Time.GetUtcNow()), $"Nothing was known of {who}", "erased");
        });
        return command;

        void Add(string verb, string description, Symbol[] symbols, Func<Session, MailRoom, ParseResult, int> act)
        {
            var sub = new Command(verb, description);
            foreach (var symbol in symbols)
            {
                if (symbol is Option option)
                {
                    sub.Options.Add(option);
                }
                else
                {
                    sub.Arguments.Add((Argument)symbol);
                }
            }

            sub.SetAction((parsed, _) =>
            {
                if (Session.Open(parsed, common, output: null, time) is not { } session)
                {
                    return Task.FromResult(ExitStatus.NothingDone);
                }

                using var room = MailRoom.Open(session);
                return Task.FromResult(act(session, room, parsed));
            });
            command.Subcommands.Add(sub);
        }
    }

    private static EmailAddress AddressOf(string text) => EmailAddress.Parse(text, out var why) ?? throw new FeedsException($"{why}.");

    private static int List(Session session, MailRoom room)
    {
        if (session.Terminal.Json)
        {
            MailJson.WriteSubscribers(session.Terminal.Output, room.Subscribers.All(), []);
            return ExitStatus.Done;
        }

        var count = 0;
        foreach (var reader in room.Subscribers.All())
        {
            count++;
            session.Terminal.Say($"{reader.Address,-40} {Subscribers.NameOf(reader.Status),-12} {reader.Newsletter} ({reader.Schedule}) {string.Join(' ', reader.Topics)}".TrimEnd());
        }

        session.Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{count} reader{(count == 1 ? "" : "s")}."));
        return ExitStatus.Done;
    }

    private static int Put(Session session, MailRoom room, EmailAddress address, Newsletter newsletter, string? schedule, string? topics, string? name, string? language)
    {
        var keys = (topics ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(topic => ChannelKey.Read(topic) ?? throw new FeedsException($"--topics: '{topic}' is no channel key such as tags/boats."));
        var tag = language is null ? null : LanguageTag.Parse(language, out _) ?? throw new FeedsException($"--language: '{language}' is no language tag such as en or zh-CN.");
        var row = new SubscriberRow(0, address, name, newsletter.Name, schedule, [.. keys], tag, SubscriberStatus.Active, session.Time.GetUtcNow(), "owner");
        var subscriber = new Enrolment(session.Publication.Newsletters, session.Publication.Site.Zone).Of(row, session.Time.GetUtcNow(), out var why);
        if ((subscriber is null ? why : room.Subscribers.Put(subscriber)) is { } refusal)
        {
            throw new FeedsException(refusal + ".");
        }

        return Say(session, 1, "", $"follows {newsletter.Name} ({subscriber!.Schedule})", address.ToString());
    }

    private static int Import(Session session, MailRoom room, string csv)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var enrolment = new Enrolment(session.Publication.Newsletters, session.Publication.Site.Zone);
        var at = session.Time.GetUtcNow();
        var file = csv == "-" ? "standard input" : csv;
        int taken;
        using (var progress = session.Progress())
        using (var stream = csv == "-" ? Console.OpenStandardInput() : OpenRead(csv))
        {
            var rows = new SubscriberCsv(ChannelKey.Read, text => LanguageTag.Parse(text, out _)).Read(stream, file, problems.Add);
            taken = room.Subscribers.Import(Enrolled(rows), Refuse, done => progress.Show("importing", done, done));
        }

        if (session.Terminal.Json)
        {
            MailJson.WriteImport(session.Terminal.Output, taken, problems);
        }

        session.Terminal.Report(problems);
        var refused = problems.Count(problem => problem.Severity == Severity.Error);
        session.Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Imported {taken} reader{(taken == 1 ? "" : "s")}, refused {refused}; nobody was mailed."));
        return refused > 0 ? ExitStatus.NeedsPerson : ExitStatus.Done;

        void Refuse(int line, string why) => problems.Add(Problem.Error(file, new(line, 1), "subscribers", why + "."));

        IEnumerable<(int, Subscriber)> Enrolled(IEnumerable<SubscriberRow> all)
        {
            foreach (var row in all)
            {
                if (enrolment.Of(row with { ConsentFrom = row.ConsentFrom ?? "import" }, at, out var why) is { } subscriber)
                {
                    yield return (row.Line, subscriber);
                }
                else
                {
                    Refuse(row.Line, why!);
                }
            }
        }
    }

    private static int Export(Session session, MailRoom room, string? whose)
    {
        if (whose is null)
        {
            if (session.Terminal.Json)
            {
                return List(session, room);
            }

            SubscriberCsv.Write(session.Terminal.Output, room.Subscribers.All());
            return ExitStatus.Done;
        }

        var address = AddressOf(whose);
        var subscriptions = room.Subscribers.Of(address);
        MailJson.WriteEverything(
            session.Terminal.Output, address, subscriptions, Suppressions.ReasonOf(room.Session, address.ToString()), Explanation.Of(room.Session, subscriptions),
            new SignUps(room.Session).Of(address), new ConsentRecord(room.Session).Of(address));
        return ExitStatus.Done;
    }

    private static FileStream OpenRead(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new FeedsException($"'{file}' cannot be read: {refusal.Message}");
        }
    }

    private static int Say(Session session, int count, string none, string done, string? who = null)
    {
        if (session.Terminal.Json)
        {
            MailJson.WriteCount(session.Terminal.Output, count);
        }

        session.Terminal.Say(count == 0 ? none + "." : who is null ? string.Create(CultureInfo.InvariantCulture, $"{count} row{(count == 1 ? "" : "s")} {done}.") : $"{who} {done}.");
        return ExitStatus.Done;
    }
}
