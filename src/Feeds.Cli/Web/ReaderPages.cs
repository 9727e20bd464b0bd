using Feeds.Mailing;
using Feeds.Newsletters;
using Feeds.Pages;
using Feeds.Storage;
using Feeds.Subscriptions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Feeds.Cli.Web;

/// <summary>The pages where readers subscribe, confirm, choose and leave: GET shows, only POST changes.</summary>
internal sealed class ReaderPages(ServedSite site, MailRoom room, ClientLimit limit, Action wake)
{
    private readonly string root = new Uri(site.Publication.Subscriptions!.Url).AbsolutePath;
    private readonly Offer offer = new(site);
    private readonly SignedLink links = room.Links!;

    /// <param name="wake">Told that a mail is due.</param>
    public static void Map(WebApplication app, ServedSite site, Action wake)
    {
        if (site.Room is not { } room)
        {
            return;
        }

        var pages = new ReaderPages(site, room, new ClientLimit(site.Time), wake);
        foreach (var path in (string[])[pages.root, pages.root + "subscribe"])
        {
            app.MapMethods(path, ["GET", "HEAD"], pages.ShowSubscribe);
            app.MapPost(path, pages.SubscribeAsync);
        }

        PastIssuePages.Map(app, site, room, pages.root);
        pages.MapPersonal(app, "c", pages.ShowConfirm, pages.ConfirmAsync);
        pages.MapPersonal(app, "p", pages.ShowPreferences, pages.ChooseAsync);
        pages.MapPersonal(app, "u", pages.ShowUnsubscribe, pages.UnsubscribeAsync);
    }

    private void MapPersonal(WebApplication app, string kind, RequestDelegate show, RequestDelegate change)
    {
        app.MapMethods($"{root}{kind}/{{token}}", ["GET", "HEAD"], show);
        app.MapPost($"{root}{kind}/{{token}}", change);
    }

    private Task ShowSubscribe(HttpContext context)
    {
        var asked = new Choice(context.Request.Query["newsletter"], context.Request.Query["schedule"], [.. context.Request.Query["topic"].OfType<string>()]);
        return PageAnswer.WriteAsync(context, site, new Page.Subscribe(offer.Forms(asked), context.Request.Query["address"], null));
    }

    private async Task SubscribeAsync(HttpContext context)
    {
        if (!limit.Allows(context.Connection.RemoteIpAddress))
        {
            await RefuseAsync(context, NoticeKind.TooMany, StatusCodes.Status429TooManyRequests);
            return;
        }

        if (await ReaderForm.ReadAsync(context) is not { } form)
        {
            await RefuseAsync(context, NoticeKind.BadRequest, StatusCodes.Status400BadRequest);
            return;
        }

        var choice = new Choice(form.Text("newsletter"), form.Text("schedule"), form.All("topic"));
        var typed = form.Text("address") ?? "";
        var address = EmailAddress.Parse(typed.Trim(), out _);
        var chosen = offer.Read(choice);
        FormMistake? mistake = typed.Trim().Length == 0 ? FormMistake.AddressMissing : address is null ? FormMistake.AddressMalformed : chosen is null ? FormMistake.ChoiceUnknown : null;
        if (mistake is not null)
        {
            await PageAnswer.WriteAsync(context, site, new Page.Subscribe(offer.Forms(choice), typed, mistake), StatusCodes.Status400BadRequest);
            return;
        }

        var (newsletter, schedule, topics) = chosen!.Value;

        // Who fills in what people do not see is no person; it is told the same.
        if (string.IsNullOrEmpty(form.Text(ReaderForm.Trap)))
        {
            var signUp = new SignUp(
                address!, newsletter.Name, schedule, topics, PageAnswer.LanguageOf(context, site, form.Text("lang")), ClientNetwork.Of(context.Connection.RemoteIpAddress), site.Publication.Subscriptions!.Url + "subscribe", site.Pages.Wording);
            using var session = room.Base.Connect();
            if (new SignUps(session).Ask(signUp, site.Time.GetUtcNow()))
            {
                wake();
            }
        }

        await PageAnswer.WriteAsync(context, site, new Page.CheckMail(newsletter.Title), asked: form.Text("lang"));
    }

    private async Task ShowConfirm(HttpContext context)
    {
        using var session = room.Base.Connect();
        await (new SignUps(session).Of(Token(context), site.Time.GetUtcNow()) is { } asked && offer.Named(asked.Newsletter) is { } newsletter
            ? PageAnswer.WriteAsync(context, site, new Page.Confirm(offer.InWords(newsletter, asked.Schedule, asked.Topics), context.Request.Path), personal: true)
            : RefuseAsync(context, NoticeKind.LinkExpired, StatusCodes.Status404NotFound));
    }

    private async Task ConfirmAsync(HttpContext context)
    {
        if (await ReaderForm.ReadAsync(context) is not { } form)
        {
            await RefuseAsync(context, NoticeKind.BadRequest, StatusCodes.Status400BadRequest);
            return;
        }

        using var session = room.Base.Connect();
        if (Desk(context, session).Confirm(Token(context)) is not { } reader || offer.Named(reader.Newsletter) is not { } newsletter)
        {
            await RefuseAsync(context, NoticeKind.LinkExpired, StatusCodes.Status404NotFound);
            return;
        }

        var page = new Page.Welcome(offer.InWords(newsletter, reader.Schedule, reader.Topics), PathTo(LinkPurpose.Preferences, reader.Id));
        await PageAnswer.WriteAsync(context, site, page, personal: true, asked: form.Text("lang"));
    }

    private async Task ShowPreferences(HttpContext context)
    {
        using var session = room.Base.Connect();
        await PreferencesAsync(context, session, isSaved: false, lang: null);
    }

    private async Task ChooseAsync(HttpContext context)
    {
        if (await ReaderForm.ReadAsync(context) is not { } form)
        {
            await RefuseAsync(context, NoticeKind.BadRequest, StatusCodes.Status400BadRequest);
            return;
        }

        using var session = room.Base.Connect();
        if (ReaderOf(session, LinkPurpose.Preferences, Token(context)) is { Status: SubscriberStatus.Active } reader)
        {
            // What is offered no more stays chosen until the reader takes it back.
            var choice = new Choice(reader.Newsletter, form.Text("schedule"), form.All("topic"));
            if (offer.Read(choice, alsoKnown: reader.Topics) is not var (_, schedule, topics))
            {
                await RefuseAsync(context, NoticeKind.BadRequest, StatusCodes.Status400BadRequest);
                return;
            }

            Desk(context, session).Choose(reader, schedule, topics);
        }

        await PreferencesAsync(context, session, isSaved: true, form.Text("lang"));
    }

    private Task PreferencesAsync(HttpContext context, DatabaseSession session, bool isSaved, string? lang)
    {
        if (ReaderOf(session, LinkPurpose.Preferences, Token(context)) is not { } reader || offer.Named(reader.Newsletter) is not { } newsletter)
        {
            return RefuseAsync(context, NoticeKind.LinkUnknown, StatusCodes.Status404NotFound);
        }

        var leave = PathTo(LinkPurpose.Unsubscribe, reader.Id);
        Page page = reader.Status == SubscriberStatus.Active
            ? new Page.Preferences(offer.Form(newsletter, reader.Schedule, reader.Topics), context.Request.Path, isSaved, leave)
            : new Page.Unsubscribed(newsletter.Title, reader.Status == SubscriberStatus.Unsubscribed ? leave : null);
        return PageAnswer.WriteAsync(context, site, page, personal: true, asked: lang);
    }

    // RFC 8058 section 3.1 and what people see are the same address; a token that nobody made is answered alike, so that it tells nothing.
    private async Task ShowUnsubscribe(HttpContext context)
    {
        using var session = room.Base.Connect();
        var reader = ReaderOf(session, LinkPurpose.Unsubscribe, Token(context));
        var title = reader is null ? null : offer.Named(reader.Newsletter)?.Title ?? reader.Newsletter;
        Page page = reader is { Status: SubscriberStatus.Unsubscribed } ? new Page.Unsubscribed(title, context.Request.Path) : new Page.Unsubscribe(title, context.Request.Path);
        await PageAnswer.WriteAsync(context, site, page, personal: true);
    }

    private async Task UnsubscribeAsync(HttpContext context)
    {
        // RFC 8058 section 3.1: who presses the button of a mail program is off the list, whatever that program makes of the body.
        var form = await ReaderForm.ReadAsync(context) ?? ReaderForm.Empty;
        using var session = room.Base.Connect();
        var id = links.Read(LinkPurpose.Unsubscribe, Token(context));
        var undo = form.Text("action") == "undo";
        var desk = Desk(context, session);
        var reader = id is not { } number ? null : undo ? desk.Resume(number) : desk.Leave(number);
        var newsletter = reader is null ? null : offer.Named(reader.Newsletter);
        Page page = reader is { Status: SubscriberStatus.Active } && newsletter is not null
            ? new Page.Welcome(offer.InWords(newsletter, reader.Schedule, reader.Topics), PathTo(LinkPurpose.Preferences, reader.Id))
            : new Page.Unsubscribed(newsletter?.Title, reader is { Status: SubscriberStatus.Unsubscribed } ? context.Request.Path : null);
        await PageAnswer.WriteAsync(context, site, page, personal: true, asked: form.Text("lang"));
    }

    private Task RefuseAsync(HttpContext context, NoticeKind kind, int status)
    {
        if (kind == NoticeKind.TooMany)
        {
            context.Response.Headers.RetryAfter = ClientLimit.RetryAfterSeconds;
        }

        return PageAnswer.WriteAsync(context, site, new Page.Notice(kind), status, personal: true);
    }

    private ReaderDesk Desk(HttpContext context, DatabaseSession session) =>
        new(session, site.Publication.Newsletters, site.Publication.Site.Zone, site.Time.GetUtcNow(), ClientNetwork.Of(context.Connection.RemoteIpAddress));

    private Subscriber? ReaderOf(DatabaseSession session, LinkPurpose purpose, string token) => links.Read(purpose, token) is { } id ? new Subscribers(session).ById(id) : null;

    private string PathTo(LinkPurpose purpose, long subscriber) => new Uri(links.Of(purpose, subscriber)).AbsolutePath;

    private static string Token(HttpContext context) => context.Request.RouteValues["token"] as string ?? "";
}
