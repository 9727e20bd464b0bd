using System.Collections.Immutable;
using System.CommandLine;
using Feeds.Cli.Reports;
using Feeds.Configuration;
using Feeds.Content;
using Feeds.Pages;
using Feeds.Sources;
using Feeds.Syndication;

namespace Feeds.Cli.Commands;

/// <summary>What the common options of one invocation come to: a place to speak, a publication, an instant.</summary>
internal sealed record Session(Terminal Terminal, Publication Publication, ImmutableArray<Problem> Problems, DateTimeOffset Now, TimeProvider Time)
{
    private LoadedPages? pages;

    /// <summary>The pages for people, by the site's templates; by ours when those are wrong.</summary>
    public LoadedPages Pages => pages ??= PageRenderer.Load(new(
        Publication.Site, Publication.Folder, Publication.Subscriptions?.Url, [.. Publication.Newsletters.Select(each => new MailOffer(each.Name, each.Channel, each.Topics))]));

    /// <summary>Reads the configuration; null when it is wrong, which has been said then.</summary>
    /// <param name="output">What <c>--output</c> says, relative to the working folder, or null.</param>
    public static Session? Open(ParseResult parsed, CommonOptions common, string? output, TimeProvider time)
    {
        RefuseWithoutComposedLetters();
        var (session, problems) = Configured(parsed, common, output, time);
        if (session is null)
        {
            var terminal = TerminalOf(parsed, common);
            if (terminal.Json)
            {
                JsonReport.WriteProblems(terminal.Output, problems);
            }

            terminal.Report(problems);
            terminal.Fail("the configuration must be mended first; nothing was done.");
        }

        return session;
    }

    /// <summary>Reads the configuration and says nothing; no session when it is wrong.</summary>
    public static (Session? Session, ImmutableArray<Problem> Problems) Configured(ParseResult parsed, CommonOptions common, string? output, TimeProvider time)
    {
        var folder = FolderOf(parsed.GetRequiredValue(common.Site));
        var read = PublicationReader.Read(folder, output is null ? null : Path.GetFullPath(output), Environment.GetEnvironmentVariable);
        return read.Publication is { } publication
            ? (new(TerminalOf(parsed, common), publication, read.Problems, NowOf(parsed.GetValue(common.Now), publication, time), time), read.Problems)
            : (null, read.Problems);
    }

    public static Terminal TerminalOf(ParseResult parsed, CommonOptions common) =>
        new(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed.GetValue(common.Json), parsed.GetValue(common.Quiet), parsed.GetValue(common.Verbose));

    /// <summary>Reads the site as things stand at the session's instant.</summary>
    /// <param name="memory">What earlier builds remembered, for a command that builds.</param>
    public SiteReading Read(ContentOptions content, ProgressLine progress, CancellationToken cancel, BuildMemory? memory = null) =>
        SiteReading.Read(Publication.Site, content, Publication.Feeds, Now, progress.Show, cancel, memory);

    /// <summary>What earlier builds remembered, or null when nothing can be remembered.</summary>
    /// <param name="forgets">Whether to begin as if nothing were known.</param>
    public BuildMemory? Memory(bool forgets) => BuildMemory.Open(Publication.Feeds.Output, Publication.StateFolder, Publication.Fingerprint, forgets);

    /// <summary>The build of what was read.</summary>
    public FeedBuild BuildOf(SiteReading reading)
    {
        // The templates that come with Feeds are never wrong, and are read only when the page has to be written.
        return new(reading, Publication.Feeds, [new Opml(), new FeedPage(() => Pages.Renderer, HasOwnPages)]);
    }

    /// <summary>What is wrong with the configuration, and with the site's own templates of pages.</summary>
    public ImmutableArray<Problem> AllProblems => HasOwnPages ? Problems.AddRange(Pages.Problems) : Problems;

    private bool HasOwnPages => Directory.Exists(Path.Combine(Publication.Folder, "templates", "pages"));

    /// <summary>Draws progress where people look, until it is disposed.</summary>
    public ProgressLine Progress() => ProgressOn(Terminal, Time);

    /// <summary>Draws progress where people look, for a command that needs no site.</summary>
    public static ProgressLine ProgressOn(Terminal terminal, TimeProvider time) =>
        new(terminal.Progress, isTerminal: ReferenceEquals(terminal.Progress, Console.Error) && !Console.IsErrorRedirected, time);

    // Without ICU .NET leaves letters as they are, and the feed of a tag would lie elsewhere than on every other machine.
    private static void RefuseWithoutComposedLetters()
    {
        if ("e\u0301".Normalize() != "\u00E9")
        {
            throw new FeedsException("letters cannot be composed here, so feeds would get other addresses: unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT, and install ICU (Debian's libicu) where it is missing.");
        }
    }

    private static string FolderOf(string site) => Directory.Exists(site)
        ? site
        : throw new FeedsException(File.Exists(site) ? $"--site '{site}' is a file, not the folder of a site." : $"--site '{site}' is not there.");

    private static DateTimeOffset NowOf(string? text, Publication publication, TimeProvider time)
    {
        if (text is null)
        {
            return time.GetUtcNow();
        }

        return DateText.Parse(text, publication.Site.Zone, out var why)?.Instant ?? throw new FeedsException($"--now: {why}.");
    }
}
