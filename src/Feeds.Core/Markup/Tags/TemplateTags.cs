using System.Collections.Immutable;

namespace Feeds.Markup.Tags;

/// <summary>A tag that does not say what it should.</summary>
/// <param name="Line">The line of the body, from 0.</param>
/// <param name="Missing">The page it names and that is not there; null when only the site's generator could resolve the tag.</param>
public sealed record UnknownTag(string Name, int Line, string? Missing = null);

/// <summary>A body with what its tags stand for in their places, and which could not be resolved.</summary>
public sealed record TaggedBody(string Text, ImmutableArray<UnknownTag> Unknown);

/// <summary>Resolves the template tags of a body, so that no reader ever sees one.</summary>
public static class TemplateTags
{
    /// <summary>
    /// The body in which every tag is replaced by what it stands for. One that only the site's generator could resolve goes, or is shown as it
    /// was written when the context says so; what it encloses stays, but for Liquid's loops and conditions, of which the first text stays.
    /// An address that could not be resolved leads nowhere, so that of its link only the text is left.
    /// </summary>
    public static TaggedBody Resolve(string body, TagFlavor flavor, TagContext context)
    {
        if (!body.Contains('{', StringComparison.Ordinal))
        {
            return new(body, []);
        }

        var resolved = new TagRendering(body, flavor, context).Run();
        return context.IsHtml ? resolved : resolved with { Text = AttributeLists.Remove(resolved.Text, isKramdown: flavor == TagFlavor.Liquid) };
    }
}
