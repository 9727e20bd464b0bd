using System.Text;

namespace Feeds.Tests.Subscriptions;

/// <summary>A list of readers without end, made while it is read.</summary>
internal sealed class EndlessRows : Stream
{
    private byte[] rest = Encoding.UTF8.GetBytes("address,name,topics\r\n");

    /// <summary>How many rows were asked for.</summary>
    public int Made { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (rest.Length == 0)
        {
            rest = Encoding.UTF8.GetBytes($"reader{Made++}@example.org,\"A reader\r\nof \"\"boats\"\"\",tags/boats tags/bread\r\n");
        }

        var length = Math.Min(rest.Length, buffer.Length);
        rest.AsSpan(0, length).CopyTo(buffer);
        rest = rest[length..];
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
