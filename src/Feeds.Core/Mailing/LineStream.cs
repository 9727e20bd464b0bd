using System.Net.Sockets;

namespace Feeds.Mailing;

/// <summary>The bytes of one connection, below TLS.</summary>
/// <remarks>
/// It blocks: a message is a handful of waits of a millisecond, and handing each from thread to thread costs more than all the rest of it.
/// Writes are gathered until an answer is read, for SMTP waits for answers only: a message leaves in few large pieces.
/// A failed write is told by the read that follows it: a server that refuses a message half way has said why before it hung up.
/// </remarks>
internal sealed class LineStream : Stream
{
    private const int Full = 64 * 1024;
    private const int LongestAnswer = 256 * 1024;

    /// <summary>How soon it is noticed that patience has ended, in microseconds.</summary>
    private const int Glance = 100_000;

    private readonly Socket socket;
    private byte[] output = new byte[Full + (8 * 1024)];
    private int gathered;
    private int answered;
    private SocketException? failure;

    /// <param name="socket">Connected; it is closed with the stream.</param>
    public LineStream(Socket socket)
    {
        this.socket = socket;
        socket.Blocking = false;
    }

    /// <summary>Ends every wait.</summary>
    public CancellationToken Patience { get; set; }

    /// <summary>The message under way, if any.</summary>
    public SmtpDelivery? Delivery { get; private set; }

    /// <summary>Whether the final dot is on the wire, or may be: the body was written, and what followed it was passed on whole.</summary>
    public bool DotIsOut { get; private set; }

    /// <summary>Whether the peer has said something unasked, or has hung up.</summary>
    public bool HasNews => failure is not null || socket.Poll(0, SelectMode.SelectRead);

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A new message begins.</summary>
    public void Begin(SmtpDelivery delivery) => (Delivery, Patience, DotIsOut) = (delivery, delivery.Patience, false);

    /// <summary>It is settled.</summary>
    public void End() => (Delivery, Patience) = (null, CancellationToken.None);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        // Before, not after: the final dot is the last that is written, so what leaves here never holds it.
        if (gathered >= Full)
        {
            PassOn();
            Delivery?.BlockIsWritten();
        }

        if (output.Length - gathered < buffer.Length)
        {
            Array.Resize(ref output, Math.Max(output.Length * 2, gathered + buffer.Length));
        }

        buffer.CopyTo(output.AsSpan(gathered));
        gathered += buffer.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (gathered > 0)
        {
            answered = 0;
            PassOn();
            // A write that failed has not passed on its end, and the dot is the end.
            DotIsOut |= Delivery?.Stage is DeliveryStage.FinalDot && failure is null;
            Delivery?.AsksForAnswer();
        }

        var read = 0;
        SocketError error;
        do
        {
            Wait(SelectMode.SelectRead);
            read = socket.Receive(buffer, SocketFlags.None, out error);
        }
        while (error is SocketError.WouldBlock);

        answered += read;
        return error is not SocketError.Success ? throw Broken(failure ?? new SocketException((int)error))
            : read == 0 && failure is not null ? throw Broken(failure)
            : answered > LongestAnswer ? throw new IOException("the answer has no end")
            : read;
    }

    public override void Flush()
    {
        // The next read does.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            socket.Dispose();
        }

        base.Dispose(disposing);
    }

    private static IOException Broken(SocketException failure) => new(failure.Message, failure);

    private void PassOn()
    {
        var left = output.AsSpan(0, gathered);
        gathered = 0;
        while (left.Length > 0 && failure is null)
        {
            left = left[socket.Send(left, SocketFlags.None, out var error)..];
            if (error is SocketError.WouldBlock)
            {
                Wait(SelectMode.SelectWrite);
            }
            else if (error is not SocketError.Success)
            {
                failure = new((int)error);
            }
        }
    }

    private void Wait(SelectMode mode)
    {
        do
        {
            Patience.ThrowIfCancellationRequested();
        }
        while (!socket.Poll(Glance, mode));
    }
}
