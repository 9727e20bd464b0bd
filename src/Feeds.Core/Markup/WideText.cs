using System.Text;
using Markdig.Helpers;
using Markdig.Syntax.Inlines;

namespace Feeds.Markup;

/// <summary>Chinese and Japanese text, in which no blank parts words or lines.</summary>
internal static class WideText
{
    /// <summary>Whether a line end stands where no blank belongs, though a browser shows one.</summary>
    public static bool Joins(LineBreakInline line) =>
        (CharacterBefore(line), CharacterAfter(line)) is ({ } before, { } after)
        && ((IsWide(before) && (IsWide(after) || IsAmbiguous(after))) || (IsAmbiguous(before) && IsWide(after)));

    /// <summary>Takes out <c>\ </c> beside a wide character: goldmark needs it there for emphasis to end, and shows nothing.</summary>
    public static void DropEscapedBlanks(LiteralInline literal)
    {
        var at = literal.Content.AsSpan().IndexOf(@"\ ");
        if (at < 0)
        {
            return;
        }

        var text = literal.Content.ToString();

        while (at >= 0)
        {
            var before = at > 0 ? Last(text.AsSpan(0, at)) : CharacterBefore(literal);
            var after = at + 2 < text.Length ? First(text.AsSpan(at + 2)) : CharacterAfter(literal);
            if ((before is { } b && IsWide(b)) || (after is { } a && IsWide(a)))
            {
                text = text.Remove(at, 2);
            }
            else
            {
                at += 2;
            }

            at = text.IndexOf(@"\ ", at, StringComparison.Ordinal);
        }

        literal.Content = new StringSlice(text);
    }

    private static Rune? CharacterBefore(Inline inline)
    {
        var leaf = inline.PreviousSibling;
        while (leaf is ContainerInline { LastChild: { } last })
        {
            leaf = last;
        }

        return leaf is LiteralInline literal ? Last(literal.Content.AsSpan()) : null;
    }

    private static Rune? CharacterAfter(Inline inline)
    {
        var leaf = inline.NextSibling;
        while (leaf is ContainerInline { FirstChild: { } first })
        {
            leaf = first;
        }

        return leaf is LiteralInline literal ? First(literal.Content.AsSpan()) : null;
    }

    private static Rune? First(ReadOnlySpan<char> text) => text.IsEmpty ? null : Decoded(Rune.DecodeFromUtf16(text, out var rune, out _), rune);

    private static Rune? Last(ReadOnlySpan<char> text) => text.IsEmpty ? null : Decoded(Rune.DecodeLastFromUtf16(text, out var rune, out _), rune);

    private static Rune? Decoded(System.Buffers.OperationStatus status, Rune rune) => status == System.Buffers.OperationStatus.Done ? rune : null;

    private static bool IsWide(Rune rune) => rune.Value is >= 0x3000 and <= 0x312F or >= 0x31F0 and <= 0x31FF or >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0xFF01 and <= 0xFF60 or >= 0x20000 and <= 0x3FFFF;

    // As wide as their neighbours are (Unicode Standard Annex 11, East Asian Ambiguous): dashes, curly quotes, dots.
    private static bool IsAmbiguous(Rune rune) => rune.Value is 0x2014 or 0x2015 or (>= 0x2018 and <= 0x201D) or 0x2026 or 0x00B7;
}
