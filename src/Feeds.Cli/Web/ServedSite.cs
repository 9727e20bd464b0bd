using Feeds.Cli.Commands;
using Feeds.Configuration;
using Feeds.Pages;
using Feeds.Syndication;

namespace Feeds.Cli.Web;

/// <summary>What every request needs: the publication, what was built last, the pages' words, and the readers' database.</summary>
internal sealed class ServedSite : IDisposable
{
    private readonly Lazy<MailRoom?> room;

    /// <param name="live">What is shown while the site is being written, or null: it is served to the public.</param>
    public ServedSite(Session session, LivePreview? live = null)
    {
        (Session, Live) = (session, live);
        room = new(() => session.Publication is { Newsletters.IsEmpty: false, Subscriptions: not null } ? MailRoom.Open(session) : null);
        Files = new(session.Publication.Feeds.Output, session.Publication.StateFolder);
        Log = new(session.Terminal, session.Time);
        Figures = new(this);
        Pages = session.Pages.Renderer;
    }

    public Session Session { get; }

    /// <summary>What is shown while the site is being written; null when it is served to the public.</summary>
    public LivePreview? Live { get; }

    public Publication Publication => Session.Publication;

    public TimeProvider Time => Session.Time;

    public PageRenderer Pages { get; }

    /// <summary>The readers and the mail to them; null when no newsletter can be followed here.</summary>
    public MailRoom? Room => room.Value;

    /// <summary>The files of the last build.</summary>
    public ServedFiles Files { get; }

    /// <summary>What was built last, or null when nothing was.</summary>
    public BuiltSite? Built => Files.Built;

    /// <summary>What is written down about requests.</summary>
    public RequestLog Log { get; }

    /// <summary>What is counted, for whoever watches the server.</summary>
    public Figures Figures { get; }

    public void Dispose()
    {
        Figures.Dispose();
        if (room is { IsValueCreated: true, Value: { } opened })
        {
            opened.Dispose();
        }
    }
}
