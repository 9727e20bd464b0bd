using System.Text.RegularExpressions;

namespace Feeds.Configuration;

/// <summary>What an owner calls something of their own, such as a channel: it is part of addresses and scripts.</summary>
internal static partial class ShortName
{
    /// <summary>What <see cref="Read"/> takes, for messages.</summary>
    public const string Expected = "a short name of small letters, digits and hyphens";

    public static string? Read(string text) => Allowed.IsMatch(text) ? text : null;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed { get; }
}
