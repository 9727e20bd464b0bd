using System.Collections.Immutable;
using Feeds.Content;

namespace Feeds.Newsletters;

/// <summary>Tells which articles of the site are ones that were mailed before, whatever was done to them since: the id decides, and for a file that is gone its body, or its title and date.</summary>
public static class ArticleIdentity
{
    /// <summary>Each article that was mailed, by the number it was mailed under.</summary>
    /// <param name="articles">The whole site, in whatever state.</param>
    /// <param name="bodyOf">The hash of an article's body; asked only where it decides.</param>
    public static ImmutableDictionary<Article, long> Match(IReadOnlyCollection<Article> articles, IReadOnlyCollection<MailedArticle> mailed, Func<Article, string> bodyOf)
    {
        var known = ImmutableDictionary.CreateBuilder<Article, long>(ReferenceEqualityComparer.Instance);
        var byEntry = mailed.ToDictionary(each => each.Entry);
        var found = new HashSet<long>();
        foreach (var article in articles.Where(article => article.Id.Length > 0))
        {
            if (byEntry.TryGetValue(article.Id, out var same) && found.Add(same.Id))
            {
                known.Add(article, same.Id);
            }
        }

        // A broken article has no id, but its file is there.
        var files = articles.Select(article => article.File).ToHashSet();
        var gone = mailed.Where(each => !found.Contains(each.Id) && !files.Contains(each.File)).ToList();
        if (gone.Count == 0)
        {
            return known.ToImmutable();
        }

        // Of several that are alike the oldest number belongs to the first file, whichever way the machine lists them.
        // A draft may move too, and change before it is published again.
        var strangers = articles.Where(article => article.Id.Length > 0 && !known.ContainsKey(article)).OrderBy(article => article.File, StringComparer.Ordinal).ToList();
        var byBody = gone.Where(each => each.Body.Length > 0).ToLookup(each => each.Body);
        var byTitle = gone.ToLookup(each => (each.Title, each.Published));
        foreach (var article in strangers)
        {
            var same = (byBody.Count == 0 ? [] : byBody[bodyOf(article)]).Concat(byTitle[(article.Title, article.Published?.ToUniversalTime() ?? default)])
                .OrderBy(each => each.Id)
                .FirstOrDefault(each => !found.Contains(each.Id));
            if (same is not null)
            {
                found.Add(same.Id);
                known.Add(article, same.Id);
            }
        }

        return known.ToImmutable();
    }
}
