using CsCheck;
using Feeds.Sources;

namespace Feeds.Tests.Sources;

public sealed class NodeTests
{
    private static readonly Gen<string> Key = Gen.OneOf(Gen.OneOf("title", "Title", "TITLE", "tags", "É", "é", "ſlug", "slug", "", "𐐀", "date"), Gen.String[0, 4]);

    [Fact]
    public void A_key_is_found_in_any_case_and_only_where_it_is()
    {
        Gen.Select(Key.Array[0, 6], Key).Sample((keys, wanted) =>
        {
            var mapping = Mapping(keys);

            Assert.Equal(mapping.Members.Where(member => string.Equals(member.Key, wanted, StringComparison.OrdinalIgnoreCase)).Cast<Node.Member?>().FirstOrDefault(), mapping.Find(wanted));
        }, iter: 20_000);
    }

    [Fact]
    public void A_mapping_with_other_members_finds_those()
    {
        var changed = Mapping("title") with { Members = Mapping("date").Members };

        Assert.NotNull(changed.Find("date"));
        Assert.Null(changed.Find("title"));
    }

    private static Node.Mapping Mapping(params string[] keys) =>
        new(Position.Start, [.. keys.DistinctBy(key => key, StringComparer.OrdinalIgnoreCase).Select(key => new Node.Member(key, Position.Start, new Node.Scalar(Position.Start, key, false)))]);
}
