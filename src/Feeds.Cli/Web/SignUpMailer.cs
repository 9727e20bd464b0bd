using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Sources;
using Feeds.Subscriptions;

namespace Feeds.Cli.Web;

/// <summary>Sends the mails that answer sign-ups, one after another, as long as the pages are served; what a crash leaves is sent after the next start.</summary>
internal sealed class SignUpMailer(ServedSite site, MailRoom room) : IAsyncDisposable
{
    // What another process left behind, or what is to be tried again, is found without being told.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(5);

    // How long the last word about a mail may take once the server is to stop.
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim due = new(0, 1);
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource abandon = new();
    private readonly SignUpLetters letters = new(site.Publication.Site, site.Publication.Folder, site.Publication.Newsletters, room.Links!, room.PagesUrl!);
    private readonly MessageComposer composer = room.Composer;
    private DateTimeOffset tidied = DateTimeOffset.MinValue;
    private Task? running;

    /// <summary>Says that a mail is due.</summary>
    public void Wake()
    {
        lock (due)
        {
            if (due.CurrentCount == 0)
            {
                due.Release();
            }
        }
    }

    public void Start() => running ??= Task.Factory.StartNew(RunAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        abandon.CancelAfter(LastWord);
        if (running is not null)
        {
            await running;
        }

        stop.Dispose();
        abandon.Dispose();
        due.Dispose();
    }

    private async Task RunAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync();
                await due.WaitAsync(LookAgain, stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception trouble)
            {
                // One mail must not end all others; it is tried again when its lease is over.
                site.Session.Terminal.Fail(trouble is FeedsException refusal ? refusal.Message : $"this is a mistake in feeds itself, please report it: {trouble}");
                await Task.WhenAny(Task.Delay(LookAgain, stop.Token));
            }
        }
    }

    private async Task SendDueAsync()
    {
        using var session = room.Base.Connect();
        var signUps = new SignUps(session);
        if (site.Time.GetUtcNow() - tidied > Day)
        {
            tidied = site.Time.GetUtcNow();
            signUps.ForgetUnconfirmed(tidied);
        }

        var transport = room.Transport();
        using var server = transport as IDisposable;
        await using var line = transport.Open(abandon.Token);
        while (!stop.IsCancellationRequested && signUps.Claim(room.Base.SkipLocked, site.Time.GetUtcNow()) is { } one)
        {
            if (letters.Of(one, site.Time.GetUtcNow()) is not var (letter, reader))
            {
                signUps.Forget(one.SignUp);
                continue;
            }

            var message = composer.Compose(letter, reader);
            try
            {
                Settle(signUps, one.SignUp, await line.ReadyAsync(stop.Token) ?? await line.SendAsync(message, reader.To.Address, stop.Token));
            }
            catch (OperationCanceledException)
            {
                // Nobody has got it; the next start need not wait until the lease is over.
                signUps.Settle(one.SignUp, sent: false, again: site.Time.GetUtcNow());
                throw;
            }
        }
    }

    private void Settle(SignUps signUps, SignUp signUp, DeliveryResult result)
    {
        // A second copy would take the first one's link its force, so what is uncertain counts as sent.
        var sent = result.Class is ReplyClass.Accepted or ReplyClass.Uncertain;
        var wait = result.Class == ReplyClass.RouteRefused ? AfterRefusal : RetrySchedule.Wait(result.Class, signUp.Attempts + 1, signUp.Id);
        var again = sent || signUp.Attempts + 1 >= SignUpLimits.Attempts ? null : site.Time.GetUtcNow() + wait;
        signUps.Settle(signUp, sent, again);
        site.Figures.Mailed(result.Class);
        if (!sent)
        {
            site.Session.Terminal.Fail(again is null ? $"a confirming mail was refused for good: {result.Reply}" : $"a confirming mail could not be sent and is tried again: {result.Reply}");
        }
    }
}
