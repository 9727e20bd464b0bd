using System.Collections.Immutable;
using Feeds.Content;
using Feeds.Mailing;
using Feeds.Sources;
using Feeds.Storage;
using Feeds.Syndication;

namespace Feeds.Newsletters;

/// <summary>An issue that was frozen, or noted as having nothing new.</summary>
/// <param name="Recipients">How many readers get it; 0: nothing new for anybody.</param>
public sealed record PlannedIssue(Issue Issue, int Recipients);

/// <summary>What a run of planning did.</summary>
public sealed record PlanReport(ImmutableArray<PlannedIssue> Issues, ImmutableArray<Problem> Problems);

/// <summary>Plans, renders and freezes what is due; the first side effect is one transaction for each issue.</summary>
/// <param name="siteFolder">Where the owner's own templates lie.</param>
/// <param name="pagesUrl">The address of the readers' pages, or null.</param>
/// <param name="expires">How long after its freezing an issue is still sent.</param>
public sealed class NewsletterRun(SiteReading reading, DatabaseSession session, string siteFolder, string? pagesUrl, TimeSpan expires, TimeProvider time)
{
    private readonly Dictionary<Article, string> bodies = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Article, HashSet<string>> keys = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, LoadedTemplate> templates = [];
    private readonly SitePictures pictures = new(siteFolder, reading.Site.Url);
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();

    private Issues Issues => new(session, BodyOf);

    /// <summary>Notes which newsletters there are now: nothing older than their first run is mailed, unless the owner says so.</summary>
    public void NoteFirstRun(IEnumerable<Newsletter> newsletters, DateTimeOffset now)
    {
        foreach (var newsletter in newsletters)
        {
            Issues.FirstRunOf(newsletter.Name, now);
        }
    }

    /// <summary>Nothing published before is mailed to anybody.</summary>
    public DateTimeOffset SinceOf(Newsletter newsletter, DateTimeOffset now)
    {
        var since = newsletter.Since ?? Issues.FirstRunOf(newsletter.Name, now);
        return OutboxSeal.ArmedAt(session) is { } armed && armed > since ? armed : since;
    }

    /// <summary>Freezes every issue that is due and has none yet.</summary>
    /// <param name="now">The instant that decides what is due; it is also the date of the letters.</param>
    public PlanReport Freeze(IEnumerable<Newsletter> newsletters, DateTimeOffset now, CancellationToken cancel)
    {
        var planned = ImmutableArray.CreateBuilder<PlannedIssue>();
        foreach (var newsletter in newsletters)
        {
            Issues.FirstRunOf(newsletter.Name, now);
            if (TemplateOf(newsletter) is not { } template)
            {
                continue;
            }

            foreach (var schedule in newsletter.Schedules)
            {
                cancel.ThrowIfCancellationRequested();
                if (DueOf(newsletter, schedule, now) is { } issue && Freeze(issue, SinceOf(newsletter, now), template, now) is { } done)
                {
                    planned.Add(done);
                }
            }
        }

        return new(planned.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>What one reader would get next, as if it were frozen now; null when that is nothing.</summary>
    /// <param name="topics">What the reader narrowed it to; empty: the whole channel.</param>
    /// <param name="since">Nothing published before is shown.</param>
    /// <param name="edition">The last edition the reader was mailed, or 0.</param>
    public (Issue Issue, Letter Letter)? Preview(Newsletter newsletter, Schedule schedule, ImmutableArray<string> topics, DateTimeOffset since, long edition, DateTimeOffset now)
    {
        var zone = reading.Site.Zone;
        if (TemplateOf(newsletter) is not { } template || (DueOf(newsletter, schedule, now)?.ScheduledAt ?? schedule.Next(now, zone)) is not { } instant)
        {
            return null;
        }

        var issue = new Issue(newsletter, schedule, schedule.PeriodOf(instant, zone), instant);
        var group = new ReaderGroup(topics, edition, since.ToUnixTimeMilliseconds(), since.ToUnixTimeMilliseconds());
        var plan = IssuePlanner.Plan(CandidatesOf(issue, since, ArticleIdentity.Match(reading.Articles, Issues.Mailed(), BodyOf)), [group], Issues.MailedWith(newsletter.Name)).FirstOrDefault();
        return plan is not null && LetterOf(issue, plan.Items, template, now) is { } letter ? (issue, letter) : null;
    }

    /// <summary>What went wrong so far.</summary>
    public ImmutableArray<Problem> Problems => problems.ToImmutable();

    // A clock that was set back brings no period a second time, nor one before the last.
    private Issue? DueOf(Newsletter newsletter, Schedule schedule, DateTimeOffset now)
    {
        if (schedule.Latest(now, reading.Site.Zone) is not { } instant || Issues.LatestOf(newsletter.Name, schedule.Name) >= instant)
        {
            return null;
        }

        var issue = new Issue(newsletter, schedule, schedule.PeriodOf(instant, reading.Site.Zone), instant);
        return Issues.Has(issue) ? null : issue;
    }

    private PlannedIssue? Freeze(Issue issue, DateTimeOffset since, DigestTemplate template, DateTimeOffset now)
    {
        var mailed = Issues.Mailed();
        var known = ArticleIdentity.Match(reading.Articles, mailed, BodyOf);
        var groups = Issues.Groups(issue.Newsletter.Name, issue.Schedule.Name);
        var earliest = groups.Count == 0 ? issue.ScheduledAt : DateTimeOffset.FromUnixTimeMilliseconds(groups.Min(group => group.First));
        var plans = IssuePlanner.Plan(CandidatesOf(issue, since > earliest ? since : earliest, known), groups, Issues.MailedWith(issue.Newsletter.Name)).ToList();
        if (plans.Count == 0 && issue.Schedule.IsEach)
        {
            return null;
        }

        // Editions of the same articles share one letter.
        var letters = new Dictionary<string, Letter?>();
        var editions = ImmutableArray.CreateBuilder<FrozenEdition>();
        foreach (var plan in plans)
        {
            var items = string.Join('\n', plan.Items.Select(item => item.Article.Id));
            if (!letters.TryGetValue(items, out var letter))
            {
                letters.Add(items, letter = LetterOf(issue, plan.Items, template, now));
            }

            if (letter is null)
            {
                return null;
            }

            editions.Add(new(plan, letter));
        }

        return Write(issue, editions.ToImmutable(), Changed(mailed, known), now);
    }

    private PlannedIssue Write(Issue issue, ImmutableArray<FrozenEdition> editions, List<MailedArticle> changed, DateTimeOffset now) => session.Transaction(() =>
    {
        Issues.Remember(changed);
        var at = time.GetUtcNow();
        var recipients = editions.IsEmpty ? 0 : Issues.Freeze(issue, editions, pagesUrl, at, at + expires);
        if (recipients == 0)
        {
            Issues.Skip(issue, Head(issue, now), at);
        }

        Failpoint.Reach("freeze");
        return new PlannedIssue(issue, recipients);
    });

    private List<Candidate> CandidatesOf(Issue issue, DateTimeOffset since, ImmutableDictionary<Article, long> known) =>
        [.. reading.Articles
            .Where(article => article.State == ArticleState.Published && article.Published >= since && (issue.Schedule.IsEach ? article.Published <= issue.ScheduledAt : article.Published < issue.ScheduledAt))
            .Where(article => KeysOf(article).Contains(issue.Newsletter.Channel))
            .Where(article => known.ContainsKey(article) || EntryOf(article) is not null)
            .Select(article => new Candidate(article, known.TryGetValue(article, out var number) ? number : null, KeysOf(article)))];

    private Letter? LetterOf(Issue issue, ImmutableArray<Candidate> items, DigestTemplate template, DateTimeOffset now)
    {
        var newsletter = issue.Newsletter;
        var entries = items.Select(item => EntryOf(item.Article)).OfType<Entry>().Take(newsletter.Items).ToImmutableArray();
        if (entries.IsEmpty)
        {
            return null;
        }

        var channel = reading.Catalog.Named(newsletter.Channel);
        var made = new DigestRenderer(template).Render(new()
        {
            Site = reading.Site,
            Newsletter = newsletter,
            ChannelTitle = channel.Title,
            ChannelUrl = channel.Link,
            Entries = entries,
            Further = items.Length - entries.Length,
            Instant = issue.Schedule.IsEach ? now : issue.ScheduledAt,
            HasPages = pagesUrl is not null,
            ImageSize = pictures.SizeOf,
        });
        problems.AddRange(made.Problems);
        return made.Digest is { } digest ? Head(issue, now) with { Subject = digest.Subject, Html = digest.Html, Text = digest.Text } : null;
    }

    private Letter Head(Issue issue, DateTimeOffset now)
    {
        var newsletter = issue.Newsletter;
        var domain = newsletter.From.Address.Domain;
        return new()
        {
            From = newsletter.From,
            ReplyTo = newsletter.ReplyTo,

            // A Date field has no room for less than a second.
            Date = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            ListName = newsletter.Title,
            ListId = $"{newsletter.Name}.{domain}",
            FeedbackId = $"{issue.Period.Replace(':', '.')}:{newsletter.Name}:{(issue.Schedule.Name == newsletter.Name ? "digest" : issue.Schedule.Name)}:{SenderId(domain)}",
            ArchiveUrl = reading.Site.Url,
            Language = newsletter.Language,
            Subject = "",
            Html = "",
            Text = "",
        };
    }

    // 5 to 15 letters that tell this sender from others.
    private static string SenderId(string domain)
    {
        var letters = string.Concat(domain.Where(char.IsAsciiLetterOrDigit));
        return letters.Length > 15 ? letters[^15..] : letters.PadRight(5, '0');
    }

    private List<MailedArticle> Changed(List<MailedArticle> mailed, ImmutableDictionary<Article, long> known)
    {
        var before = mailed.ToDictionary(each => each.Id);
        return [.. known.Select(pair => new MailedArticle(pair.Value, pair.Key.Id, pair.Key.File, pair.Key.Title, pair.Key.Published?.ToUniversalTime() ?? before[pair.Value].Published, BodyOf(pair.Key)))
            .Where(now => now != before[now.Id])
            .OrderBy(now => now.Id)];
    }

    private Entry? EntryOf(Article article) => reading.EntryOf(article).Entry;

    private DigestTemplate? TemplateOf(Newsletter newsletter)
    {
        if (!templates.TryGetValue(newsletter.Template, out var loaded))
        {
            templates.Add(newsletter.Template, loaded = DigestTemplate.Load(siteFolder, newsletter.Template));
            problems.AddRange(loaded.Problems);
        }

        return loaded.Template;
    }

    private string BodyOf(Article article)
    {
        if (!bodies.TryGetValue(article, out var body))
        {
            bodies.Add(article, body = reading.BodyHashOf(article));
        }

        return body;
    }

    private HashSet<string> KeysOf(Article article)
    {
        if (!keys.TryGetValue(article, out var found))
        {
            keys.Add(article, found = reading.Catalog.KeysOf(article));
        }

        return found;
    }
}
