using Feeds.Configuration;
using Feeds.Newsletters;
using Feeds.Sources;

namespace Feeds.Cli;

/// <summary>Finds the newsletter that a command names.</summary>
internal static class NewsletterNames
{
    /// <param name="name">The name, or null for the first one.</param>
    public static Newsletter Of(Publication publication, string? name) => name is null
        ? publication.Newsletters[0]
        : publication.Newsletters.FirstOrDefault(newsletter => newsletter.Name == name)
            ?? throw new FeedsException($"there is no newsletter '{name}'; there {(publication.Newsletters.Length == 1 ? "is" : "are")} {string.Join(", ", publication.Newsletters.Select(newsletter => newsletter.Name))}.");
}
