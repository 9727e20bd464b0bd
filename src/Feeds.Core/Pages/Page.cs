using System.Collections.Immutable;
using Feeds.Sources;

namespace Feeds.Pages;

/// <summary>A page for people, before it is put into words: what it says and where its forms go. One template for each kind.</summary>
public abstract record Page
{
    private Page()
    {
    }

    /// <summary>The form to follow newsletters by e-mail.</summary>
    /// <param name="Newsletters">All there are; the chosen one is marked.</param>
    /// <param name="Address">What was typed before, or null.</param>
    /// <param name="Mistake">What has to be mended, or null.</param>
    public sealed record Subscribe(ImmutableArray<NewsletterForm> Newsletters, string? Address, FormMistake? Mistake) : Page;

    /// <summary>Says that a mail is on its way if the address can be written to; the same for known and unknown addresses.</summary>
    public sealed record CheckMail(string Newsletter) : Page;

    /// <summary>The page behind the link in the confirming mail: one button.</summary>
    /// <param name="Choice">What will be followed.</param>
    /// <param name="Action">Where the button posts.</param>
    public sealed record Confirm(NewsletterChoice Choice, string Action) : Page;

    /// <summary>Says that somebody is a reader now.</summary>
    /// <param name="ChangeAt">Where they change their choice.</param>
    public sealed record Welcome(NewsletterChoice Choice, string ChangeAt) : Page;

    /// <summary>A reader's own choice of topics and frequency.</summary>
    /// <param name="Saved">Whether it was changed just now.</param>
    /// <param name="LeaveAt">Where the reader leaves.</param>
    public sealed record Preferences(NewsletterForm Newsletter, string Action, bool Saved, string LeaveAt) : Page;

    /// <summary>The page behind an unsubscribe link: one button.</summary>
    /// <param name="Newsletter">What the newsletter is called, or null when the link names none that is known.</param>
    public sealed record Unsubscribe(string? Newsletter, string Action) : Page;

    /// <summary>Says that a reader has left, with one button to undo it.</summary>
    /// <param name="Undo">Where the button posts, or null when there is nothing to undo.</param>
    public sealed record Unsubscribed(string? Newsletter, string? Undo) : Page;

    /// <summary>The issues that were sent, newest first.</summary>
    public sealed record PastIssues(ImmutableArray<NewsletterIssues> Newsletters) : Page;

    /// <summary>One feed as a browser shows it.</summary>
    /// <param name="ByMail">Where it is followed by e-mail, or null.</param>
    public sealed record Feed(FeedListing Listing, ImmutableArray<FeedItem> Items, string? ByMail) : Page;

    /// <summary>Every feed of the site.</summary>
    /// <param name="Latest">The site's newest entries.</param>
    public sealed record Feeds(ImmutableArray<FeedListing> Listings, ImmutableArray<FeedItem> Latest) : Page;

    /// <summary>Something short that has to be said: an address that is not there, a link that is too old, too many tries.</summary>
    public sealed record Notice(NoticeKind Kind) : Page;

    /// <summary>What is wrong with the site, for its owner's eyes while it is being written.</summary>
    public sealed record Problems(ImmutableArray<Problem> List) : Page;
}

/// <summary>What a <see cref="Page.Notice"/> says.</summary>
public enum NoticeKind
{
    /// <summary>404: there is nothing at that address.</summary>
    NotFound,

    /// <summary>The confirming link is too old or was never made; the way out is to ask again.</summary>
    LinkExpired,

    /// <summary>The link was not made here, or is damaged.</summary>
    LinkUnknown,

    /// <summary>429: too many requests from there; later again.</summary>
    TooMany,

    /// <summary>400: the form could not be read.</summary>
    BadRequest,

    /// <summary>413: the form is too large.</summary>
    TooLarge,

    /// <summary>503: it could not be stored; nothing was changed, later again.</summary>
    TryLater,
}

/// <summary>What has to be mended in a form.</summary>
public enum FormMistake
{
    AddressMissing,
    AddressMalformed,
    ChoiceUnknown,
}

/// <summary>A newsletter as a form offers it.</summary>
/// <param name="Topics">What it may be narrowed to; none chosen means everything.</param>
public sealed record NewsletterForm(string Name, string Title, bool IsChosen, ImmutableArray<ScheduleChoice> Schedules, ImmutableArray<TopicChoice> Topics);

/// <summary>A frequency that a reader may choose.</summary>
/// <param name="Name">The owner's word for it: <c>weekly</c>.</param>
/// <param name="Kind">What it is in the calendar, for words of the reader's language; null where the owner's word must do.</param>
public sealed record ScheduleChoice(string Name, string? Kind, bool IsChosen);

/// <summary>A topic that a reader may choose.</summary>
/// <param name="Key">The channel's key: <c>tags/boats</c>.</param>
/// <param name="Group">The kind of channel: <c>tags</c>.</param>
/// <param name="Articles">How many articles it has.</param>
public sealed record TopicChoice(string Key, string Group, string Title, int Articles, bool IsChosen);

/// <summary>What a reader follows, in words: a newsletter, how often, and what it is narrowed to.</summary>
public sealed record NewsletterChoice(string Title, ScheduleChoice Schedule, ImmutableArray<string> Topics);

/// <summary>The sent issues of a newsletter.</summary>
public sealed record NewsletterIssues(string Title, ImmutableArray<SentIssue> Issues);

/// <summary>One issue as it was sent.</summary>
/// <param name="Address">Where it can be read.</param>
public sealed record SentIssue(string Subject, DateTimeOffset Date, string Address);

/// <summary>A feed as pages list it.</summary>
/// <param name="Group">The kind of channel: <c>site</c>, <c>tags</c> …</param>
/// <param name="Name">What it is called where the site is known anyway.</param>
/// <param name="Files">Its formats with their public addresses.</param>
public sealed record FeedListing(string Key, string Group, string Title, string Name, string Language, string Link, int Articles, ImmutableArray<Syndication.FeedFile> Files);

/// <summary>An entry as pages list it.</summary>
public sealed record FeedItem(string Title, string Url, DateTimeOffset Published, string? Summary, string Language);
