using Feeds.Cli.Commands;
using Feeds.Configuration;
using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Sources;
using Feeds.Storage;
using Feeds.Subscriptions;
using Feeds.Syndication;

namespace Feeds.Cli;

/// <summary>What a command needs that has to do with readers and mail: the database of one publication, and its way out.</summary>
internal sealed class MailRoom : IDisposable
{
    /// <summary>Where mail goes while no server is configured, below the state folder.</summary>
    public const string PickupFolder = "pickup";

    private readonly Publication publication;
    private readonly TimeProvider time;

    private MailRoom(Publication publication, TimeProvider time)
    {
        (this.publication, this.time) = (publication, time);
        StateFolder.Make(publication.StateFolder);
        if (!Database.IsPostgres(publication.Database) && Path.GetDirectoryName(publication.Database) is { } folder && !Directory.Exists(folder))
        {
            throw new FeedsException($"the folder '{folder}' of the database is not there.");
        }

        Base = Database.Open(publication.Database);
        Session = Base.Connect();
        Links = publication.Subscriptions is { } pages ? SignedLink.Of(pages, Session) : null;
    }

    public Database Base { get; }

    public DatabaseSession Session { get; }

    public Subscribers Subscribers => new(Session);

    /// <summary>The links that only a reader's own mail holds, or null without pages.</summary>
    public SignedLink? Links { get; }

    /// <summary>Signs messages, or not, as is configured.</summary>
    public MessageComposer Composer => new(publication.Dkim is { } dkim ? DkimSignature.Load(dkim) : null);

    /// <summary>The way out of mail: the configured server, or the pickup folder.</summary>
    public IMessageTransport Transport() => publication.Smtp is { } smtp ? new SmtpTransport(smtp, time) : new PickupTransport(Path.Combine(publication.StateFolder, PickupFolder));

    public OutboxSeal Seal => new(Session, Path.Combine(publication.StateFolder, "outbox.seal"));

    /// <summary>The address of the readers' pages, or null.</summary>
    public string? PagesUrl => publication.Subscriptions?.Url;

    /// <summary>Opens the database; a publication without newsletters has none.</summary>
    public static MailRoom Open(Session session) => session.Publication.Newsletters.IsEmpty
        ? throw new FeedsException($"no newsletter is configured: add 'newsletters' to {PublicationReader.FileName}.")
        : new(session.Publication, session.Time);

    /// <summary>Plans, renders and previews issues of what was read.</summary>
    public NewsletterRun Newsletters(SiteReading reading) => new(reading, Session, publication.Folder, PagesUrl, publication.Delivery.Expires, time);

    /// <summary>Makes the messages of deliveries.</summary>
    public IssueLetters Letters() => new(Base, Composer, publication.Subscriptions?.Secrets ?? []);

    /// <summary>Delivers what the outbox holds.</summary>
    /// <param name="stop">Ends the run when what is under way has been answered, or a minute later.</param>
    public async Task<DeliveryReport> DeliverAsync(Action<int, int> progress, Action<string> trouble, CancellationToken stop)
    {
        using var abandon = new CancellationTokenSource();
        await using var _ = stop.Register(() => abandon.CancelAfter(TimeSpan.FromMinutes(1)));
        using var letters = Letters();
        var smtp = publication.Smtp;
        var transport = Transport();
        using var server = transport as IDisposable;
        var options = new SendingOptions(smtp?.Connections ?? 1, smtp?.Rate, publication.Delivery.Hold);
        return await new DeliveryWorker(Base, transport, letters.Of, options, time) { Trouble = trouble }.RunAsync(progress, stop, abandon.Token);
    }

    public void Dispose()
    {
        Session.Dispose();
        Base.Dispose();
    }
}
