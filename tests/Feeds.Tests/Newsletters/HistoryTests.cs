using System.Collections.Immutable;
using System.Globalization;
using Feeds.Configuration;
using Feeds.Newsletters;
using Feeds.Storage;
using Feeds.Subscriptions;
using Feeds.Syndication;
using Feeds.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Feeds.Tests.Newsletters;

/// <summary>A year of a site in which anything happens to articles, and readers who change their minds: everybody gets each article once.</summary>
public sealed class HistoryTests
{
    private static readonly DateTimeOffset Start = new(2025, 12, 29, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_published_article_is_in_exactly_one_issue_for_each_reader_it_matches()
    {
        Parallel.For(1, 13, seed =>
        {
            using var year = new Year(seed);
            for (var week = 0; week < 52; week++)
            {
                year.Happen();
                year.Run();
            }

            year.Settle();
            year.Check();
        });
    }

    private sealed class Written(int number)
    {
        public int Number => number;

        public string File { get; set; } = string.Create(CultureInfo.InvariantCulture, $"a{number}.md");

        public string Title { get; set; } = string.Create(CultureInfo.InvariantCulture, $"Article {number}");

        public string Body { get; set; } = string.Create(CultureInfo.InvariantCulture, $"What article {number} says.");

        public DateTimeOffset Date { get; set; }

        public string[] Tags { get; set; } = [];

        public bool IsDraft { get; set; }
    }

    private sealed class Year : IDisposable
    {
        private static readonly string[] Tags = ["boats", "tea", "bread"];

        private readonly Random random;
        private readonly TempFolder folder = new();
        private readonly Database database;
        private readonly DatabaseSession session;
        private readonly Publication publication;
        private readonly Newsletter newsletter;
        private readonly List<Written> articles = [];
        private readonly FakeTimeProvider time = new(Start);
        private int written;

        public Year(int seed)
        {
            random = new(seed);
            folder.With("feeds.yml", "site: {title: Harbour, url: https://example.org/, timezone: Europe/Lisbon}\ncontent: {folder: content}\n");
            Directory.CreateDirectory(folder.At("content"));
            publication = PublicationReader.Read(folder.Path, null, _ => null).Publication!;
            database = Database.Open(folder.At("feeds.db"));
            session = database.Connect();
            newsletter = MailBook.Newsletter with
            {
                Since = Start,
                Schedules = [.. Schedules.Select(pair => Schedule.Parse(pair.Name, pair.Text, out _)!)],
            };
            Join("all-weekly@example.net", "weekly");
            Join("boats-daily@example.net", "daily", "tags/boats");
            Join("tea-each@example.net", "each", "tags/tea");
            Join("two-monthly@example.net", "monthly", "tags/boats", "tags/tea");
            Join("restless@example.net", "weekly");
            Join("nightly@example.net", "nightly");
        }

        private static (string Name, string Text)[] Schedules => [("weekly", "monday 08:00"), ("daily", "07:30"), ("monthly", "31 08:00"), ("each", "each"), ("nightly", "0 3 * * 2,4")];

        public void Happen()
        {
            // Between two runs a file keeps either its body, or its title and date: else nobody could know it again.
            var touched = new HashSet<int>();
            for (var i = random.Next(6); i > 0; i--)
            {
                if (random.Next(3) == 0 || articles.Count == 0)
                {
                    articles.Add(new(++written) { Date = Around(), Tags = SomeTags(), IsDraft = random.Next(5) == 0 });
                    continue;
                }

                var article = articles[random.Next(articles.Count)];
                if (touched.Add(article.Number))
                {
                    Change(article);
                }
            }

            Lay();
        }

        public void Run()
        {
            for (var day = 0; day < 7; day++)
            {
                time.Advance(TimeSpan.FromDays(1));
                if (random.Next(2) == 0 || day == 6)
                {
                    Freeze();
                }
            }

            session.Execute("UPDATE subscriber SET schedule = @schedule WHERE address = 'restless@example.net'", ("schedule", Schedules[random.Next(Schedules.Length)].Name));
        }

        public void Settle()
        {
            articles.ForEach(article => article.IsDraft = false);
            Lay();
            for (var month = 0; month < 3; month++)
            {
                time.Advance(TimeSpan.FromDays(31));
                Freeze();
            }
        }

        public void Check()
        {
            var mailed = session.Query(
                "SELECT d.address, a.title, COUNT(*) FROM delivery d JOIN edition_article e ON e.edition = d.edition JOIN article a ON a.id = e.article GROUP BY d.address, a.title",
                row => (Address: row.Text(0), Number: NumberIn(row.Text(1)), Count: row.Number(2)));
            Assert.All(mailed, each => Assert.Equal(1, each.Count));
            var got = mailed.ToLookup(each => each.Address, each => each.Number);
            foreach (var (address, topics) in Readers())
            {
                var due = articles.Where(article => article.Date >= Start && (topics.Length == 0 || article.Tags.Any(tag => topics.Contains("tags/" + tag)))).Select(article => article.Number);
                Assert.Empty(due.Except(got[address]));
                Assert.Equal(got[address].Distinct().Count(), got[address].Count());
            }
        }

        public void Dispose()
        {
            session.Dispose();
            database.Dispose();
            folder.Dispose();
        }

        private void Change(Written article)
        {
            switch (random.Next(8))
            {
                case 0:
                    article.Body += " More of it.";
                    break;
                case 1:
                    article.File = string.Create(CultureInfo.InvariantCulture, $"moved{random.Next(1_000_000)}-{article.Number}.md");
                    break;
                case 2:
                    article.Date = Around();
                    break;
                case 3:
                    article.Tags = SomeTags();
                    break;
                case 4:
                    article.IsDraft = !article.IsDraft;
                    break;
                case 5:
                    article.Title += " (again)";
                    break;
                case 6:
                    (article.File, article.Body) = (article.File.Replace(".md", "-x.md", StringComparison.Ordinal), article.Body + " And more.");
                    break;
                default:
                    articles.Remove(article);
                    break;
            }
        }

        private void Lay()
        {
            Directory.Delete(folder.At("content"), recursive: true);
            Directory.CreateDirectory(folder.At("content"));
            foreach (var article in articles)
            {
                folder.With("content/" + article.File, string.Create(CultureInfo.InvariantCulture, $"---\ntitle: \"{article.Title}\"\ndate: {article.Date:yyyy-MM-ddTHH:mm:ssZ}\ntags: [{string.Join(", ", article.Tags)}]\ndraft: {(article.IsDraft ? "true" : "false")}\n---\n{article.Body}\n"));
            }
        }

        private void Freeze()
        {
            var now = time.GetUtcNow();
            var reading = SiteReading.Read(publication.Site, publication.Content, publication.Feeds, now, null, CancellationToken.None);
            var report = new NewsletterRun(reading, session, folder.Path, null, TimeSpan.FromDays(7), time).Freeze([newsletter], now, CancellationToken.None);
            Assert.Empty(report.Problems);
        }

        private void Join(string address, string schedule, params string[] topics) =>
            Assert.Null(new Subscribers(session).Put(MailBook.Reader(address, topics) with { Schedule = schedule, Since = Start }));

        private List<(string Address, ImmutableArray<string> Topics)> Readers() =>
            [.. new Subscribers(session).All().Select(reader => (reader.Address.ToString(), reader.Topics))];

        private DateTimeOffset Around() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds() + random.Next(-20 * 86400, 10 * 86400));

        private string[] SomeTags() => [.. Tags.Where(_ => random.Next(2) == 0)];

        private static int NumberIn(string title) => int.Parse(title.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
