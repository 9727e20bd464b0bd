using System.Collections.Immutable;
using Feeds.Content;

namespace Feeds.Pages;

/// <summary>What all pages of a site share.</summary>
/// <param name="Folder">The full path of the site's folder, where its own templates lie, or null.</param>
/// <param name="PagesUrl">The public address of the readers' pages, ending in <c>/</c>, or null when the site has none.</param>
/// <param name="Newsletters">What can be followed by e-mail.</param>
public sealed record PageSettings(Site Site, string? Folder, string? PagesUrl, ImmutableArray<MailOffer> Newsletters)
{
    /// <summary>The path below which the readers' pages lie: <c>/mail/</c>.</summary>
    public string Root => PagesUrl is null ? "/" : new Uri(PagesUrl).AbsolutePath;

    /// <summary>Where a channel is followed by e-mail, or null where it is not.</summary>
    /// <param name="group">The kind of channel.</param>
    public string? SubscribeTo(string key, string group)
    {
        var offer = PagesUrl is null ? null : Newsletters.FirstOrDefault(each => each.Channel == key) ?? Newsletters.FirstOrDefault(each => each.Channel == "site" && each.Topics.Contains(group));
        return offer is null ? null
            : $"{PagesUrl}subscribe?newsletter={Uri.EscapeDataString(offer.Name)}{(offer.Channel == key ? "" : "&topic=" + Uri.EscapeDataString(key))}";
    }
}

/// <summary>A newsletter as pages know it.</summary>
/// <param name="Channel">The key of the channel it carries.</param>
/// <param name="Topics">The kinds of channel that it can be narrowed to.</param>
public sealed record MailOffer(string Name, string Channel, ImmutableArray<string> Topics);
