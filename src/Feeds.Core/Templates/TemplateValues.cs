using System.Collections.Immutable;
using Fluid.Values;

namespace Feeds.Templates;

/// <summary>Makes the values that templates name.</summary>
internal static class TemplateValues
{
    /// <summary>What may be missing is there all the same, as nothing.</summary>
    public static readonly FluidValue Nothing = NilValue.Instance;

    public static DictionaryValue Map(params ReadOnlySpan<(string Name, FluidValue Value)> members)
    {
        var map = new Dictionary<string, FluidValue>(members.Length, StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            map.Add(name, value);
        }

        return new DictionaryValue(new FluidValueDictionaryFluidIndexable(map));
    }

    public static FluidValue Text(string? text) => string.IsNullOrEmpty(text) ? Nothing : StringValue.Create(text);

    public static ArrayValue Texts(ImmutableArray<string> texts) => new([.. texts.Select(Text)]);

    /// <summary>Words that a template writes as they are: markup of ours.</summary>
    public static FluidValue Html(string html) => new StringValue(html, encode: false);

    public static ArrayValue List<T>(IEnumerable<T> things, Func<T, FluidValue> value) => new([.. things.Select(value)]);
}
