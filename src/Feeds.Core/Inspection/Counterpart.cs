using Feeds.Syndication;

namespace Feeds.Inspection;

/// <summary>The feed of ours that would take the place of one that readers follow.</summary>
/// <param name="Feed">Its channel and items.</param>
/// <param name="File">The format of it that these readers would get.</param>
/// <param name="Elsewhere">The address that readers ask now when ours does not lie there; else null.</param>
public sealed record Counterpart(BuiltFeed Feed, FeedFile File, string? Elsewhere)
{
    /// <summary>The feed at the same address; else at the same path on another host; else that of the site, in the same format. Null when there is none.</summary>
    /// <param name="asked">The address from which it was fetched, or null when it was a file.</param>
    /// <param name="channel">The key of the channel that the owner named, or null.</param>
    public static Counterpart? Of(KnownFeed known, string? asked, IReadOnlyCollection<BuiltFeed> ours, string? channel)
    {
        string[] addresses = [.. new[] { known.Address, asked }.OfType<string>()];
        var files = ours.Where(feed => channel is null || feed.Channel.Key == channel).SelectMany(feed => feed.Files.Select(file => (Feed: feed, file.File))).ToList();
        var same = At(AddressForm.Of) ?? At(AddressForm.PathOf) ?? First(each => each.Feed.Channel.Key == (channel ?? "site") && each.File.Format == known.Format);
        return same is not var (feed, found) ? null
            : new(feed, found, addresses.Any(address => AddressForm.Of(address) == AddressForm.Of(found.Url)) ? null : addresses.FirstOrDefault());

        (BuiltFeed Feed, FeedFile File)? At(Func<string?, string?> form)
        {
            var asking = addresses.Select(form).OfType<string>().ToHashSet(StringComparer.Ordinal);
            return First(each => asking.Contains(form(each.File.Url)!));
        }

        (BuiltFeed Feed, FeedFile File)? First(Predicate<(BuiltFeed Feed, FeedFile File)> isIt) => files.FindIndex(isIt) is >= 0 and var index ? files[index] : null;
    }
}
