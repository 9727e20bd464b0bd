using System.Security.Cryptography;
using System.Text;

namespace Feeds.Mailing;

/// <summary>Lays each message as one <c>.eml</c> file into a folder, for a person or another program to take.</summary>
/// <remarks>A file is there whole or not at all, private, and named for its Message-ID: sent again, it is the same file.</remarks>
/// <param name="folder">A full path; it is made when it is missing.</param>
public sealed class PickupTransport(string folder) : IMessageTransport
{
    public string Name => folder;

    public ITransportLine Open(CancellationToken abandon = default) => new Line(folder);

    /// <summary>The name of the file that holds the message with this Message-ID.</summary>
    public static string FileName(string messageId)
    {
        var readable = new string([.. messageId.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '@' ? letter : '.')]).Trim('.');
        // The letters that a file name cannot hold, its case and its length would make two ids one.
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))[..12];
        return $"{(readable.Length > 80 ? readable[..80] : readable)}.{digest}.eml";
    }

    private sealed class Line(string folder) : ITransportLine
    {
        private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        public Task<DeliveryResult?> ReadyAsync(CancellationToken cancel)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                if (OperatingSystem.IsWindows())
                {
                    Directory.CreateDirectory(folder);
                }
                else
                {
                    Directory.CreateDirectory(folder, Private | UnixFileMode.UserExecute);
                }

                return Task.FromResult<DeliveryResult?>(null);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return Task.FromResult<DeliveryResult?>(Failed(DeliveryStage.Connect, failure));
            }
        }

        public async Task<DeliveryResult?> SendAsync(Outgoing message, EmailAddress recipient, Func<bool> mayOffer, CancellationToken cancel)
        {
            cancel.ThrowIfCancellationRequested();
            if (!mayOffer())
            {
                return null;
            }

            var path = Path.Combine(folder, FileName(message.Id));
            var beside = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}.new";
            try
            {
                await using (var file = new FileStream(beside, Options()))
                {
                    await file.WriteAsync(message.Bytes, CancellationToken.None);
                    // Accepted is a promise: the bytes outlive a loss of power, as a mail server's do.
                    file.Flush(flushToDisk: true);
                }

                File.Move(beside, path, overwrite: true);
                return ReplyClasses.OfReply(DeliveryStage.FinalDot, 250, $"2.0.0 written as {Path.GetFileName(path)}");
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Forget(beside);
                return Failed(DeliveryStage.Data, failure);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static FileStreamOptions Options()
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = Private;
            }

            return options;
        }

        private static void Forget(string beside)
        {
            try
            {
                File.Delete(beside);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // What could not be written can often not be removed; its name says that it is unfinished.
            }
        }

        private DeliveryResult Failed(DeliveryStage stage, Exception failure) =>
            ReplyClasses.Refusal(ReplyClass.Connection, stage, $"{folder} cannot be written to: {failure.Message}");
    }
}
