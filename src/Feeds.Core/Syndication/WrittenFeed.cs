using System.Collections.Immutable;
using Feeds.Sources;

namespace Feeds.Syndication;

/// <summary>A file as a build wrote it.</summary>
/// <param name="Hash">The SHA-256 of its content, in hex.</param>
/// <param name="Stamp">That of the file when the content was last seen to be the same; nothing when it may have changed since unseen.</param>
internal sealed record WrittenFile(string Path, string Hash, FileStamp Stamp);

/// <summary>A feed as a build wrote it.</summary>
/// <param name="Making">The hash of all that it was made of.</param>
internal sealed record WrittenFeed(string Making, ImmutableArray<WrittenFile> Files);
