using System.Globalization;
using System.Text.RegularExpressions;

namespace Feeds.Mailing;

/// <summary>One reply of a mail server and what its words say, in the English that mail servers speak.</summary>
internal sealed partial class Reply(DeliveryStage stage, int code, string text)
{
    private const RegexOptions Words = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int LongestLine = 1000;
    private readonly Match enhanced = EnhancedCode.Match(text);

    public DeliveryStage Stage => stage;

    public int Code => code;

    /// <summary>The whole reply on one line, without what a terminal or a log could be fooled with.</summary>
    public string Line { get; } = OneLine(text);

    /// <summary>The enhanced status code (RFC 3463) such as <c>5.1.1</c>, or null.</summary>
    public string? Enhanced => enhanced.Success ? enhanced.Value : null;

    /// <summary>The enhanced code without its class, such as <c>1.1</c>: the class repeats the code's first digit, or is wrong.</summary>
    public string? Detail => enhanced.Success ? enhanced.Groups["detail"].Value : null;

    public int? Subject => enhanced.Success ? int.Parse(enhanced.Groups["subject"].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether the enhanced code says that there is no such mailbox.</summary>
    public bool IsAboutMailbox => Detail is "1.1" or "1.2" or "1.3" or "1.6" or "1.10" or "2.1" && !SaysNoRelay;

    public bool SaysTooFast => TooFastWords.IsMatch(Line);

    public bool SaysSessionIsOver => SessionWords.IsMatch(Line);

    public bool SaysGreylisted => GreylistWords.IsMatch(Line);

    public bool SaysMailboxFull => MailboxFullWords.IsMatch(Line);

    public bool SaysNoSuchMailbox => NoSuchMailboxWords.IsMatch(Line);

    public bool SaysTooLarge => TooLargeWords.IsMatch(Line);

    public bool SaysNoRelay => RelayWords.IsMatch(Line);

    public bool SaysWeAreRefused => SenderWords.IsMatch(Line);

    /// <summary>Whether a limit is the one of our account, whoever the reader is.</summary>
    public bool SaysAccount => AccountWords.IsMatch(Line);

    public static string OneLine(string text)
    {
        var line = Unprintable.Replace(text, " ").Trim();
        return line.Length <= LongestLine ? line : line[..(char.IsHighSurrogate(line[LongestLine - 1]) ? LongestLine - 1 : LongestLine)];
    }

    [GeneratedRegex(@"^\s*[245]\.(?<detail>(?<subject>\d{1,3})\.\d{1,3})(?!\S)", Words)]
    private static partial Regex EnhancedCode { get; }

    [GeneratedRegex(@"[\p{C}\s]+|\s+[245]\.\d{1,3}\.\d{1,3}(?=\s*[\r\n])", Words)]
    private static partial Regex Unprintable { get; }

    [GeneratedRegex(@"throttl|rate.?limit|slow down|server busy|unusual rate|too (?:many(?! hops)|much mail|fast|quick|frequent)|"
        + @"sending (?:rate|limit|quota)|(?:daily|hourly|monthly)[^.]{0,24}(?:limit|quota)|\bper (?:hour|day|minute)\b|temporarily deferred", Words)]
    private static partial Regex TooFastWords { get; }

    [GeneratedRegex(@"\bper (?:session|connection)\b|(?:session|connection|idle|inactivity) time.?out|timed? out|shutting down", Words)]
    private static partial Regex SessionWords { get; }

    [GeneratedRegex("gr[ea]y.?list", Words)]
    private static partial Regex GreylistWords { get; }

    [GeneratedRegex(@"(?:mailbox|account|inbox)[^.]{0,40}\b(?:full|quota)\b|\b(?:over|exceed\w*)[^.]{0,24}quota|quota exceeded|mailbox size limit|storage allocation", Words)]
    private static partial Regex MailboxFullWords { get; }

    // Not "mailbox unavailable": that is what RFC 5321 says for 550 whatever the reason.
    [GeneratedRegex(@"\b(?:no such|unknown|invalid|non-?existent) (?:user|recipient|mailbox|account|address)\b|\b(?:user|recipient|mailbox|account|address)\b[^.]{0,40}"
        + @"\b(?:unknown|not exist|doesn't exist|not found|is (?:disabled|inactive)|doesn't have)|doesn't have an? \S+ account|no mailbox here", Words)]
    private static partial Regex NoSuchMailboxWords { get; }

    [GeneratedRegex(@"(?:message|mail|size|length)[^.]{0,40}\b(?:too (?:large|big|long)|exceed\w* (?:the )?(?:fixed |maximum |size )*(?:limit|size))", Words)]
    private static partial Regex TooLargeWords { get; }

    [GeneratedRegex(@"\brelay(?:ing)?\b", Words)]
    private static partial Regex RelayWords { get; }

    [GeneratedRegex(@"\bsender\b[^.]{0,40}(?:reject|denied|refused|not allowed|not owned|unauth)|not (?:verified|authori[sz]ed to send|allowed to send)|"
        + @"authentication (?:is )?required|must authenticate|(?:your|sending|sender) account[^.]{0,40}(?:disabled|suspended|locked|blocked)", Words)]
    private static partial Regex SenderWords { get; }

    [GeneratedRegex(@"throttling failure|sending (?:rate|limit|quota)|\b(?:daily|hourly|monthly)\b|\bper (?:hour|day|minute)\b|\bconnections?\b|\byour (?:account|plan|ip)\b", Words)]
    private static partial Regex AccountWords { get; }
}
