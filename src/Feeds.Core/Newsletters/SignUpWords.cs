using System.Globalization;

namespace Feeds.Newsletters;

/// <summary>The words of the mails that answer a sign-up, in one language; <c>{0}</c> is the newsletter.</summary>
internal sealed record SignUpWords
{
    public required string ConfirmSubject { get; init; }

    public required string ConfirmLead { get; init; }

    public required string ConfirmButton { get; init; }

    public required string ConfirmElse { get; init; }

    public required string FollowsSubject { get; init; }

    public required string FollowsLead { get; init; }

    public required string FollowsButton { get; init; }

    public required string FollowsElse { get; init; }

    private static readonly SignUpWords English = new()
    {
        ConfirmSubject = "Please confirm: {0}",
        ConfirmLead = "Somebody, we hope you, asked us to send {0} to this address. One click is left.",
        ConfirmButton = "Confirm the subscription",
        ConfirmElse = "If it was not you, do nothing: without the click you get no further mail.",
        FollowsSubject = "You follow {0} already",
        FollowsLead = "Somebody, we hope you, asked us to send {0} to this address. It gets it already; topics and frequency can be changed any time.",
        FollowsButton = "Choose topics and frequency",
        FollowsElse = "If it was not you, there is nothing to do.",
    };

    private static readonly SignUpWords Chinese = new()
    {
        ConfirmSubject = "请确认订阅：{0}",
        ConfirmLead = "有人（希望就是您）用这个地址订阅了“{0}”。只差一步：点一下即可确认。",
        ConfirmButton = "确认订阅",
        ConfirmElse = "如果不是您本人，请不用理会：不点确认，就不会再收到邮件。",
        FollowsSubject = "您已经订阅了“{0}”",
        FollowsLead = "有人（希望就是您）用这个地址订阅了“{0}”。这个地址已经在接收了，主题和频率随时可以更改。",
        FollowsButton = "选择主题与频率",
        FollowsElse = "如果不是您本人，请不用理会。",
    };

    public static SignUpWords Of(string language) => language.Split('-')[0] == "zh" ? Chinese : English;

    public static string Fill(string words, string newsletter) => string.Format(CultureInfo.InvariantCulture, words, newsletter);
}
