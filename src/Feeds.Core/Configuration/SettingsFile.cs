using System.Collections.Immutable;
using Feeds.Sources;

namespace Feeds.Configuration;

/// <summary>The file that settings are read from, and what is wrong in it.</summary>
/// <param name="Name">Relative to the site.</param>
/// <param name="Environment">Looks up an environment variable.</param>
internal sealed record SettingsFile(string Name, Func<string, string?> Environment)
{
    public ImmutableArray<Problem>.Builder Problems { get; } = ImmutableArray.CreateBuilder<Problem>();

    public void Add(Position at, string message) => Problems.Add(Problem.Error(Name, at, "configuration", message));
}
