using Feeds.Sources;

namespace Feeds.Content;

/// <summary>The picture that stands for an article, by the keys that themes use.</summary>
internal static class LeadImage
{
    private static readonly string[] Keys = ["image", "cover", "images", "thumbnail", "featured_image", "featuredImage", "feature_image", "banner", "hero", "og_image"];

    /// <summary>The first reference that is one, as written, or null.</summary>
    public static string? Read(Fields fields)
    {
        foreach (var key in Keys)
        {
            if (fields.First(key) is { } member && In(member.Value) is { } image)
            {
                return image;
            }
        }

        return null;
    }

    private static string? In(Node node) => node switch
    {
        // `cover: false` says that there is none.
        Node.Scalar { IsNull: false } scalar when !Fields.IsYesOrNo(scalar.Text) => XmlText.Line(scalar.Text) is { Length: > 0 } image ? image : null,
        Node.Sequence list => list.Items.Select(In).FirstOrDefault(image => image is not null),
        Node.Mapping mapping => mapping.TextAt("path") ?? mapping.TextAt("url") ?? mapping.TextAt("src") ?? mapping.TextAt("image"),
        _ => null,
    };
}
