using System.Collections.Immutable;
using Feeds.Sources;

namespace Feeds.Syndication;

/// <summary>Finds the files that lie in the output folder just as they would be written again.</summary>
internal sealed class KeptFeeds(SiteReading reading)
{
    private readonly BuildMemory? memory = reading.Memory;

    /// <summary>The feed if an earlier build made it of the same, and its files are as that left them; else null.</summary>
    public BuiltFeed? Find(Selection selection, OutputFolder? output) =>
        output is not null && Kept(selection.Channel.Key, () => MakingOf(selection), output) is { } making ? Built(selection, making, [.. selection.Channel.Files.Select(file => (file, false))]) : null;

    /// <summary>Remembers a feed that was written now.</summary>
    public BuiltFeed Note(Selection selection, ImmutableArray<(FeedFile File, bool Changed)> files, OutputFolder? output)
    {
        var making = memory is null || output is null ? null : MakingOf(selection);
        if (making is not null)
        {
            Note(selection.Channel.Key, making, files.Select(file => file.File.Path), output!);
        }

        return Built(selection, making, files);
    }

    /// <summary>Whether an index is there as it would be written again.</summary>
    public bool Find(IFeedIndex index, ImmutableArray<BuiltFeed> feeds, OutputFolder? output) =>
        output is not null && Kept(KeyOf(index), () => MakingOf(index, feeds), output) is not null;

    /// <summary>Remembers an index that was written now.</summary>
    public void Note(IFeedIndex index, ImmutableArray<BuiltFeed> feeds, OutputFolder? output)
    {
        if (output is not null && MakingOf(index, feeds) is { } making)
        {
            Note(KeyOf(index), making, [index.Path], output);
        }
    }

    // What it was made of, if it would be made of the same now and its files are as they were left; nobody asks where nothing is remembered.
    private string? Kept(string key, Func<string?> making, OutputFolder output)
    {
        if (memory?.Find(key) is not { } feed || feed.Making != making())
        {
            return null;
        }

        var files = feed.Files.Select(file => output.Keep(file, memory.Settled)).ToList();
        if (files.Contains(null))
        {
            return null;
        }

        memory.Note(key, files.SequenceEqual(feed.Files) ? feed : feed with { Files = [.. files!] });
        return feed.Making;
    }

    private void Note(string key, string making, IEnumerable<string> paths, OutputFolder output) =>
        memory!.Note(key, new(making, [.. paths.Select(path => output.Written(path, memory.Settled))]));

    private BuiltFeed Built(Selection selection, string? making, ImmutableArray<(FeedFile File, bool Changed)> files) =>
        new(selection.Channel, selection.Articles, selection.Total, files) { Making = making, EntryOf = article => reading.EntryOf(article).Entry };

    // Everything but the configuration, which makes the whole memory void when it changes.
    private string MakingOf(Selection selection)
    {
        var parts = new PackedWriter();
        var channel = selection.Channel;
        parts.Text(channel.Key);
        parts.Text(channel.Title);
        parts.Text(channel.Name);
        parts.Text(channel.Description);
        parts.Text(channel.Language);
        parts.Text(channel.Link);
        parts.List(channel.Files, static (parts, file) =>
        {
            parts.Text(file.Format);
            parts.Text(file.Path);
            parts.Text(file.Url);
        });
        parts.List(selection.Articles, (parts, article) => parts.Number(reading.LookAt(article)?.Version ?? 0));
        return ContentHash.Of(parts.Written);
    }

    private string? MakingOf(IFeedIndex index, ImmutableArray<BuiltFeed> feeds)
    {
        if (memory is null || index.Making is null)
        {
            return null;
        }

        var parts = new PackedWriter();
        parts.Text(index.Making);
        parts.List(feeds, static (parts, feed) =>
        {
            parts.Text(feed.Making);
            parts.Number(feed.Articles);
        });
        return ContentHash.Of(parts.Written);
    }

    private static string KeyOf(IFeedIndex index) => "index " + index.Path;
}
