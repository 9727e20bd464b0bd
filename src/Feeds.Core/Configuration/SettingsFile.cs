using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Feeds.Sources;

namespace Feeds.Configuration;

/// <summary>The file that settings are read from, what is wrong in it, and where each value came from.</summary>
/// <param name="Name">Relative to the site.</param>
/// <param name="Environment">Looks up an environment variable.</param>
internal sealed partial record SettingsFile(string Name, Func<string, string?> Environment)
{
    public ImmutableArray<Problem>.Builder Problems { get; } = ImmutableArray.CreateBuilder<Problem>();

    public ImmutableArray<Setting>.Builder Settings { get; } = ImmutableArray.CreateBuilder<Setting>();

    /// <summary>Takes in what is wrong, once: a value may be asked for more than once.</summary>
    public void Add(Position at, string message) => Add(Problem.Error(Name, at, "configuration", message));

    /// <summary>Takes in what stops nothing.</summary>
    public void Warn(Position at, string message) => Add(Problem.Warning(Name, at, "configuration", message));

    /// <summary>A text with <c>${NAME}</c> filled in from the environment; null when a variable is not set.</summary>
    /// <param name="missing">Is told the name of such a variable.</param>
    public string? Filled(string text, Action<string> missing)
    {
        var isWhole = true;
        var filled = Variable.Replace(text, match =>
        {
            if (Environment(match.Groups["name"].Value) is { Length: > 0 } value)
            {
                return value;
            }

            missing(match.Groups["name"].Value);
            isWhole = false;
            return "";
        });
        return isWhole ? filled : null;
    }

    /// <summary>The owner's word, else what the site's configuration says, else the default; remembers which it was.</summary>
    /// <param name="at">Where the owner's word stands, or null.</param>
    /// <param name="foundIn">The site's own configuration file, or null.</param>
    public T Chosen<T>(string key, T? own, Node? at, T? found, string? foundIn, T otherwise)
        where T : class
    {
        var (value, from) = own is not null ? (own, string.Create(CultureInfo.InvariantCulture, $"{Name}:{at?.Position.Line}"))
            : found is not null ? (found, foundIn ?? "what lies in the folder")
            : (otherwise, "default");

        // A zone describes itself in the language of the machine.
        Settings.Add(new(key, value is TimeZoneInfo zone ? zone.Id : value.ToString() ?? "", from));
        return value;
    }

    private void Add(Problem problem)
    {
        if (!Problems.Contains(problem))
        {
            Problems.Add(problem);
        }
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable { get; }
}
