using System.Collections.Immutable;
using System.Globalization;
using Feeds.Newsletters;
using Feeds.Sources;
using Feeds.Syndication;
using Fluid.Values;
using static Feeds.Templates.TemplateValues;

namespace Feeds.Pages;

/// <summary>What the templates of pages can say, in the words of one language.</summary>
internal sealed class PageValues(PageSettings settings, PageWords words)
{
    // More topics are folded away.
    private const int TopicsShown = 24;

    private readonly FluidValue wordValues = new DictionaryValue(new FluidValueDictionaryFluidIndexable(words.Texts.ToDictionary(pair => pair.Key, pair => Text(pair.Value))));

    /// <summary>The templates that make a page with what they are filled with; the parts of a page come before the page.</summary>
    /// <param name="render">Makes the HTML of a part.</param>
    public IEnumerable<(string Name, FluidValue Values)> Templates(Page page, Func<string, FluidValue, string> render)
    {
        switch (page)
        {
            case Page.Subscribe subscribe:
                var form = subscribe.Newsletters.First(each => each.IsChosen);
                var options = Filled(("newsletter", Form(form)));
                yield return ("options", options);
                yield return ("subscribe", Filled(
                    ("newsletters", List(subscribe.Newsletters, each => Map(("title", Text(each.Title)), ("url", Text($"{settings.Root}subscribe?newsletter={Uri.EscapeDataString(each.Name)}&lang={words.Tag}")), ("is_chosen", BooleanValue.Create(each.IsChosen))))),
                    ("newsletter", Form(form)), ("action", Text(settings.Root + "subscribe")), ("address", Text(subscribe.Address)),
                    ("mistake", Text(Mistake(subscribe.Mistake))), ("mistake_at", Text(subscribe.Mistake is FormMistake.ChoiceUnknown ? "choice" : "address")),
                    ("options", Html(render("options", options)))));
                break;
            case Page.CheckMail check:
                yield return ("check-mail", Filled(("newsletter", Text(check.Newsletter))));
                break;
            case Page.Confirm confirm:
                yield return ("choice", Chosen(confirm.Choice));
                yield return ("confirm", Filled(("choice", Html(render("choice", Chosen(confirm.Choice)))), ("action", Text(confirm.Action))));
                break;
            case Page.Welcome welcome:
                yield return ("welcome", Filled(("newsletter", Text(welcome.Choice.Title)), ("choice", Html(render("choice", Chosen(welcome.Choice)))), ("change_at", Text(welcome.ChangeAt))));
                break;
            case Page.Preferences preferences:
                var own = Filled(("newsletter", Form(preferences.Newsletter)));
                yield return ("preferences", Filled(
                    ("newsletter", Form(preferences.Newsletter)), ("action", Text(preferences.Action)), ("is_saved", BooleanValue.Create(preferences.Saved)), ("leave_at", Text(preferences.LeaveAt)), ("options", Html(render("options", own)))));
                break;
            case Page.Unsubscribe unsubscribe:
                yield return ("unsubscribe", Filled(("newsletter", Text(unsubscribe.Newsletter)), ("action", Text(unsubscribe.Action))));
                break;
            case Page.Unsubscribed unsubscribed:
                yield return ("unsubscribed", Filled(("newsletter", Text(unsubscribed.Newsletter)), ("undo", Text(unsubscribed.Undo))));
                break;
            case Page.PastIssues past:
                yield return ("issues", Filled(("newsletters", List(past.Newsletters, each => Map(
                    ("title", Text(each.Title)),
                    ("issues", List(each.Issues, issue => Map([("subject", Text(issue.Subject)), ("url", Text(issue.Address)), .. Dates(issue.Date)]))))))));
                break;
            case Page.Feed feed:
                var one = Follow(feed.Listing, feed.ByMail);
                yield return ("follow", one);
                yield return ("feed", Filled(("feed", Listing(feed.Listing)), ("items", List(feed.Items, Item)), ("follow", Html(render("follow", one)))));
                break;
            case Page.Feeds feeds:
                var whole = Follow(feeds.Listings[0], settings.SubscribeTo(feeds.Listings[0].Key, feeds.Listings[0].Group));
                yield return ("feeds", Filled([("title", Text(TitleOf(page))), .. new FeedPageValues(settings, words).Of(feeds, Listing), ("latest", List(feeds.Latest, Item)), ("follow", Html(render("follow", whole)))]));
                break;
            case Page.Notice notice:
                yield return ("notice", Filled(("title", Text(TitleOf(page))), ("text", Text(words[KeyOf(notice.Kind)])), ("ask_again", BooleanValue.Create(notice.Kind == NoticeKind.LinkExpired))));
                break;
            case Page.Problems problems:
                yield return ("problems", Filled(("problems", List(problems.List, problem => Map(
                    ("severity", Text(problem.Severity == Severity.Error ? "error" : "warning")),
                    ("place", Text(problem.Position is { } at ? string.Create(CultureInfo.InvariantCulture, $"{problem.File}:{at.Line}:{at.Column}") : problem.File)),
                    ("message", Text(problem.Message)))))));
                break;
        }
    }

    /// <summary>The frame around a page.</summary>
    /// <param name="self">The path and query of the page without <c>lang</c>.</param>
    /// <param name="head">What else belongs into the head: HTML.</param>
    public FluidValue Layout(Page page, string content, string style, string script, ImmutableArray<PageWords> languages, string self, string head) => Filled(
        ("kind", Text(KindOf(page))), ("title", Text(TitleOf(page))), ("content", Html(content)), ("style", Html(style)), ("script", Html(script)), ("head", Html(head)),
        ("languages", List(languages, each => Map(
            ("tag", Text(each.Tag)), ("name", Text(each.Name)), ("url", Text($"{self}{(self.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={each.Tag}")), ("is_current", BooleanValue.Create(each.Tag == words.Tag))))));

    private string TitleOf(Page page) => page switch
    {
        Page.Subscribe => words["subscribe_title"],
        Page.CheckMail => words["check_title"],
        Page.Confirm => words["confirm_title"],
        Page.Welcome => words["welcome_title"],
        Page.Preferences => words["preferences_title"],
        Page.Unsubscribe => words["unsubscribe_title"],
        Page.Unsubscribed => words["unsubscribed_title"],
        Page.PastIssues => words["issues_title"],
        Page.Feed feed => feed.Listing.Name,
        Page.Feeds => words["feeds_title"].Replace("{site}", settings.Site.Title, StringComparison.Ordinal),
        Page.Notice notice => words[KeyOf(notice.Kind) + "_title"],
        _ => words["problems_title"],
    };

    private static string KindOf(Page page) => page switch
    {
        Page.Subscribe => "subscribe",
        Page.Feed => "feed",
        Page.Feeds => "feeds",
        _ => "other",
    };

    private static string KeyOf(NoticeKind kind) => kind switch
    {
        NoticeKind.NotFound => "not_found",
        NoticeKind.LinkExpired => "link_expired",
        NoticeKind.LinkUnknown => "link_unknown",
        NoticeKind.TooMany => "too_many",
        NoticeKind.BadRequest => "bad_request",
        NoticeKind.TooLarge => "too_large",
        _ => "try_later",
    };

    private string? Mistake(FormMistake? mistake) => mistake switch
    {
        null => null,
        FormMistake.AddressMissing => words["address_missing"],
        FormMistake.AddressMalformed => words["address_malformed"],
        _ => words["choice_unknown"],
    };

    private DictionaryValue Filled(params ReadOnlySpan<(string Name, FluidValue Value)> members) => Map(
    [
        ("language", Text(words.Tag)), ("dir", Text(WritingDirection.Of(words.Tag))), ("words", wordValues), ("root", Text(settings.Root)),
        ("site", Map(("title", Text(settings.Site.Title)), ("url", Text(settings.Site.Url)))), .. members,
    ]);

    private DictionaryValue Chosen(NewsletterChoice choice) => Filled(("chosen", Map(
        ("title", Text(choice.Title)), ("schedule", Text(Label(choice.Schedule, isAlone: true))), ("topics", Texts(choice.Topics)))));

    private DictionaryValue Form(NewsletterForm form) => Map(
        ("name", Text(form.Name)), ("title", Text(form.Title)),
        ("schedules", List(form.Schedules, each => Map(
            ("name", Text(each.Name)), ("label", Text(Label(each, form.Schedules.Count(other => other.Kind == each.Kind) == 1))), ("is_chosen", BooleanValue.Create(each.IsChosen))))),
        ("groups", List(form.Topics.GroupBy(topic => topic.Group), group =>
        {
            // What is chosen is never folded away.
            var sorted = group.OrderBy(topic => topic.IsChosen ? 0 : 1).ToList();
            return Map(("title", Text(words.Find("group_" + group.Key) ?? group.Key)), ("first", List(sorted.Take(TopicsShown), Topic)), ("rest", List(sorted.Skip(TopicsShown), Topic)));
        })));

    private static FluidValue Topic(TopicChoice topic) => Map(
        ("key", Text(topic.Key)), ("title", Text(topic.Title)), ("articles", NumberValue.Create(topic.Articles)), ("is_chosen", BooleanValue.Create(topic.IsChosen)));

    // Two that are both weekly are told apart by the owner's words.
    private string Label(ScheduleChoice schedule, bool isAlone) => isAlone && schedule.Kind is { } kind ? words["every_" + kind] : schedule.Name;

    private DictionaryValue Follow(FeedListing feed, string? byMail) => Filled(("feed", Listing(feed)), ("by_mail", Text(byMail)));

    private DictionaryValue Listing(FeedListing feed) => Map(
        ("title", Text(feed.Title)), ("name", Text(feed.Name)), ("language", Text(feed.Language)), ("articles", NumberValue.Create(feed.Articles)), ("link", Text(feed.Link)), ("url", Text(feed.Files[0].Url)), ("app_url", Text(AppUrl(feed.Files[0].Url))),
        ("by_mail", Text(settings.SubscribeTo(feed.Key, feed.Group))),
        ("files", List(feed.Files, file => Map(("name", Text(OwnersSnippets.NameOf(file.Format))), ("url", Text(file.Url)), ("path", Text(PathOf(file)))))));

    // What apps on a reader's own machine are registered for: feed://host/path for http, feed:https://host/path else.
    private static string AppUrl(string url) => url.StartsWith("http://", StringComparison.Ordinal) ? "feed://" + url["http://".Length..] : "feed:" + url;

    // Where the page is looked at before it lies at its address, its links lead to what lies beside it.
    private string PathOf(FeedFile file) =>
        file.Url.StartsWith(settings.Site.Url, StringComparison.Ordinal) && file.Url[settings.Site.Url.Length..] is { Length: > 0 } path && !path.Contains(':', StringComparison.Ordinal) ? path : file.Url;

    private FluidValue Item(FeedItem item) => Map(
        [("title", Text(item.Title)), ("url", Text(item.Url)), ("summary", Text(item.Summary)), ("language", Text(item.Language)), .. Dates(item.Published)]);

    private (string, FluidValue)[] Dates(DateTimeOffset instant)
    {
        var day = settings.Site.ZoneIsDefault ? instant : TimeZoneInfo.ConvertTime(instant, settings.Site.Zone);
        return [("date", Text(DigestWords.DateOf(day, words.Tag))), ("date_iso", Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))];
    }
}
