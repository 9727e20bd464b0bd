using System.Collections.Immutable;
using Feeds.Content;

namespace Feeds.Syndication;

/// <summary>An article as readers get it: everything absolute, clean and final; formats and digests see only this.</summary>
public sealed record Entry
{
    /// <summary>Permanent and unique: the same in every feed that holds the entry.</summary>
    public required string Id { get; init; }

    /// <summary>The article's address: absolute, ASCII.</summary>
    public required string Url { get; init; }

    /// <summary>Plain text on one line; never empty.</summary>
    public required string Title { get; init; }

    public required DateTimeOffset Published { get; init; }

    /// <summary>Never before <see cref="Published"/>.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>The language of the text (BCP 47).</summary>
    public required string Language { get; init; }

    public ImmutableArray<Author> Authors { get; init; } = [];

    /// <summary>Tags and categories as their author wrote them, each once.</summary>
    public ImmutableArray<string> Terms { get; init; } = [];

    /// <summary>Plain text on one line; the title where the article has nothing to sum up, so that no feed lacks one.</summary>
    public required string Summary { get; init; }

    /// <summary>HTML fit for readers: no script, no relative reference, no id; blanks around it are left out.</summary>
    public required string Html
    {
        get => Escaped.ToString();
        init => Escaped = EscapedHtml.Of(value.AsSpan().Trim());
    }

    /// <summary>The HTML as it is kept.</summary>
    internal EscapedHtml Escaped { get; private init; } = EscapedHtml.Empty;

    /// <summary>The same article in other languages.</summary>
    public ImmutableArray<Translation> Translations { get; init; } = [];

    /// <summary>The absolute address of the lead image, or null.</summary>
    public string? Image { get; init; }
}
