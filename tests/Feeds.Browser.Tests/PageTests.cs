using System.Text;
using Feeds.Browser.Tests.Support;
using Feeds.Pages;

namespace Feeds.Browser.Tests;

/// <summary>Every page as a browser shows it, under the policy that comes with it.</summary>
public sealed class PageTests(Chromium chromium)
{
    private const string Origin = "https://example.org";
    private const string FeedPage = "feeds";

    public static TheoryData<string, string> Pages => [.. SomePages.All().Select(each => each.Name).Append(FeedPage).SelectMany(name => (string[])["en", "zh-CN"], (name, language) => (name, language))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_keeps_nobody_out_and_asks_nobody_else(string name, string language)
    {
        await using var window = await (await chromium.OpenAsync()).WatchingAsync(Origin);
        await ShowAsync(window, name, language);
        Assert.Equal(language, await window.Page.Locator("html").GetAttributeAsync("lang"));
        foreach (var (width, dark) in ((int, bool)[])[(320, false), (360, false), (360, true), (1280, false), (1280, true)])
        {
            await window.LookAsync(width, dark);
            Assert.Equal(0, await window.OverflowAsync());
            if (width is 360 or 1280)
            {
                Assert.Empty(await window.BarriersAsync());
            }

            await PhotographAsync(window, $"{name}-{language}-{width}{(dark ? "-dark" : "")}");
        }

        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData("confirm")]
    [InlineData("unsubscribe")]
    [InlineData("subscribe")]
    [InlineData("preferences")]
    [InlineData("unsubscribed")]
    public async Task The_keyboard_reaches_the_button(string name)
    {
        await using var window = await (await chromium.OpenAsync()).WatchingAsync(Origin);
        await ShowAsync(window, name, "en");

        for (var tabs = 0; tabs < 60; tabs++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            if (await window.Page.EvaluateAsync<bool>("document.activeElement.matches('main form [type=submit]')"))
            {
                Assert.NotEqual("none", await window.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
                return;
            }
        }

        Assert.Fail("No press of the tab key leads to the button.");
    }

    [Fact]
    public async Task A_mistake_is_said_beside_its_field()
    {
        await using var window = await (await chromium.OpenAsync()).WatchingAsync(Origin);
        await ShowAsync(window, "subscribe-mistake", "en");

        var field = window.Page.GetByLabel("e-mail address");
        Assert.Equal("true", await field.GetAttributeAsync("aria-invalid"));
        Assert.Equal("email", await field.GetAttributeAsync("autocomplete"));
        var described = (await field.GetAttributeAsync("aria-describedby"))!.Split(' ')[0];
        Assert.Contains("e-mail address", await window.Page.Locator("#" + described).InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_copied_by_its_button()
    {
        await using var window = await (await chromium.OpenAsync()).WatchingAsync(Origin);
        await ShowAsync(window, FeedPage, "en");
        await window.Page.EvaluateAsync("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text; } } })");

        await window.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new("Tea") }).First.ClickAsync();

        Assert.Equal("https://example.org/categories/2/rss.xml", await window.Page.EvaluateAsync<string>("window.copied"));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task What_somebody_puts_into_a_name_does_nothing_but_stand_there()
    {
        const string name = "</title><script>document.title='x'</script><img src=x onerror=alert(1)>";
        await using var window = await (await chromium.OpenAsync()).WatchingAsync(Origin);
        var pages = PageRenderer.Load(SomePages.Settings("en")).Renderer;
        await window.ShowAsync(Origin + "/x", pages.Render(new Page.Unsubscribe(name, "/mail/u/token"), "en", "/x"), pages.ContentPolicy);

        Assert.Contains(name, await window.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Markup_that_got_into_a_page_in_spite_of_all_is_not_run()
    {
        await using var window = await (await chromium.OpenAsync()).WatchingAsync(Origin);
        var pages = PageRenderer.Load(SomePages.Settings("en")).Renderer;
        var html = pages.Render(new Page.CheckMail("digest"), "en", "/x").Replace("<main>", "<main><script>document.title='x'</script><style>body{color:red}</style>", StringComparison.Ordinal);
        await window.ShowAsync(Origin + "/x", html, pages.ContentPolicy);

        Assert.NotEqual("x", await window.Page.TitleAsync());
        Assert.Equal(2, window.Complaints.Count);
        Assert.All(window.Complaints, complaint => Assert.Contains("Content Security Policy", complaint, StringComparison.Ordinal));
    }

    private static async Task ShowAsync(Window window, string name, string language)
    {
        var loaded = PageRenderer.Load(SomePages.Settings(language));
        Assert.Empty(loaded.Problems);
        var pages = loaded.Renderer;
        if (name == FeedPage)
        {
            await window.ShowAsync($"{Origin}/feeds.html", Encoding.UTF8.GetString(pages.Feeds(SomePages.Feeds(tags: 60))), policy: null);
            return;
        }

        var page = SomePages.All().First(each => each.Name == name).Page;
        await window.ShowAsync($"{Origin}/mail/{name}", pages.Render(page, language, $"/mail/{name}"), pages.ContentPolicy);
    }

    // For whoever works on the look: FEEDS_PHOTOGRAPHS names a folder.
    private static Task PhotographAsync(Window window, string name) => Environment.GetEnvironmentVariable("FEEDS_PHOTOGRAPHS") is { Length: > 0 } folder
        ? window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true })
        : Task.CompletedTask;
}
