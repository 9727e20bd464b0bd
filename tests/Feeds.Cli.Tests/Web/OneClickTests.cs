using System.Text;
using Feeds.Cli.Tests.Support;
using Feeds.Subscriptions;

namespace Feeds.Cli.Tests.Web;

/// <summary>The button "unsubscribe" of mail programs (RFC 8058): a POST without cookie, question or detour, answered with 200 whoever it names.</summary>
public sealed class OneClickTests
{
    private const string Reader = "reader@example.net";

    public static TheoryData<string, string> Bodies => new()
    {
        { "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click" },
        { "application/x-www-form-urlencoded; charset=utf-8", "List-Unsubscribe=One-Click&x=%00%0d%0aBcc:%20a&=&&%ff" },
        { "application/x-www-form-urlencoded", "" },
        { "application/x-www-form-urlencoded", "action=leave" },
        { "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n" },
        { "multipart/form-data; boundary=\"a b\"", "--a b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--a b--\r\nand more" },
        { "multipart/form-data; boundary=x", "no part at all" },
        { "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Cl" },
        { "multipart/form-data", "without a boundary" },
        { "text/plain", "List-Unsubscribe=One-Click" },
        { "application/json", "{\"List-Unsubscribe\": \"One-Click\"}" },
        { "x", "\0\0" },
    };

    public static TheoryData<string> Kinds => ServedNewsletter.Kinds;

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Whatever_the_body_is_it_unsubscribes(string type, string body)
    {
        await using var served = await ServedNewsletter.StartAsync();
        var reader = await served.JoinAsync(Reader);
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await served.PostAsync(served.LinkOf(LinkPurpose.Unsubscribe, reader.Id), content);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(SubscriberStatus.Unsubscribed, served.ReaderOf(Reader)!.Status);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_hundred_at_once_are_one_and_all_are_answered_with_200(string kind)
    {
        await using var served = await ServedNewsletter.StartAsync(kind);
        var reader = await served.JoinAsync(Reader);
        var link = served.LinkOf(LinkPurpose.Unsubscribe, reader.Id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => served.PostAsync(link, ("List-Unsubscribe", "One-Click"))));
        Assert.All(answers, answer => Assert.Equal(200, (int)answer.StatusCode));
        Assert.Equal(1, served.Number("SELECT COUNT(*) FROM consent WHERE event = 'unsubscribed'"));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task Nobody_learns_whether_a_link_names_a_reader()
    {
        await using var served = await ServedNewsletter.StartAsync();
        var erased = await served.JoinAsync("erased@example.net");
        Assert.Equal(0, (await served.RunAsync("subscribers", "erase", "erased@example.net")).Status);
        var before = served.Everything();
        string[] links = [served.LinkOf(LinkPurpose.Unsubscribe, erased.Id), served.LinkOf(LinkPurpose.Unsubscribe, 4711), "/mail/u/AAAAAAAAACoAAAAAAAAAAAAAAAAAAAAA", "/mail/u/x", "/mail/u/" + new string('a', 2000)];
        var pages = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in links)
        {
            using var answer = await served.PostAsync(link, ("List-Unsubscribe", "One-Click"));
            Assert.Equal(200, (int)answer.StatusCode);
            pages.Add((await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace(link, "", StringComparison.Ordinal));
            using var undo = await served.PostAsync(link, ("action", "undo"));
            Assert.Equal(200, (int)undo.StatusCode);
        }

        Assert.Single(pages);
        Assert.Equal(before, served.Everything());
    }

    [Fact]
    public async Task A_link_for_one_thing_does_not_do_another()
    {
        await using var served = await ServedNewsletter.StartAsync();
        var reader = await served.JoinAsync(Reader);
        var (leave, choose) = (TokenOf(served.LinkOf(LinkPurpose.Unsubscribe, reader.Id)), TokenOf(served.LinkOf(LinkPurpose.Preferences, reader.Id)));
        var before = served.Everything();
        foreach (var (path, status) in ((string, int)[])[("/mail/u/" + choose, 200), ("/mail/p/" + leave, 404), ("/mail/c/" + leave, 404), ("/mail/c/" + choose, 404)])
        {
            Assert.Equal(status, (await PostedAsync(served, path)).Status);
        }

        Assert.Equal(before, served.Everything());
    }

    [Fact]
    public async Task A_link_is_signed_again_by_a_new_secret_and_the_old_one_holds_while_it_is_listed()
    {
        await using var served = await ServedNewsletter.StartAsync(settings: "# none");
        var reader = await served.JoinAsync(Reader);
        var old = served.LinkOf(LinkPurpose.Unsubscribe, reader.Id);
        await served.StopAsync();
        var settings = await File.ReadAllTextAsync(Path.Combine(served.Folder, "feeds.yml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(served.Folder, "feeds.yml"),
            settings.Replace("mail.example.org/mail/}", "mail.example.org/mail/, secret: a secret of more than thirty-two letters}", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        await served.ServeAsync();
        Assert.NotEqual(old, served.LinkOf(LinkPurpose.Unsubscribe, reader.Id));
        await PostedAsync(served, old);
        Assert.Equal(SubscriberStatus.Active, served.ReaderOf(Reader)!.Status);
        await PostedAsync(served, served.LinkOf(LinkPurpose.Unsubscribe, reader.Id));
        Assert.Equal(SubscriberStatus.Unsubscribed, served.ReaderOf(Reader)!.Status);
    }

    private static async Task<(int Status, string Body)> PostedAsync(ServedNewsletter served, string path)
    {
        using var answer = await served.PostAsync(path, ("List-Unsubscribe", "One-Click"));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string TokenOf(string link) => link[(link.LastIndexOf('/') + 1)..];
}
