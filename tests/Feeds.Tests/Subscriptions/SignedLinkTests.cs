using System.Text;
using CsCheck;
using Feeds.Subscriptions;

namespace Feeds.Tests.Subscriptions;

/// <summary>Links that only a reader's own mail holds.</summary>
public sealed class SignedLinkTests
{
    private const string Pages = "https://example.org/mail/";

    private static readonly SignedLink Links = With("one secret of some length");

    [Theory]
    [InlineData(LinkPurpose.Unsubscribe, "u")]
    [InlineData(LinkPurpose.Preferences, "p")]
    public void A_link_names_its_reader_and_its_purpose_only(LinkPurpose purpose, string part)
    {
        var link = Links.Of(purpose, 42);
        Assert.StartsWith($"{Pages}{part}/", link, StringComparison.Ordinal);
        Assert.Equal(42, Links.Read(purpose, TokenOf(link)));
        Assert.Null(Links.Read(purpose == LinkPurpose.Unsubscribe ? LinkPurpose.Preferences : LinkPurpose.Unsubscribe, TokenOf(link)));
    }

    [Fact]
    public void A_link_is_believed_as_long_as_its_secret_is_listed()
    {
        var token = TokenOf(Links.Of(LinkPurpose.Unsubscribe, 7));
        Assert.Equal(7, With("another secret of some length", "one secret of some length").Read(LinkPurpose.Unsubscribe, token));
        Assert.Null(With("another secret of some length").Read(LinkPurpose.Unsubscribe, token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not base64: ü")]
    [InlineData("====")]
    [InlineData("AAAAAAAAACoAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAACoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAACo+/AAAAAAAAAAAAAAAAAAA")]
    [InlineData("\0")]
    public void What_was_not_made_with_the_secret_names_nobody(string token) => Assert.Null(Links.Read(LinkPurpose.Unsubscribe, token));

    [Fact]
    public void Any_other_text_names_nobody() => Gen.String.Sample(text => Links.Read(LinkPurpose.Preferences, text) is null);

    [Fact]
    public void A_changed_letter_makes_a_link_name_nobody() => Gen.Select(Gen.Int[0, 31], Gen.Char["ABCDwxyz0189-_"]).Sample((place, letter) =>
    {
        var token = TokenOf(Links.Of(LinkPurpose.Unsubscribe, 42)).ToCharArray();
        var same = token[place] == letter;
        token[place] = letter;
        return Links.Read(LinkPurpose.Unsubscribe, new(token)) is null != same;
    });

    private static SignedLink With(params string[] secrets) => new(Pages, [.. secrets.Select(Encoding.UTF8.GetBytes)]);

    private static string TokenOf(string link) => link[(link.LastIndexOf('/') + 1)..];
}
