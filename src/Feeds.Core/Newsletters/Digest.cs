using System.Collections.Immutable;
using Feeds.Sources;

namespace Feeds.Newsletters;

/// <summary>What one edition of an issue says; where a reader's own links belong, the texts hold the marks of <see cref="Mailing.LetterMarks"/>.</summary>
/// <param name="Subject">Plain text on one line; never empty.</param>
/// <param name="Shown">How many articles it shows.</param>
/// <param name="More">How many more it counts.</param>
public sealed record Digest(string Subject, string Html, string Text, int Shown, int More);

/// <summary>A digest, or null when its template fails, with what is wrong.</summary>
public sealed record MadeDigest(Digest? Digest, ImmutableArray<Problem> Problems);
