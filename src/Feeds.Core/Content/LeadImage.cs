using Feeds.Sources;

namespace Feeds.Content;

/// <summary>The picture that stands for an article, by the keys that themes use.</summary>
internal static class LeadImage
{
    private static readonly string[] Keys = ["image", "cover", "images", "thumbnail", "featured_image", "featuredImage", "feature_image", "banner", "hero", "og_image"];

    /// <summary>The reference as written, or null.</summary>
    public static string? Read(Fields fields) => fields.First(Keys)?.Value switch
    {
        Node.Scalar scalar => XmlText.Line(scalar.Text),
        Node.Sequence list => list.Items.Select(One).FirstOrDefault(image => image is not null),
        { } node => One(node),
        null => null,
    };

    private static string? One(Node node) => node switch
    {
        Node.Scalar { IsNull: false } scalar => XmlText.Line(scalar.Text),
        Node.Mapping mapping => mapping.TextAt("path") ?? mapping.TextAt("url") ?? mapping.TextAt("src") ?? mapping.TextAt("image"),
        _ => null,
    };
}
