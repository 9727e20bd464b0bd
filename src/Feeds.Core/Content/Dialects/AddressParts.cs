using System.Collections.Immutable;

namespace Feeds.Content.Dialects;

/// <summary>What the address of an article is made of.</summary>
/// <param name="Slug">The last segment its author asked for, or null.</param>
/// <param name="Date">When it was published, in the offset whose day the address names.</param>
/// <param name="LanguageFolder">The folder of its language with its slash, such as <c>/zh-cn</c>; empty for the site's first.</param>
/// <param name="Sections">The sections it lies in, outermost first.</param>
public sealed record AddressParts(
    FilePlace Place, string? Slug, string Title, DateTimeOffset? Date, ImmutableArray<string> Categories, string LanguageFolder, ImmutableArray<SectionPart> Sections);
