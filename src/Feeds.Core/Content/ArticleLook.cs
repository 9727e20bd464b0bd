using System.Collections.Immutable;
using Feeds.Markup.Tags;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>What came of looking at an article's body, which can be shown, and what its entry was made of beside its own file.</summary>
/// <param name="Version">A number that no other look ever had; the same look makes the same entry.</param>
/// <param name="References">The pages that its tags asked for, with the answers.</param>
/// <param name="Translations">Which articles said the same in other languages.</param>
public sealed record ArticleLook(
    long Version, ImmutableArray<Problem> Problems, ImmutableArray<(PageReference Page, string? Address)> References, ImmutableArray<Translation> Translations)
{
    internal void Write(PackedWriter to)
    {
        to.Number(Version);
        ArticleRecord.Write(to, Problems);
        to.List(References, static (to, reference) =>
        {
            to.Number((int)reference.Page.Kind);
            to.Text(reference.Page.Target);
            to.Text(reference.Page.Language);
            to.Text(reference.Address);
        });
        to.List(Translations, static (to, translation) =>
        {
            to.Text(translation.Language);
            to.Text(translation.Url);
        });
    }

    internal static ArticleLook Read(ref PackedReader from) => new(
        from.Number(),
        ArticleRecord.ReadProblems(ref from),
        from.List((ref PackedReader each) => (new PageReference((ReferenceKind)each.Number(), each.SomeText(), each.Text()), each.Text())),
        from.List((ref PackedReader each) => new Translation(each.SomeText(), each.SomeText())));
}
