using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class AuthorNamesTests
{
    [Theory]
    [InlineData("author: Tide Desk", "Tide Desk")]
    [InlineData("Author: Tide Desk", "Tide Desk")]
    [InlineData("by: Tide Desk", "Tide Desk")]
    [InlineData("authors: [Tide Desk, Ferry Desk]", "Tide Desk|Ferry Desk")]
    [InlineData("authors: [Tide Desk, Tide Desk]", "Tide Desk")]
    [InlineData("author: [Tide Desk]", "Tide Desk")]
    [InlineData("authors: Tide Desk", "Tide Desk")]
    [InlineData("params: {author: Tide Desk}", "Tide Desk")]
    [InlineData("author: \"SHORE, Ben\"", "SHORE, Ben")]
    [InlineData("author: \"Ferry Desk, Jr.\"", "Ferry Desk, Jr.")]
    [InlineData("author: Tide Desk, Ferry Desk", "Tide Desk|Ferry Desk")]
    [InlineData("author: Tide Desk, Ben van der Shore, Cy Moor", "Tide Desk|Ben van der Shore|Cy Moor")]
    [InlineData("author: \"  Tide\\n Desk \"", "Tide Desk")]
    [InlineData("author: \"Tide\\u0008 Desk\"", "Tide Desk")]
    [InlineData("author: 阿达", "阿达")]
    [InlineData("author: 7", "7")]
    [InlineData("author: \"\"", "")]
    [InlineData("author:", "")]
    [InlineData("author: []", "")]
    [InlineData("authors: [null, \"\", Tide Desk]", "Tide Desk")]
    [InlineData("author: \"\"\nby: Tide Desk", "Tide Desk")]
    [InlineData("author: {nick: ada}", "")]
    [InlineData("author: {name: Tide Desk}", "Tide Desk")]
    [InlineData("authors: [{name: Tide Desk}, Ferry Desk]", "Tide Desk|Ferry Desk")]
    public void A_string_is_one_author_a_list_several(string yaml, string names)
    {
        Assert.Equal(names, string.Join('|', Reading.Plain.Article(yaml).Authors.Select(author => author.Name)));
    }

    [Theory]
    [InlineData("author: Tide Desk <ada@example.org>", "ada@example.org", null)]
    [InlineData("author: {name: Tide Desk, email: ada@example.org, url: https://example.org/ada}", "ada@example.org", "https://example.org/ada")]
    [InlineData("author: {name: Tide Desk, uri: https://example.org/ada}", null, "https://example.org/ada")]
    [InlineData("author: {name: Tide Desk, homepage: https://例子.example/阿达}", null, "https://xn--fsqu00a.example/%E9%98%BF%E8%BE%BE")]
    [InlineData("author: {name: Tide Desk, url: /ada, email: nobody}", null, null)]
    [InlineData("author: {name: Tide Desk, url: 'javascript:alert(1)', email: 'a b@example.org'}", null, null)]
    [InlineData("author: {Name: Tide Desk, Email: ada@example.org}", "ada@example.org", null)]
    public void An_author_in_detail_has_address_and_page_where_they_are_good(string yaml, string? email, string? url)
    {
        Assert.Equal(new Author("Tide Desk", email, url), Assert.Single(Reading.Plain.Article(yaml).Authors));
    }
}
