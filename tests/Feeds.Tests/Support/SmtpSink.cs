using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Feeds.Tests.Support;

/// <summary>Postfix's <c>smtp-sink</c> on this machine: takes everything, and keeps each message that came to its final dot, also when it was told to refuse it then. Who kills the sender can ask it what arrived.</summary>
public sealed class SmtpSink : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Process process;

    private SmtpSink(int port, string[] options)
    {
        Port = port;
        // As root it wants to be told whom to be; it has a folder of root's to write to.
        string[] user = Environment.IsPrivilegedProcess ? ["-u", "root"] : [];
        process = Process.Start(new ProcessStartInfo("/usr/sbin/smtp-sink",
            [.. user, "-d", "mail/", .. options, string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), "1024"])
        {
            WorkingDirectory = folder.Path,
        })!;
    }

    public int Port { get; }

    /// <param name="options">Further options, such as <c>-q .</c> (smtp-sink(1)).</param>
    public static Task<SmtpSink> StartAsync(params string[] options) => StartAsync(LoopbackPort.Free(), options);

    /// <summary>One that listens where somebody was told already.</summary>
    public static async Task<SmtpSink> StartAsync(int port, params string[] options)
    {
        var sink = new SmtpSink(port, options);
        await LoopbackPort.AnswersAsync(sink.Port, () => sink.process.HasExited ? $"smtp-sink ended with {sink.process.ExitCode}" : null);
        return sink;
    }

    /// <summary>What was received so far, in no order.</summary>
    public IReadOnlyList<SunkMail> Mails() => Directory.Exists(folder.At("mail")) ? [.. Directory.GetFiles(folder.At("mail")).Select(Read).OfType<SunkMail>()] : [];

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Dispose();
    }

    // X-Client-Addr, X-Client-Proto, X-Helo-Args, X-Mail-Args, X-Rcpt-Args and a folded Received are the sink's own, and so is an empty line at the end; it keeps lines without CR.
    private static SunkMail? Read(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file, Encoding.Latin1);
        }
        catch (FileNotFoundException)
        {
            // A transaction that was given up since.
            return null;
        }

        var start = text.IndexOf("\nReceived: ", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf("(UTC)\n", start, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var mail = text[(end + "(UTC)\n".Length)..^1];
        return new(Argument(text, "X-Mail-Args"), Argument(text, "X-Rcpt-Args"), Header(mail, "Message-Id"), Encoding.Latin1.GetBytes(mail.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    private static string Argument(string text, string name) => Header(text, name).Split('>')[0].TrimStart('<');

    private static string Header(string text, string name) =>
        text.Split('\n').TakeWhile(line => line.Length > 0).FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim() ?? "";
}

/// <summary>A message as it came, with CRLF.</summary>
/// <param name="MessageId">In its brackets.</param>
public sealed record SunkMail(string Sender, string Recipient, string MessageId, byte[] Bytes);
