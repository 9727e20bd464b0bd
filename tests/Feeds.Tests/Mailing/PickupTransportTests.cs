using Feeds.Mailing;
using Feeds.Tests.Support;

namespace Feeds.Tests.Mailing;

public sealed class PickupTransportTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_message_is_one_private_file_with_the_bytes_of_the_wire()
    {
        var message = SmtpLines.Message("größer\n");
        var result = await SendAsync(message.MessageId!, "größer\n");
        Assert.Equal(ReplyClass.Accepted, result.Class);
        var file = Assert.Single(Files());
        Assert.EndsWith(".eml", file, StringComparison.Ordinal);
        Assert.Equal(WireFormat.Bytes(message), await File.ReadAllBytesAsync(file, Cancel));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.At("pickup")));
        }
    }

    [Fact]
    public async Task Sent_again_it_is_the_same_file()
    {
        await SendAsync("1@example.org");
        await SendAsync("1@example.org");
        Assert.Single(Files());
    }

    [Theory]
    [InlineData("1@example.org", "2@example.org")]
    [InlineData("a@example.org", "A@example.org")]
    [InlineData("a/b@example.org", "a+b@example.org")]
    [InlineData("../../x@example.org", "..%2F..%2Fx@example.org")]
    [InlineData("中@example.org", "文@example.org")]
    public async Task Different_messages_are_different_files_in_the_folder_on_any_file_system(string one, string other)
    {
        await SendAsync(one);
        await SendAsync(other);
        Assert.Equal(2, Files().Select(Path.GetFileName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(folder.At("pickup"), Assert.Single(Directory.GetFileSystemEntries(folder.Path)));
    }

    [Fact]
    public void A_very_long_id_has_a_name_that_fits() => Assert.InRange(PickupTransport.FileName(new string('x', 5000)).Length, 1, 100);

    [Fact]
    public async Task Several_lines_at_once_leave_whole_files_only()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => SendAsync($"{number % 10}@example.org")));
        Assert.Equal(10, Files().Length);
        Assert.All(Files(), file => Assert.EndsWith("What is new.\r\n", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_is_a_lost_connection_that_says_so()
    {
        folder.With("pickup", "a file");
        var result = await SendAsync("1@example.org");
        Assert.Equal(ReplyClass.Connection, result.Class);
        Assert.Contains(folder.At("pickup"), result.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_put_in_its_place_is_a_lost_connection_and_leaves_nothing()
    {
        Directory.CreateDirectory(folder.At($"pickup/{PickupTransport.FileName("1@example.org")}/taken"));
        var result = await SendAsync("1@example.org");
        Assert.Equal((ReplyClass.Connection, DeliveryStage.Data), (result.Class, result.Stage));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_message_that_may_not_be_written_is_not()
    {
        await using var line = new PickupTransport(folder.At("pickup")).Open(Cancel);
        Assert.Null(await line.TryIfAsync(() => false, Cancel));
        Assert.Empty(Files());
    }

    private string[] Files() => Directory.GetFiles(folder.At("pickup"), "*", SearchOption.AllDirectories);

    private async Task<DeliveryResult> SendAsync(string messageId, string text = "What is new.\n")
    {
        await using var line = new PickupTransport(folder.At("pickup")).Open(Cancel);
        return await line.TryAsync(SmtpLines.Message(text, messageId), cancel: Cancel);
    }
}
