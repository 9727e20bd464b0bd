using Feeds.Content;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed class AuthorNamesTests
{
    [Theory]
    [InlineData("author: Ada Brook", "Ada Brook")]
    [InlineData("Author: Ada Brook", "Ada Brook")]
    [InlineData("by: Ada Brook", "Ada Brook")]
    [InlineData("authors: [Ada Brook, Ben Shore]", "Ada Brook|Ben Shore")]
    [InlineData("authors: [Ada Brook, Ada Brook]", "Ada Brook")]
    [InlineData("author: [Ada Brook]", "Ada Brook")]
    [InlineData("authors: Ada Brook", "Ada Brook")]
    [InlineData("params: {author: Ada Brook}", "Ada Brook")]
    [InlineData("author: \"SHORE, Ben\"", "SHORE, Ben")]
    [InlineData("author: \"Ben Shore, Jr.\"", "Ben Shore, Jr.")]
    [InlineData("author: Ada Brook, Ben Shore", "Ada Brook|Ben Shore")]
    [InlineData("author: Ada Brook, Ben van der Shore, Cy Moor", "Ada Brook|Ben van der Shore|Cy Moor")]
    [InlineData("author: \"  Ada\\n Brook \"", "Ada Brook")]
    [InlineData("author: \"Ada\\u0008 Brook\"", "Ada Brook")]
    [InlineData("author: 阿达", "阿达")]
    [InlineData("author: 7", "7")]
    [InlineData("author: \"\"", "")]
    [InlineData("author:", "")]
    [InlineData("author: []", "")]
    [InlineData("authors: [null, \"\", Ada Brook]", "Ada Brook")]
    [InlineData("author: \"\"\nby: Ada Brook", "Ada Brook")]
    [InlineData("author: {nick: ada}", "")]
    [InlineData("author: {name: Ada Brook}", "Ada Brook")]
    [InlineData("authors: [{name: Ada Brook}, Ben Shore]", "Ada Brook|Ben Shore")]
    public void A_string_is_one_author_a_list_several(string yaml, string names)
    {
        Assert.Equal(names, string.Join('|', Reading.Plain.Article(yaml).Authors.Select(author => author.Name)));
    }

    [Theory]
    [InlineData("author: Ada Brook <ada@example.org>", "ada@example.org", null)]
    [InlineData("author: {name: Ada Brook, email: ada@example.org, url: https://example.org/ada}", "ada@example.org", "https://example.org/ada")]
    [InlineData("author: {name: Ada Brook, uri: https://example.org/ada}", null, "https://example.org/ada")]
    [InlineData("author: {name: Ada Brook, homepage: https://例子.example/阿达}", null, "https://xn--fsqu00a.example/%E9%98%BF%E8%BE%BE")]
    [InlineData("author: {name: Ada Brook, url: /ada, email: nobody}", null, null)]
    [InlineData("author: {name: Ada Brook, url: 'javascript:alert(1)', email: 'a b@example.org'}", null, null)]
    [InlineData("author: {Name: Ada Brook, Email: ada@example.org}", "ada@example.org", null)]
    public void An_author_in_detail_has_address_and_page_where_they_are_good(string yaml, string? email, string? url)
    {
        Assert.Equal(new Author("Ada Brook", email, url), Assert.Single(Reading.Plain.Article(yaml).Authors));
    }
}
