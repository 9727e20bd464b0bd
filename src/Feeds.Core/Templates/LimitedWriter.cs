using System.Globalization;

namespace Feeds.Templates;

/// <summary>Collects text, and fails before it takes the memory of the machine.</summary>
internal sealed class LimitedWriter(int limit) : StringWriter(CultureInfo.InvariantCulture)
{
    public override void Write(char value)
    {
        Allow(1);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Allow(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Allow(buffer.Length);
        base.Write(buffer);
    }

    public override void Write(string? value)
    {
        Allow(value?.Length ?? 0);
        base.Write(value);
    }

    private void Allow(int more)
    {
        if (GetStringBuilder().Length + (long)more > limit)
        {
            throw new InvalidOperationException("It makes more than 8 million characters.");
        }
    }
}
