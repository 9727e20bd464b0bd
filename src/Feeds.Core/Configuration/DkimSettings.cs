using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Feeds.Mailing;
using Feeds.Newsletters;

namespace Feeds.Configuration;

/// <summary>The section <c>dkim</c> of <c>feeds.yml</c>.</summary>
internal static partial class DkimSettings
{
    private const int MostKeyBytes = 64 * 1024;

    public static DkimOptions? Read(Section root, string folder, ImmutableArray<Newsletter> newsletters)
    {
        if (root.Group("dkim") is not { } section)
        {
            return null;
        }

        section.Require("domain", "selector", "key");
        var domain = section.Parsed("domain", text => EmailAddress.Parse($"a@{text}", out _)?.Domain, "a domain such as example.org");
        var selector = section.Parsed("selector", text => Selector.IsMatch(text) ? text.ToLowerInvariant() : null, "the name of a key in the DNS, such as s1");
        var key = section.Explained<string>("key", (string text, out string? why) => KeyFile(Path.GetFullPath(Path.Combine(folder, text)), text, out why));
        section.RefuseUnknown();
        if (domain is null || selector is null || key is null)
        {
            return null;
        }

        foreach (var newsletter in newsletters.Where(newsletter => !AreAligned(newsletter.From.Address.Domain, domain)))
        {
            section.Warn(section.Find("domain"), "domain", $"is '{domain}', but the newsletter '{newsletter.Name}' comes from {newsletter.From.Address}: a signature of another domain does not count (DMARC)");
        }

        return new(domain, selector, key);
    }

    // RFC 7489 section 3.1.1 compares the domains under which names are sold; one of the two below the other has the same.
    private static bool AreAligned(string from, string signer) => from == signer || IsBelow(from, signer) || IsBelow(signer, from);

    private static bool IsBelow(string name, string above) => name.EndsWith("." + above, StringComparison.Ordinal);

    private static string? KeyFile(string path, string written, out string? why)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var reader = new StreamReader(file);
            var text = new char[MostKeyBytes];
            var length = reader.ReadBlock(text);
            why = text.AsSpan(0, length).Contains("PRIVATE KEY-----", StringComparison.Ordinal) ? null : $"'{written}' holds no private key in PEM form";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            why = exception is FileNotFoundException or DirectoryNotFoundException ? $"the file '{written}' is not there" : $"'{written}' cannot be read";
        }

        return why is null ? path : null;
    }

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?([.][A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Selector { get; }
}
