using CsCheck;
using Feeds.Sources;

namespace Feeds.Tests.Sources;

/// <summary>Whatever stands in a file, reading it ends in a tree or in a problem, never in an exception.</summary>
public sealed class AnyTextTests
{
    private static readonly Gen<string> Yaml = Made("a", "b: ", ": ", "- ", "[", "]", "{", "}", ",", "\n", " ", "  ", "\t", "\"", "'", "#", "&x ", "*x", "<<: ", "!", "|\n", ">", "---\n", "...\n", "?", "%", "@", "`", "\r", "é", "\0", "\uFEFF", "~", "\\", "\"\\uD800\"", "\"\\x0B\"");
    private static readonly Gen<string> Toml = Made("a", "b = ", "=", ".", "[", "]", "[[", "]]", "{", "}", ",", "\n", " ", "\t", "\"", "\"\"\"", "'", "'''", "#", "1", "-", ":", "T", "2025-02-10", "true", "\\", "\"\\uD800\"", "\r", "é", "\0");
    private static readonly Gen<string> Json = Made("{", "}", "[", "]", "\"a\"", "\"b\": ", ":", ",", "\"", "\\", "u", "d800", "1", "-", "e", "true", "null", "\n", " ", "//", "/*", "*/", "é", "\0");

    [Fact]
    public void Any_YAML_is_read_or_refused()
    {
        Yaml.Sample(text => IsReadOrRefused(YamlData.Parse(text, "a.md", 2)), iter: 20_000);
    }

    [Fact]
    public void Any_TOML_is_read_or_refused()
    {
        Toml.Sample(text => IsReadOrRefused(TomlData.Parse(text, "a.md", 2)), iter: 20_000);
    }

    [Fact]
    public void Any_JSON_is_read_or_refused()
    {
        Json.Sample(text => IsReadOrRefused(JsonData.Parse(text, "a.md", 2)), iter: 20_000);
    }

    private static bool IsReadOrRefused(ParsedData parsed) =>
        parsed.Problems.All(problem => problem.Position is { Line: >= 2, Column: >= 1 }) && (parsed.Root is null || parsed.Problems.All(problem => problem.Severity == Severity.Warning));

    private static Gen<string> Made(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 24].Select(string.Concat);
}
