using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Feeds.Markup;
using Feeds.Sources;

namespace Feeds.Content;

/// <summary>Reads the authors of an article: a list holds several, a group of keys one in detail.</summary>
public static partial class AuthorNames
{
    public static ImmutableArray<Author> Read(Node? node) => node switch
    {
        Node.Sequence list => [.. list.Items.SelectMany(item => Read(item)).DistinctBy(author => author.Name)],
        Node.Mapping mapping when (mapping.TextAt("name") ?? mapping.TextAt("display_name") ?? mapping.TextAt("title")) is { } name =>
            One(name, mapping.TextAt("email"), mapping.TextAt("url") ?? mapping.TextAt("uri") ?? mapping.TextAt("link") ?? mapping.TextAt("homepage")),
        Node.Scalar { IsNull: false } scalar => Read(scalar.Text),
        _ => [],
    };

    /// <summary>Reads one string; an address in angle brackets behind a name is the mail address.</summary>
    public static ImmutableArray<Author> Read(string text) => [.. Persons(text).SelectMany(person => Person(person)).DistinctBy(author => author.Name)];

    /// <summary>Whether a text is a mail address that a feed can show.</summary>
    public static bool IsMail(string text) => Mail.IsMatch(text);

    // "Tide Desk, Ferry Desk" are two, "SHORE, Ben" is one: a part of one word is no person by itself.
    private static string[] Persons(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries) is { Length: > 1 } parts && parts.All(part => part.Contains(' ', StringComparison.Ordinal)) ? parts : [text];

    private static ImmutableArray<Author> Person(string text) => NameAndMail.Match(text) is { Success: true } match
        ? One(match.Groups["name"].Value, match.Groups["mail"].Value, null)
        : One(text, null, null);

    private static ImmutableArray<Author> One(string name, string? email, string? url)
    {
        name = XmlText.Line(name);
        email = email is not null && IsMail(email) ? email : null;
        return name.Length == 0 ? [] : [new Author(name, email, url is null ? null : UrlText.Absolute(url))];
    }

    [GeneratedRegex(@"^\s*(?<name>[^<>]+?)\s*<(?<mail>[^<>\s@]+@[^<>\s@]+)>\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex NameAndMail { get; }

    [GeneratedRegex(@"^[\x21-\x7E-[<>()@,;:\\""\[\]]]+@[A-Za-z0-9.-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Mail { get; }
}
