using System.Globalization;
using System.Runtime.InteropServices;

namespace Feeds.Syndication;

/// <summary>Tells one build of this program from every other, with the libraries and the system's tables of letters that it works with.</summary>
internal static class ProgramVersion
{
    public static string Text { get; } = string.Join(' ', new[]
    {
        typeof(ProgramVersion), typeof(Markdig.Markdown), typeof(YamlDotNet.Core.Parser), typeof(Tomlyn.Parsing.SyntaxParser), typeof(AngleSharp.Html.Parser.HtmlParser), typeof(System.ServiceModel.Syndication.SyndicationFeed),
    }.Select(type => type.Module.ModuleVersionId.ToString("N"))
        .Append(RuntimeInformation.FrameworkDescription)
        .Append(CultureInfo.InvariantCulture.CompareInfo.Version.FullVersion.ToString("x", CultureInfo.InvariantCulture)));
}
