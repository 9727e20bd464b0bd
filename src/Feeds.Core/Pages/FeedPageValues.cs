using Fluid.Values;
using static Feeds.Templates.TemplateValues;

namespace Feeds.Pages;

/// <summary>What the template of the feed page can say of the feeds.</summary>
internal sealed class FeedPageValues(PageSettings settings, PageWords words)
{
    // What people look through; the list for programs has all.
    private const int FeedsOfGroup = 1000;
    private const int FeedsShown = 3000;

    // More would be a wall: it is folded away.
    private const int OpenGroup = 30;

    /// <param name="listing">Makes the values of one feed.</param>
    public (string Name, FluidValue Value)[] Of(Page.Feeds page, Func<FeedListing, FluidValue> listing)
    {
        var left = FeedsShown;
        var groups = page.Listings.Skip(1).GroupBy(each => each.Group == "site" ? "languages" : each.Group).Select(group =>
        {
            var shown = group.OrderByDescending(each => each.Articles).ThenBy(each => each.Key, StringComparer.Ordinal).Take(Math.Min(FeedsOfGroup, left)).ToList();
            left -= shown.Count;
            return Group(group.Key, group.Count(), shown, listing);
        });
        return
        [
            ("feed", listing(page.Listings[0])),
            ("groups", new ArrayValue([.. groups])),
            ("links", Text(OwnersSnippets.Links(page.Listings))),
            ("form", Text(OwnersSnippets.Form(settings, words))),
        ];
    }

    private DictionaryValue Group(string kind, int count, List<FeedListing> shown, Func<FeedListing, FluidValue> listing) => Map(
        ("title", Text(words.Find("group_" + kind) ?? kind)),
        ("count", NumberValue.Create(count)),
        ("is_open", BooleanValue.Create(shown.Count <= OpenGroup)),
        ("more", NumberValue.Create(count - shown.Count)),
        ("feeds", List(shown, listing)));
}
