using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Feeds.Content;
using Feeds.Mailing;
using Feeds.Sources;
using Feeds.Subscriptions;
using Feeds.Templates;
using Fluid;
using Fluid.Values;
using static Feeds.Templates.TemplateValues;

namespace Feeds.Newsletters;

/// <summary>What answers a sign-up by mail: the link that makes a reader, or the one that leads a reader to their choice.</summary>
/// <param name="folder">The site's folder, where its own <c>templates/email/signup.html</c> and <c>signup.txt</c> may lie.</param>
public sealed class SignUpLetters(Site site, string folder, ImmutableArray<Newsletter> newsletters, SignedLink links, string pagesUrl)
{
    private const string HtmlFile = "templates/email/signup.html";
    private const string TextFile = "templates/email/signup.txt";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly List<Problem> problems = [];

    /// <summary>What is wrong with the templates of the site's own; those that come with Feeds stand in.</summary>
    public IReadOnlyCollection<Problem> Problems => problems;

    /// <summary>The mail, or null when there is none to send: the address is not written to, or the newsletter is gone.</summary>
    public (Letter Letter, Recipient Reader)? Of(DueSignUp due, DateTimeOffset now)
    {
        if (due.Answer == SignUpAnswer.Nothing || newsletters.FirstOrDefault(each => each.Name == due.SignUp.Newsletter) is not { } newsletter)
        {
            return null;
        }

        var link = due.Token is null ? links.Of(LinkPurpose.Preferences, due.Subscriber) : $"{pagesUrl}c/{due.Token}?lang={due.SignUp.Language}";
        var words = SignUpWords.Of(due.SignUp.Language);
        var title = XmlText.Line(newsletter.Title);
        var follows = due.Token is null;
        var subject = SignUpWords.Fill(follows ? words.FollowsSubject : words.ConfirmSubject, title);
        var values = Map(
            ("subject", Text(subject)),
            ("lead", Text(SignUpWords.Fill(follows ? words.FollowsLead : words.ConfirmLead, title))),
            ("button", Text(follows ? words.FollowsButton : words.ConfirmButton)),
            ("otherwise", Text(follows ? words.FollowsElse : words.ConfirmElse)),
            ("link", Text(link)),
            ("language", Text(due.SignUp.Language)),
            ("dir", Text(WritingDirection.Of(due.SignUp.Language))),
            ("site", Map(("title", Text(XmlText.Line(site.Title))), ("url", Text(site.Url)))),
            ("newsletter", Map(("title", Text(title)), ("postal_address", Text(newsletter.PostalAddress is { } postal ? XmlText.Line(postal) : null)))));
        var letter = new Letter
        {
            From = newsletter.From,
            ReplyTo = newsletter.ReplyTo,
            Date = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            ListName = newsletter.Title,
            ListId = $"{newsletter.Name}.{newsletter.From.Address.Domain}",
            FeedbackId = $"signup:{newsletter.Name}:confirmation:feeds",
            ArchiveUrl = site.Url,
            Language = due.SignUp.Language,
            Subject = subject,
            Html = Rendered(HtmlFile, values, now, Encoder),
            Text = WrappedText.Of(Rendered(TextFile, values, now, NullEncoder.Default)),
        };
        return (letter, new(new(null, due.SignUp.Address), MessageIdOf(due, newsletter), UnsubscribeUrl: null, PreferencesUrl: null));
    }

    // Another link is another message: programs show one of two with the same id.
    private static string MessageIdOf(DueSignUp due, Newsletter newsletter)
    {
        var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"signup:{due.SignUp.Id}:{due.SignUp.AskedAt.ToUnixTimeMilliseconds()}:{due.Token}");
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16))}@{newsletter.From.Address.Domain}";
    }

    private string Rendered(string file, FluidValue values, DateTimeOffset now, TextEncoder encoder)
    {
        var found = new List<Problem>();
        var own = new TemplateFiles(folder).Read(file, file, found) is (var name, var source) ? TemplateText.Parse(name, source, values, "the mail to who signs up", found)?.Render(values, now, encoder, found) : null;
        problems.AddRange(found.Except(problems));

        // Somebody waits for this mail: a slip in the owner's template must not cost them the link.
        return own ?? TemplateText.Parse(file, TemplateFiles.Embedded(file), values, "the mail to who signs up", found)!.Render(values, now, encoder, found)!;
    }
}
