namespace Feeds.Sources;

/// <summary>Ends the parsing of a text that is well formed but not wanted, such as a nesting bomb.</summary>
internal sealed class RefusedException(Position position, string message) : Exception(message)
{
    public Position Position { get; } = position;

    public static RefusedException TooDeep(Position position) => new(position, $"Values are nested more than {YamlData.MaxDepth} deep.");
}
