using System.Net.Sockets;

namespace Feeds.Mailing;

/// <summary>The bytes of one connection, below TLS.</summary>
/// <remarks>
/// Writes are gathered until an answer is read, for SMTP waits for answers only: a message leaves in few large pieces.
/// A failed write is told by the read that follows it: a server that refuses a message half way has said why before it hung up.
/// </remarks>
internal sealed class LineStream(Socket socket) : Stream
{
    private const int Full = 64 * 1024;
    private const int LongestAnswer = 256 * 1024;

    private byte[] output = new byte[Full + (8 * 1024)];
    private int gathered;
    private int answered;
    private SocketException? failure;

    /// <summary>The message under way, if any.</summary>
    public SmtpDelivery? Delivery { get; set; }

    /// <summary>Whether the final dot is on the wire, or may be: the body was written, and what followed it was passed on whole or was cut off.</summary>
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
    public void Begin(SmtpDelivery delivery) => (Delivery, DotIsOut) = (delivery, false);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Before, not after: the final dot is the last that is written, so what leaves here never holds it.
        if (gathered >= Full)
        {
            await PassOnAsync(cancellationToken);
            Delivery?.BlockIsWritten();
        }

        if (output.Length - gathered < buffer.Length)
        {
            Array.Resize(ref output, Math.Max(output.Length * 2, gathered + buffer.Length));
        }

        buffer.CopyTo(output.AsMemory(gathered));
        gathered += buffer.Length;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (gathered > 0)
        {
            answered = 0;
            await PassOnLastAsync(cancellationToken);
        }

        var read = 0;
        try
        {
            read = await socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw new IOException((failure ?? exception).Message, failure ?? exception);
        }

        answered += read;
        return read == 0 && failure is not null ? throw new IOException(failure.Message, failure)
            : answered > LongestAnswer ? throw new IOException("the answer has no end")
            : read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // The next read does.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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

    private async ValueTask PassOnLastAsync(CancellationToken cancel)
    {
        var mayHoldDot = Delivery?.Stage is DeliveryStage.FinalDot;
        try
        {
            await PassOnAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            DotIsOut |= mayHoldDot;
            throw;
        }

        // A write that failed has not passed on its end, and the dot is the end.
        DotIsOut |= mayHoldDot && failure is null;
    }

    private async ValueTask PassOnAsync(CancellationToken cancel)
    {
        var left = output.AsMemory(0, gathered);
        gathered = 0;
        try
        {
            while (left.Length > 0 && failure is null)
            {
                left = left[await socket.SendAsync(left, SocketFlags.None, cancel)..];
            }
        }
        catch (SocketException exception)
        {
            failure = exception;
        }
    }
}
