using System.Globalization;
using Feeds.Tests.Support;

namespace Feeds.Tests.Syndication;

/// <summary>Whatever happens to a site between two builds, the second one comes to what a build comes to that knows nothing of the first.</summary>
public sealed class BuildHistoryTests
{
    private const int Histories = 16;
    private const int Steps = 25;

    [Fact]
    public void After_anything_that_may_happen_a_build_comes_to_what_a_clean_one_comes_to()
    {
        Parallel.For(1, Histories + 1, seed =>
        {
            using var site = new LivingSite(seed);
            var happened = new List<string>();
            site.Build();
            for (var step = 0; step < Steps; step++)
            {
                happened.Add(site.Happen());
                Assert.True(site.Build() is var (remembering, clean) && remembering == clean, $"History {seed}: {string.Join(", ", happened)}.\n\nRemembering:\n{remembering}\n\nClean:\n{clean}");
            }
        });
    }

    /// <summary>A small site of everything that can be in one, to which things happen.</summary>
    private sealed class LivingSite : IDisposable
    {
        private static readonly string[] Fronts =
        [
            "title: {0}\ndate: 2026-05-{1:00}\ntags: [Tides, Boats]", "title: {0}\ndate: 2026-05-{1:00} 10:00:00\ntags: [tides]\ncategories: Kitchen", "title: {0}\ndate: 2026-05-{1:00}\ndraft: true",
            "title: {0}\ndate: 2026-06-{1:00}\ntags: [Boats]", "title: {0}\ndate: 2026-05-{1:00}\nexpiryDate: 2026-06-{1:00}\ntags: [Tides]", "title: {0}\ntags: [Tides]", "date: 2026-05-{1:00}\ntags: [Boats]",
            "title: {0}\ndate: 2026-05-{1:00}\ntags: [open", "title: {0}\ndate: soon", "title: {0}\ndate: 2026-05-{1:00}\nslug: x\ntags: [Tides]", "title: {0}\ndate: 2026-05-{1:00}\nauthor: Editor\nfeed: false", "title: {0}\ndate: 2026-05-{1:00}\npublishDate: 2026-06-{1:00}\ntags: [Boats]",
        ];

        private static readonly string[] Bodies =
        [
            "Text {0}.", "# Heading {0}\n\nText.", "<b>Raw</b> {0} <script>alert(1)</script>", "See [this]({{{{< ref \"a1\" >}}}}) {0}.", "See [that]({{{{< relref \"b/a2.md\" >}}}}) {0}.",
            "{{{{< unknown {0} >}}}}", "![p](p.png) {0}", "One {0}.\n\n<!--more-->\n\nTwo.", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[{0}",
        ];

        private static readonly string[] Settings =
        [
            "site: {title: Notes, url: https://example.org/, timezone: UTC}\n", "site: {title: Notes, url: https://example.org/, timezone: Asia/Shanghai}\nfeeds: {items: 3}\n",
            "site: {title: Notes, url: https://example.org/, timezone: UTC}\nfeeds: {items: 2, content: summary, channels: [{name: afloat, title: Afloat, any: [tags/boats, tags/tides]}]}\n",
            "site: {title: Notes, url: https://example.org/, timezone: UTC, languages: [en, de]}\nfeeds: {formats: [atom], by: [tags]}\n",
        ];

        private static readonly string[] Ways = [" is deleted", " is written by hand", " is changed unseen", " lies behind a link"];

        private readonly TempFolder folder = new();
        private readonly TempFolder apart = new();
        private readonly Random random;
        private DateTimeOffset now = new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);
        private string? oldMemory;

        public LivingSite(int seed)
        {
            random = new(seed);
            folder.With("hugo.toml", "baseURL = 'https://example.org/'\n").With("feeds.yml", Settings[0]);
            for (var i = 0; i < 10; i++)
            {
                Write(NewFile());
            }
        }

        private string Content => folder.At("content");

        private string[] Files => Directory.GetFiles(Content, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();

        private string[] Outputs => Directory.Exists(folder.At("public")) ? Directory.GetFiles(folder.At("public"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray() : [];

        private string? Memory => Directory.Exists(folder.At(".feeds")) ? Directory.GetFiles(folder.At(".feeds"), "*.known").SingleOrDefault() : null;

        /// <summary>Does something, and says what.</summary>
        public string Happen()
        {
            var file = Any(Files);
            switch (random.Next(23))
            {
                case 0:
                    Write(NewFile());
                    return "a new file";
                case 1 or 2:
                    Write(file);
                    return "an edit";
                case 3:
                    return Unseen(file);
                case 4:
                    File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddDays(random.Next(20_000)));
                    return "a touch";
                case 5:
                    Rename(file, NewFile());
                    return "a rename";
                case 6:
                    File.Delete(file);
                    Write(NewFile());
                    return "a removal";
                case 7:
                    Swap(file, Any(Files));
                    return "two files change places";
                case 8:
                    folder.With("content/b/_index.md", $"---\ntitle: Section {random.Next(3)}\ncascade: {{tags: [Handed{random.Next(2)}]}}\n---\n");
                    return "a section's page";
                case 9:
                    folder.With("feeds.yml", Any(Settings));
                    return "another feeds.yml";
                case 10 or 11:
                    now = now.AddHours(random.Next(-200, 400));
                    return string.Create(CultureInfo.InvariantCulture, $"it is {now:u}");
                case 12 when Memory is { } memory:
                    File.Delete(memory);
                    return "the memory is lost";
                case 13 when Memory is { } memory:
                    Damage(memory);
                    return "the memory is damaged";
                case 14:
                    return Old();
                case 15 or 16 when Outputs.Length > 0:
                    return Mutilate(Path.GetRelativePath(folder.At("public"), Any(Outputs)));
                case 17:
                    Directory.Move(Content, folder.At("elsewhere"));
                    Directory.Move(folder.At("elsewhere"), Content);
                    return "the folder is moved and comes back";
                case 18:
                    Copied();
                    return "a copy takes the folder's place";
                case 19 when !File.Exists(Path.Combine(Content, "link.md")):
                    Write(folder.At("texts/linked.md"));
                    File.CreateSymbolicLink(Path.Combine(Content, "link.md"), folder.At("texts/linked.md"));
                    return "a link";
                case 19:
                    Write(folder.At("texts/linked.md"));
                    return "an edit behind a link";
                case 20:
                    folder.With("hugo.toml", $"baseURL = 'https://example.org/'\n[params]\nphone = '{random.Next(3)}'\n");
                    return "another hugo.toml";
                case 21:
                    Build();
                    Build();
                    return "nothing, twice";
                default:
                    return "nothing";
            }
        }

        /// <summary>Builds twice, once knowing what was and once not: all that can be seen of either.</summary>
        public (string Remembering, string Clean) Build() => (folder.SeenOfBuild(now, remembers: true), apart.SeenOfBuild(folder, now, remembers: false));

        public void Dispose()
        {
            folder.Dispose();
            apart.Dispose();
        }

        private T Any<T>(T[] all) => all[random.Next(all.Length)];

        private string NewFile() => Path.Combine(Content, Any(["", "b", "b/c", "Ä"]), $"a{random.Next(12)}{Any(["", ".de"])}.md");

        private void Write(string file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Text());
        }

        private string Text() => string.Create(CultureInfo.InvariantCulture, $"---\n{string.Format(CultureInfo.InvariantCulture, Any(Fronts), $"Title {random.Next(9)}", random.Next(1, 29))}\n---\n{string.Format(CultureInfo.InvariantCulture, Any(Bodies), random.Next(10))}\n");

        // An edit that leaves size and time of change as they were.
        private static string Unseen(string file)
        {
            var (text, time) = (File.ReadAllText(file), File.GetLastWriteTimeUtc(file));
            var digit = text.LastIndexOfAny([.. "0123456789"]);
            if (digit >= 0)
            {
                File.WriteAllText(file, text[..digit] + ((text[digit] - '0' + 1) % 10) + text[(digit + 1)..]);
            }

            File.SetLastWriteTimeUtc(file, time);
            return "an edit that nobody should see";
        }

        private static void Rename(string file, string to)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(file, to, overwrite: true);
        }

        private void Swap(string a, string b)
        {
            if (a != b)
            {
                File.Move(a, folder.At("between"));
                File.Move(b, a);
                File.Move(folder.At("between"), b);
            }
        }

        private void Damage(string memory)
        {
            var bytes = File.ReadAllBytes(memory);
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(memory, random.Next(3) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
        }

        // What a copy of last week's brings back.
        private string Old()
        {
            if (oldMemory is not null && Memory is not null)
            {
                File.Copy(oldMemory, Memory, overwrite: true);
                oldMemory = null;
                return "an old memory comes back";
            }

            if (Memory is { } memory)
            {
                File.Copy(memory, oldMemory = folder.At("old"), overwrite: true);
            }

            return "the memory is copied";
        }

        // The same to both folders.
        private string Mutilate(string path)
        {
            var way = random.Next(4);
            foreach (var file in new[] { folder.At("public"), apart.At("public") }.Select(root => Path.Combine(root, path)))
            {
                var time = File.GetLastWriteTimeUtc(file);
                switch (way)
                {
                    case 0:
                        File.Delete(file);
                        break;
                    case 1:
                        File.WriteAllText(file, "Other.");
                        break;
                    case 2:
                        var bytes = File.ReadAllBytes(file);
                        bytes[^2] ^= 1;
                        File.WriteAllBytes(file, bytes);
                        File.SetLastWriteTimeUtc(file, time);
                        break;
                    default:
                        File.Move(file, file + ".moved", overwrite: true);
                        File.CreateSymbolicLink(file, file + ".moved");
                        break;
                }
            }

            return path + Ways[way];
        }

        private void Copied()
        {
            foreach (var file in Files)
            {
                var copy = Path.Combine(folder.At("copy"), Path.GetRelativePath(Content, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
                File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(file));
            }

            Directory.Delete(Content, recursive: true);
            Directory.Move(folder.At("copy"), Content);
        }
    }
}
