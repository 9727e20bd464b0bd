using System.Collections.Immutable;

namespace Feeds.Syndication;

/// <summary>Something that can be followed: the site, a tag, a category, an author, a language, a section, or the owner's own mix.</summary>
public sealed record Channel
{
    /// <summary>The name for scripts: <c>site</c>, <c>all</c>, <c>tags/deepseek</c>, <c>languages/zh-CN/tags/x</c>, <c>channels/NAME</c>.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>What it is called where the site is known anyway: the term alone, in the spelling most articles use.</summary>
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>The language of the feed's own words (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>The page that people would look at: absolute, ASCII.</summary>
    public required string Link { get; init; }

    public ImmutableArray<FeedFile> Files { get; init; } = [];

    /// <summary>The public address of one of its formats; of the first one when it has no such format.</summary>
    public string UrlOf(string format) => (Files.FirstOrDefault(file => file.Format == format) ?? Files[0]).Url;
}
