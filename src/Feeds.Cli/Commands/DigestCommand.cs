using System.CommandLine;
using Feeds.Cli.Reports;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Sources;
using Feeds.Subscriptions;
using MimeKit;

namespace Feeds.Cli.Commands;

/// <summary><c>feeds digest</c>: shows what would be sent next, and sends nothing.</summary>
internal static class DigestCommand
{
    public static Command Create(CommonOptions common, TimeProvider time)
    {
        var name = new Argument<string?>("NEWSLETTER") { Description = "The newsletter's name; may be left out when there is one only.", DefaultValueFactory = _ => null };
        var reader = new Option<string?>("--for") { Description = "The reader whose digest it is; else one who follows the whole newsletter.", HelpName = "ADDRESS" };
        var output = new Option<string?>("--output") { Description = "The folder for the .eml, .html and .txt file; .feeds/preview unless given.", HelpName = "DIR" };
        var command = new Command("digest", "Writes the very bytes that would be sent next, as .eml, .html and .txt; sends nothing.") { name, reader, output };
        command.SetAction((parsed, cancel) => Task.FromResult(
            Session.Open(parsed, common, output: null, time) is { } session
                ? Run(session, parsed.GetValue(name), parsed.GetValue(reader), parsed.GetValue(output), cancel)
                : ExitStatus.NothingDone));
        return command;
    }

    private static int Run(Session session, string? name, string? address, string? output, CancellationToken cancel)
    {
        using var room = MailRoom.Open(session);
        var newsletter = NewsletterNames.Of(session.Publication, name);
        using var progress = session.Progress();
        var run = room.Newsletters(session.Read(session.Publication.Content, progress, cancel));
        using var letters = room.Letters();
        var (preview, outgoing) = address is null ? ForAnybody(session, room, run, letters, newsletter) : ForReader(session, room, run, letters, newsletter, address);
        var problems = session.Problems.AddRange(run.Problems);
        using var message = outgoing is null ? null : DigestPreview.Read(outgoing);
        var files = outgoing is null ? [] : Write(outgoing, message!, output is null ? Path.Combine(session.Publication.StateFolder, "preview") : Path.GetFullPath(output), newsletter.Name);
        if (session.Terminal.Json)
        {
            MailJson.WriteDigest(session.Terminal.Output, newsletter, preview, message, files, problems);
        }

        session.Terminal.Report(problems);
        session.Terminal.Say(message is null
            ? $"Nothing would be sent: nothing new was published in '{newsletter.Channel}'{(address is null ? "" : " for this reader")}."
            : $"{message.Subject}\n{string.Join('\n', files.Select(file => "  " + file))}");
        return problems.Any(problem => problem.Severity == Severity.Error) ? ExitStatus.NeedsPerson : ExitStatus.Done;
    }

    private static (Issue? Issue, Outgoing? Outgoing) ForAnybody(Session session, MailRoom room, NewsletterRun run, IssueLetters letters, Newsletter newsletter) =>
        DigestPreview.OfAnybody(run, newsletter, session) is var (issue, letter) ? (issue, letters.Of(letter, issue, room.PagesUrl, subscriber: 0, newsletter.From)) : (null, null);

    private static (Issue? Issue, Outgoing? Outgoing) ForReader(Session session, MailRoom room, NewsletterRun run, IssueLetters letters, Newsletter newsletter, string text)
    {
        var address = EmailAddress.Parse(text, out var why) ?? throw new FeedsException($"--for: {why}.");
        var reader = room.Subscribers.Of(address).Find(each => each.Newsletter == newsletter.Name)
            ?? throw new FeedsException($"--for: {address} does not follow '{newsletter.Name}'.");

        // What is frozen already is what is sent next.
        if (new OutboxBook(room.Session, newsletter.Name).NextOf(reader.Id) is { } waiting)
        {
            return (null, letters.Of(waiting));
        }

        return reader.Status == SubscriberStatus.Active && DigestPreview.Of(run, newsletter, reader, session) is var (issue, letter)
            ? (issue, letters.Of(letter, issue, room.PagesUrl, reader.Id, new(reader.Name, reader.Address)))
            : (null, null);
    }

    private static List<string> Write(Outgoing outgoing, MimeMessage message, string folder, string name)
    {
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        Add(".eml", stream => stream.Write(outgoing.Bytes.Span));
        Add(".html", stream => Text(stream, message.HtmlBody));
        Add(".txt", stream => Text(stream, message.TextBody));
        return files;

        void Add(string extension, Action<Stream> write)
        {
            var file = Path.Combine(folder, name + extension);
            using var stream = File.Create(file);
            write(stream);
            files.Add(file);
        }

        static void Text(Stream stream, string? text) => stream.Write(System.Text.Encoding.UTF8.GetBytes((text ?? "").ReplaceLineEndings("\n")));
    }
}
