using System.Collections.Immutable;
using Feeds.Sources;

namespace Feeds.Configuration.Sites;

/// <summary>The single values of a site's configuration, as bodies name them.</summary>
internal static class SiteValues
{
    /// <summary>Every single value by its dotted key, in any case: <c>params.author.name</c>.</summary>
    public static ImmutableDictionary<string, string> Of(Node.Mapping root)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        Add(root, "");
        return values.ToImmutable();

        void Add(Node.Mapping mapping, string prefix)
        {
            foreach (var member in mapping.Members)
            {
                if (member.Value is Node.Scalar { IsNull: false } scalar)
                {
                    values[prefix + member.Key] = scalar.Text;
                }
                else if (member.Value is Node.Mapping below)
                {
                    Add(below, $"{prefix}{member.Key}.");
                }
            }
        }
    }
}
