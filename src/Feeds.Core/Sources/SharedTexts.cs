using System.IO.Hashing;
using System.Text;

namespace Feeds.Sources;

/// <summary>Texts of which the same few come with every article, found by their bytes: all share the first that came. Safe for several threads at once.</summary>
internal sealed class SharedTexts
{
    // Of two that fall on one place the second is made each time.
    private const int Places = 4096;
    private const int Longest = 200;

    private readonly Known?[] places = new Known?[Places];

    /// <summary>The text of these bytes (UTF-8).</summary>
    public string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Longest)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        ref var place = ref places[(int)(XxHash3.HashToUInt64(bytes) % Places)];
        var known = Volatile.Read(ref place);
        if (known is not null && bytes.SequenceEqual(known.Bytes))
        {
            return known.Text;
        }

        var text = Encoding.UTF8.GetString(bytes);
        if (known is null)
        {
            Volatile.Write(ref place, new(bytes.ToArray(), text));
        }

        return text;
    }

    private sealed record Known(byte[] Bytes, string Text);
}
