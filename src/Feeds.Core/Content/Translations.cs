using System.Collections.Immutable;

namespace Feeds.Content;

/// <summary>An article in another language.</summary>
/// <param name="Language">Its language tag (BCP 47).</param>
/// <param name="Url">Its address: absolute, ASCII.</param>
public sealed record Translation(string Language, string Url);

/// <summary>Finds the published articles that say the same in other languages.</summary>
public sealed class Translations(Site site, IEnumerable<Article> articles)
{
    private readonly Lazy<ILookup<string, Article>> byKey = new(() => articles
        .Where(article => article is { TranslationKey: not null, State: ArticleState.Published })
        .ToLookup(article => article.TranslationKey!, StringComparer.Ordinal));

    /// <summary>One for each other language, in the order of their tags.</summary>
    public ImmutableArray<Translation> Of(Article article) => article.TranslationKey is not { } key ? [] :
        [.. byKey.Value[key].Select(other => new Translation(other.Language ?? site.Language, other.Url))
            .Where(other => other.Language != (article.Language ?? site.Language) && other.Url != article.Url)
            .DistinctBy(other => other.Language).OrderBy(other => other.Language, StringComparer.Ordinal)];
}
