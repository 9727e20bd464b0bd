using System.Collections.Immutable;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>Packs what was read of an article, so that the next build need not read its file.</summary>
internal static class ArticleRecord
{
    public static void Write(PackedWriter to, ReadArticle read)
    {
        var article = read.Article;
        to.Number((int)article.State);
        to.Text(article.Reason == Visibility.Released ? null : article.Reason);
        to.Text(article.Title);
        to.Text(article.Url);
        to.Text(article.Id == article.Url ? null : article.Id);
        to.Instant(article.Published);
        to.Instant(article.Updated == article.Published && article.Updated?.Offset == article.Published?.Offset ? null : article.Updated);
        to.Text(article.Language);
        to.List(article.Tags, static (to, name) => to.Text(name));
        to.List(article.Categories, static (to, name) => to.Text(name));
        to.List(article.OtherTerms, static (to, term) =>
        {
            to.Text(term.Taxonomy);
            to.Text(term.Name);
        });
        to.List(article.Authors, static (to, author) =>
        {
            to.Text(author.Name);
            to.Text(author.Email);
            to.Text(author.Url);
        });
        to.Text(article.Section);
        to.Text(article.Summary);
        to.Text(article.ExcerptSeparator);
        to.Text(article.Image);
        to.Text(article.TranslationKey);
        to.Flag(read.HasZonelessDate);
        Write(to, read.Problems);
        to.Flag(read.Release is not null);
        if (read.Release is { } release)
        {
            to.Text(release.Hidden);
            to.Text(release.Draft);
            to.Instant(release.Released);
            to.Instant(release.Expires);
        }
    }

    /// <param name="file">The article's file relative to the site.</param>
    /// <param name="version">The number of the reading.</param>
    public static ReadArticle Read(ref PackedReader from, string file, long version)
    {
        var state = (ArticleState)from.Number();
        var reason = from.SharedText() ?? Visibility.Released;
        var title = from.SomeText();
        var url = from.SomeText();
        var id = from.Text() ?? url;
        var published = from.Instant();
        var article = new Article
        {
            File = file,
            Version = version,
            State = state,
            Reason = reason,
            Title = title,
            Url = url,
            Id = id,
            Published = published,
            Updated = from.Instant() ?? published,
            Language = from.SharedText(),
            Tags = from.List(Shared),
            Categories = from.List(Shared),
            OtherTerms = from.List((ref PackedReader each) => (Shared(ref each), Shared(ref each))),
            Authors = from.List((ref PackedReader each) => new Author(Shared(ref each), each.SharedText(), each.SharedText())),
            Section = from.SharedText(),
            Summary = from.Text(),
            ExcerptSeparator = from.SharedText(),
            Image = from.Text(),
            TranslationKey = from.Text(),
        };
        var zoneless = from.Flag();
        var problems = ReadProblems(ref from);
        return new(article, problems, zoneless) { Release = from.Flag() ? new(from.Text(), from.Text(), from.Instant(), from.Instant()) : null };
    }

    public static void Write(PackedWriter to, ImmutableArray<Problem> problems) => to.List(problems, static (to, problem) =>
    {
        to.Text(problem.File);
        to.Flag(problem.Position is not null);
        to.Number(problem.Position?.Line ?? 0);
        to.Number(problem.Position?.Column ?? 0);
        to.Number((int)problem.Severity);
        to.Text(problem.Rule);
        to.Text(problem.Message);
    });

    public static ImmutableArray<Problem> ReadProblems(ref PackedReader from) => from.List((ref PackedReader each) =>
    {
        var file = each.SomeText();
        var isPlaced = each.Flag();
        var (line, column) = ((int)each.Number(), (int)each.Number());
        return new Problem(file, isPlaced ? new Position(line, column) : null, (Severity)each.Number(), each.SomeText(), each.SomeText());
    });

    private static string Shared(ref PackedReader from) => from.SharedText() ?? "";
}
