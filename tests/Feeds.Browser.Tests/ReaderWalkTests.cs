using System.Text.RegularExpressions;
using Feeds.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Feeds.Browser.Tests;

/// <summary>A reader's whole way in a real browser, with real mail, and with scripts or without.</summary>
public sealed partial class ReaderWalkTests(Chromium chromium)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_finds_the_feeds_subscribes_confirms_chooses_leaves_and_comes_back(bool script)
    {
        await using var sample = await ServedSample.StartAsync();
        await using var window = await (await chromium.OpenAsync(360, script: script)).WatchingAsync(sample.Origin);
        var page = window.Page;

        await page.GotoAsync(sample.Origin + "/feeds.html");
        await page.Locator("ul.feeds > li", new() { HasText = "boats" }).First.GetByRole(AriaRole.Link, new() { Name = "E-mail" }).ClickAsync();
        Assert.True(await page.Locator("input[value='tags/boats']").IsCheckedAsync());

        await page.Locator("label.choice", new() { Has = page.Locator("input[value='categories/kitchen']") }).ClickAsync();
        await page.GetByLabel("Every week").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        Assert.NotEqual(0, await page.Locator("#address-mistake").CountAsync());
        await page.GetByLabel("e-mail address").FillAsync("reader@example.net");
        await page.GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        await HeadingAsync(page, "Check your mail");

        await page.GotoAsync(LinkIn((await sample.MailAsync("Please confirm")).Text));
        Assert.Contains("Every week", await page.Locator("dl").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await HeadingAsync(page, "Welcome");

        await page.GetByRole(AriaRole.Link, new() { Name = "Choose topics and frequency" }).ClickAsync();
        Assert.True(await page.Locator("input[value='tags/boats']").IsCheckedAsync());
        Assert.True(await page.Locator("input[value='categories/kitchen']").IsCheckedAsync());
        await page.GetByLabel("Every day").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        Assert.True(await page.GetByLabel("Every day").IsCheckedAsync());
        Assert.Equal(1, await page.GetByRole(AriaRole.Status).Filter(new() { HasText = "saved" }).CountAsync());

        await sample.SendAsync("2026-12-03T12:00:00Z", "a-new-boat", "---\ntitle: A new boat\ndate: 2026-12-02T10:00:00Z\ntags: [boats]\n---\nShe floats.\n");
        var (unsubscribe, _) = await sample.MailAsync("A new boat");
        var leave = unsubscribe!.TrimStart('<').Split('>')[0];
        using (var client = new HttpClient())
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
            using var answer = await client.PostAsync(new Uri(leave), form, TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)answer.StatusCode);
        }

        await page.GotoAsync(leave);
        await HeadingAsync(page, "You have unsubscribed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await HeadingAsync(page, "Welcome");
        Assert.Contains("Every day", await page.Locator("dl").InnerTextAsync(), StringComparison.Ordinal);

        // The form without an address was answered as what it is.
        Assert.Contains("status of 400", Assert.Single(window.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_opens_the_feeds_or_one_of_them_sees_what_is_in_it_and_how_to_follow_it()
    {
        await using var sample = await ServedSample.StartAsync();
        await using var window = await (await chromium.OpenAsync(360)).WatchingAsync(sample.Origin);

        await window.Page.GotoAsync(sample.Origin + "/feeds.html");
        Assert.NotEqual(0, await window.Page.Locator("ul.entries > li").CountAsync());
        Assert.Equal(0, await window.OverflowAsync());
        Assert.Empty(await window.BarriersAsync());
        await window.Page.GotoAsync(sample.Origin + "/rss.xml");

        Assert.Equal(1, await window.Page.GetByRole(AriaRole.Link, new() { Name = "Get it by e-mail" }).CountAsync());
        Assert.NotEqual(0, await window.Page.Locator("ul.entries > li").CountAsync());
        Assert.Equal(0, await window.OverflowAsync());
        Assert.Empty(await window.BarriersAsync());
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Pages_go_on_in_the_language_that_a_reader_chose()
    {
        await using var sample = await ServedSample.StartAsync();
        await using var window = await (await chromium.OpenAsync(script: false)).WatchingAsync(sample.Origin);
        var page = window.Page;

        await page.GotoAsync(sample.Origin + "/mail/subscribe?topic=tags%2Fboats");
        await page.GetByRole(AriaRole.Link, new() { Name = "简体中文" }).ClickAsync();
        Assert.True(await page.Locator("input[value='tags/boats']").IsCheckedAsync());
        await page.GetByLabel("邮箱地址").FillAsync("reader@example.net");
        await page.GetByRole(AriaRole.Button, new() { Name = "订阅" }).ClickAsync();
        await HeadingAsync(page, "请查收邮件");
        await page.GotoAsync(LinkIn((await sample.MailAsync("请确认")).Text));
        await page.GetByRole(AriaRole.Button, new() { Name = "确认订阅" }).ClickAsync();
        await HeadingAsync(page, "订阅成功");
        Assert.Empty(window.Complaints);
    }

    private static Task HeadingAsync(IPage page, string words) => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(words);

    private static string LinkIn(string text) => Link.Match(text).Value;

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+/mail/c/\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Link { get; }
}
