using Feeds.Content;

namespace Feeds.Newsletters;

/// <summary>An article as it was when it was last seen, under the number that its deliveries know it by.</summary>
/// <param name="Entry">The id that its entry has now.</param>
/// <param name="Body">The hash of its body; see <see cref="ArticleBody"/>.</param>
public sealed record MailedArticle(long Id, string Entry, string File, string Title, DateTimeOffset Published, string Body);
