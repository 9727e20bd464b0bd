using System.Globalization;
using Feeds.Mailing;
using static Feeds.Mailing.DeliveryStage;
using static Feeds.Mailing.ReplyClass;

namespace Feeds.Tests.Mailing;

public sealed class ReplyClassesTests
{
    // One row a code without words, one column a stage: Accepted, Connection, too Fast, Greylisted, mailbox Busy, No such mailbox,
    // Message refused, Route refused, rejected (X), Uncertain.
    private const string Matrix = """
              connect greeting starttls auth mail rcpt data dot
        220   C       C        C        C    C    C    C    A
        250   C       C        C        C    C    C    C    A
        251   C       C        C        C    C    C    C    A
        252   C       C        C        C    C    C    C    A
        354   C       C        C        C    C    C    C    U
        421   F       F        F        F    F    F    F    F
        450   C       C        C        C    C    G    G    G
        451   C       C        C        C    C    G    G    G
        452   C       C        C        C    C    B    B    B
        454   C       C        C        C    C    G    G    G
        500   R       R        R        R    R    R    R    M
        501   R       R        R        R    R    X    M    M
        502   R       R        R        R    R    R    R    M
        503   R       R        R        R    C    C    C    M
        504   R       R        R        R    R    R    R    M
        521   R       R        R        R    R    X    M    M
        530   R       R        R        R    R    R    R    R
        535   R       R        R        R    R    R    R    R
        538   R       R        R        R    R    R    R    R
        550   R       R        R        R    R    X    M    M
        551   R       R        R        R    R    X    M    M
        552   R       R        R        R    R    B    M    M
        553   R       R        R        R    R    X    M    M
        554   R       R        R        R    R    X    M    M
        555   R       R        R        R    R    X    M    M
        556   R       R        R        R    R    N    N    N
        999   C       C        C        C    C    C    C    U
        """;

    public static TheoryData<DeliveryStage, int, ReplyClass> Cells()
    {
        var cells = new TheoryData<DeliveryStage, int, ReplyClass>();
        foreach (var row in Matrix.Split('\n')[1..].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(row => row.Length > 0))
        {
            for (var stage = Connect; stage <= FinalDot; stage++)
            {
                cells.Add(stage, int.Parse(row[0], CultureInfo.InvariantCulture), Letter(row[1 + (int)stage]));
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_code_without_words_means_what_the_table_says(DeliveryStage stage, int code, ReplyClass meaning)
    {
        var result = ReplyClasses.OfReply(stage, code, "");
        Assert.Equal(meaning, result.Class);
        Assert.Equal((stage, code, null, ""), (result.Stage, result.Code, result.Enhanced, result.Reply));
    }

    [Theory]
    // Postfix
    [InlineData(RcptTo, 450, "4.2.0 <r@example.org>: Recipient address rejected: Greylisted, see http://example.org/postgrey", Greylisted)]
    [InlineData(RcptTo, 450, "4.1.1 <r@example.org>: Recipient address rejected: unverified address: Address verification in progress", Greylisted)]
    [InlineData(RcptTo, 450, "4.7.1 <host>: Helo command rejected: Host not found", Greylisted)]
    [InlineData(RcptTo, 451, "4.3.0 <r@example.org>: Temporary lookup failure", Greylisted)]
    [InlineData(RcptTo, 452, "4.5.3 Error: too many recipients", TooFast)]
    [InlineData(MailFrom, 450, "4.7.1 Error: too much mail from 192.0.2.1", TooFast)]
    [InlineData(MailFrom, 452, "4.3.1 Insufficient system storage", Connection)]
    [InlineData(MailFrom, 451, "4.3.0 Temporary lookup failure", Connection)]
    [InlineData(MailFrom, 552, "5.3.4 Message size exceeds fixed limit", MessageRefused)]
    [InlineData(Greeting, 421, "4.7.0 mx.example.org Error: too many connections from 192.0.2.1", TooFast)]
    [InlineData(RcptTo, 421, "4.4.2 mx.example.org Error: timeout exceeded", Connection)]
    [InlineData(MailFrom, 421, "4.3.2 The mail system is shutting down", Connection)]
    [InlineData(RcptTo, 550, "5.1.1 <r@example.org>: Recipient address rejected: User unknown in local recipient table", NoSuchMailbox)]
    [InlineData(RcptTo, 550, "5.1.2 <r@example.invalid>: Recipient address rejected: Domain not found", NoSuchMailbox)]
    [InlineData(RcptTo, 554, "5.7.1 <r@example.org>: Relay access denied", Rejected)]
    [InlineData(RcptTo, 550, "5.1.1 <r@example.org>: Relaying denied", Rejected)]
    [InlineData(RcptTo, 454, "4.7.1 <r@example.org>: Relay access denied", TooFast)]
    [InlineData(RcptTo, 554, "5.7.1 <r@example.org>: Recipient address rejected: Access denied", Rejected)]
    [InlineData(RcptTo, 554, "5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", Rejected)]
    [InlineData(RcptTo, 553, "5.7.1 <s@example.org>: Sender address rejected: not owned by user u", RouteRefused)]
    [InlineData(FinalDot, 451, "4.3.0 Error: queue file write error", Greylisted)]
    [InlineData(FinalDot, 250, "2.0.0 Ok: queued as 4B1234", Accepted)]
    [InlineData(RcptTo, 503, "5.5.1 Error: need MAIL command", Connection)]
    [InlineData(RcptTo, 530, "5.7.0 Must issue a STARTTLS command first", RouteRefused)]
    [InlineData(FinalDot, 554, "5.4.6 too many hops", MessageRefused)]
    // Gmail
    [InlineData(RcptTo, 450, "4.2.1 The user you are trying to contact is receiving mail too quickly.", TooFast)]
    [InlineData(RcptTo, 550, "5.1.1 The email account that you tried to reach does not exist.", NoSuchMailbox)]
    [InlineData(RcptTo, 552, "5.2.2 The email account that you tried to reach is over quota.", MailboxBusy)]
    [InlineData(RcptTo, 452, "4.2.2 The email account that you tried to reach is over quota.", MailboxBusy)]
    [InlineData(RcptTo, 550, "5.2.1 The email account that you tried to reach is inactive.", NoSuchMailbox)]
    [InlineData(FinalDot, 550, "5.7.1 Our system has detected that this message is likely unsolicited mail.", MessageRefused)]
    [InlineData(FinalDot, 550, "5.7.26 This mail has been blocked because the sender is unauthenticated.", RouteRefused)]
    [InlineData(FinalDot, 421, "4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address.", TooFast)]
    [InlineData(FinalDot, 552, "5.7.0 This message was blocked because its content presents a potential security issue.", MessageRefused)]
    [InlineData(MailFrom, 550, "5.4.5 Daily user sending limit exceeded.", TooFast)]
    [InlineData(Authentication, 535, "5.7.8 Username and Password not accepted.", RouteRefused)]
    [InlineData(Authentication, 454, "4.7.0 Too many login attempts, please try again later.", TooFast)]
    // Outlook, Exchange
    [InlineData(MailFrom, 550, "5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. part of their network is on our block list (S3140).", RouteRefused)]
    [InlineData(RcptTo, 451, "4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77719)", TooFast)]
    [InlineData(RcptTo, 550, "5.5.0 Requested action not taken: mailbox unavailable (S2017062302).", Rejected)]
    [InlineData(RcptTo, 550, "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", NoSuchMailbox)]
    [InlineData(RcptTo, 550, "5.4.1 Recipient address rejected: Access denied. AS(201806281)", Rejected)]
    [InlineData(FinalDot, 550, "5.7.515 Access denied, sending domain example.org does not meet the required authentication level.", RouteRefused)]
    [InlineData(Authentication, 550, "5.7.30 Basic authentication is not supported for Client Submission.", RouteRefused)]
    [InlineData(MailFrom, 530, "5.7.57 Client was not authenticated to send anonymous mail during MAIL FROM", RouteRefused)]
    [InlineData(FinalDot, 550, "5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.", RouteRefused)]
    [InlineData(FinalDot, 554, "5.2.3 Message exceeds the maximum size of this mailbox", MessageRefused)]
    // Yahoo
    [InlineData(MailFrom, 421, "4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints", TooFast)]
    [InlineData(FinalDot, 554, "delivery error: dd This user doesn't have a yahoo.com account (r@yahoo.com) [0]", NoSuchMailbox)]
    [InlineData(FinalDot, 554, "30 Sorry, your message to r@yahoo.com cannot be delivered. This mailbox is disabled (554.30).", NoSuchMailbox)]
    [InlineData(Greeting, 553, "5.7.1 [BL21] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus's list", RouteRefused)]
    // SES
    [InlineData(FinalDot, 454, "Throttling failure: Maximum sending rate exceeded.", TooFast)]
    [InlineData(FinalDot, 454, "Throttling failure: Daily message quota exceeded.", TooFast)]
    [InlineData(FinalDot, 554, "Message rejected: Email address is not verified.", RouteRefused)]
    [InlineData(MailFrom, 421, "Maximum message count per session reached", Connection)]
    [InlineData(Greeting, 421, "Too many concurrent SMTP connections", TooFast)]
    // Others
    [InlineData(RcptTo, 550, "Domain example.org has exceeded the max emails per hour (500/500 (100%)) allowed.", TooFast)]
    [InlineData(RcptTo, 550, "No such user here", NoSuchMailbox)]
    [InlineData(RcptTo, 554, "mailbox full", MailboxBusy)]
    [InlineData(RcptTo, 550, "User's mailbox is full", MailboxBusy)]
    [InlineData(RcptTo, 550, "5.7.1 Unable to relay", Rejected)]
    [InlineData(RcptTo, 550, "5.6.7 Non-ASCII address not permitted for that sender/recipient", AddressUnsupported)]
    [InlineData(FinalDot, 550, "5.1.1 user unknown", NoSuchMailbox)]
    [InlineData(FinalDot, 552, "5.2.2 Mailbox full", MailboxBusy)]
    [InlineData(Data, 451, "4.7.1 Greylisting in action, please come back later", Greylisted)]
    public void What_providers_say_is_understood(DeliveryStage stage, int code, string text, ReplyClass meaning) =>
        Assert.Equal(meaning, ReplyClasses.OfReply(stage, code, text).Class);

    [Theory]
    [InlineData(RcptTo, 450, "4.2.1 The user you are trying to contact is receiving mail too quickly.", false)]
    [InlineData(RcptTo, 451, "4.7.500 Server busy.", false)]
    [InlineData(RcptTo, 454, "Throttling failure: Maximum sending rate exceeded.", true)]
    [InlineData(RcptTo, 421, "4.7.0 Try again later", true)]
    [InlineData(MailFrom, 450, "4.7.1 slow down", true)]
    [InlineData(FinalDot, 451, "4.7.1 slow down", true)]
    [InlineData(RcptTo, 550, "5.1.1 unknown", false)]
    [InlineData(Authentication, 535, "5.7.8 no", true)]
    public void It_is_said_whether_the_way_or_the_domain_is_meant(DeliveryStage stage, int code, string text, bool byRoute) =>
        Assert.Equal(byRoute, ReplyClasses.OfReply(stage, code, text).ByRoute);

    [Fact]
    public void No_answer_is_a_lost_connection_before_the_final_dot_and_uncertain_after_it()
    {
        for (var stage = Connect; stage < FinalDot; stage++)
        {
            Assert.Equal(Connection, ReplyClasses.OfSilence(stage, "reset").Class);
        }

        Assert.Equal(Uncertain, ReplyClasses.OfSilence(FinalDot, "reset").Class);
    }

    [Theory]
    [InlineData("5.1.1 no such user", "5.1.1", "5.1.1 no such user")]
    [InlineData("5.1.1 no\n5.1.1 such\r\nuser", "5.1.1", "5.1.1 no 5.1.1 such user")]
    [InlineData("no such user 5.1.1", null, "no such user 5.1.1")]
    [InlineData("5.1.1234 x", null, "5.1.1234 x")]
    [InlineData("5.1", null, "5.1")]
    [InlineData("\u001b[31mred\u0000\u202e", null, "[31mred")]
    public void A_reply_becomes_one_plain_line_and_its_enhanced_code(string text, string? enhanced, string line)
    {
        var result = ReplyClasses.OfReply(RcptTo, 550, text);
        Assert.Equal((enhanced, line), (result.Enhanced, result.Reply));
    }

    [Fact]
    public void A_reply_without_end_is_cut() => Assert.Equal(1000, ReplyClasses.OfReply(RcptTo, 550, new string('x', 100_000)).Reply.Length);

    private static ReplyClass Letter(string letter) => letter switch
    {
        "A" => Accepted,
        "C" => Connection,
        "F" => TooFast,
        "G" => Greylisted,
        "B" => MailboxBusy,
        "N" => NoSuchMailbox,
        "M" => MessageRefused,
        "R" => RouteRefused,
        "X" => Rejected,
        _ => Uncertain,
    };
}
