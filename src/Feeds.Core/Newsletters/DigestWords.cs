using System.Globalization;

namespace Feeds.Newsletters;

/// <summary>A newsletter's own words in one language; a language without words of its own gets the English ones.</summary>
internal sealed record DigestWords
{
    public required string Language { get; init; }

    public required string ReadOn { get; init; }

    /// <summary>The link to what an issue does not show; <c>{0}</c> is how many.</summary>
    public required string More { get; init; }

    /// <summary>Why the reader gets it; <c>{0}</c> is the newsletter and <c>{1}</c> the site.</summary>
    public required string Why { get; init; }

    /// <summary>The same where both are called the same; <c>{0}</c> is the name.</summary>
    public required string WhyShort { get; init; }

    public required string Preferences { get; init; }

    public required string Unsubscribe { get; init; }

    /// <summary>What follows the first title in a subject; <c>{0}</c> is how many more there are, <c>{1}</c> how many in all.</summary>
    public required string SubjectMore { get; init; }

    /// <summary>What stands between a newsletter's title and that of an article.</summary>
    public required string Colon { get; init; }

    /// <summary>What stands between two names.</summary>
    public required string Comma { get; init; }

    /// <summary>A date: <c>{0}</c> is the day, <c>{1}</c> the month in figures or by its name, <c>{2}</c> the year.</summary>
    public required string Date { get; init; }

    /// <summary>The names of the months, or empty for figures.</summary>
    public string[] Months { get; init; } = [];

    private static readonly DigestWords English = new()
    {
        Language = "en",
        ReadOn = "Read on",
        More = "And {0} more",
        Why = "You get this because you subscribed to {0} at {1}.",
        WhyShort = "You get this because you subscribed to {0}.",
        Preferences = "Choose topics and frequency",
        Unsubscribe = "Unsubscribe",
        SubjectMore = " and {0} more",
        Colon = ": ",
        Comma = ", ",
        Date = "{0} {1} {2}",
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    };

    private static readonly DigestWords Chinese = new()
    {
        Language = "zh-Hans",
        ReadOn = "阅读全文",
        More = "还有 {0} 篇",
        Why = "您收到此邮件，是因为您在“{1}”订阅了“{0}”。",
        WhyShort = "您收到此邮件，是因为您订阅了“{0}”。",
        Preferences = "选择主题与频率",
        Unsubscribe = "退订",
        SubjectMore = "（共 {1} 篇）",
        Colon = "：",
        Comma = "、",
        Date = "{2}年{1}月{0}日",
    };

    private static readonly DigestWords TraditionalChinese = Chinese with
    {
        Language = "zh-Hant",
        ReadOn = "閱讀全文",
        More = "還有 {0} 篇",
        Why = "您收到此郵件，是因為您在「{1}」訂閱了「{0}」。",
        WhyShort = "您收到此郵件，是因為您訂閱了「{0}」。",
        Preferences = "選擇主題與頻率",
        Unsubscribe = "取消訂閱",
        SubjectMore = "（共 {1} 篇）",
    };

    private static readonly DigestWords Arabic = new()
    {
        Language = "ar",
        ReadOn = "تابع القراءة",
        More = "المزيد: {0}",
        Why = "تصلك هذه الرسالة لأنك اشتركت في «{0}» على {1}.",
        WhyShort = "تصلك هذه الرسالة لأنك اشتركت في «{0}».",
        Preferences = "اختيار المواضيع والوتيرة",
        Unsubscribe = "إلغاء الاشتراك",
        SubjectMore = " (+{0})",
        Colon = ": ",
        Comma = "، ",
        Date = "{0} {1} {2}",
        Months = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
    };

    private static readonly DigestWords Hebrew = new()
    {
        Language = "he",
        ReadOn = "להמשך קריאה",
        More = "ועוד {0}",
        Why = "ההודעה נשלחה אליך כי נרשמת אל „{0}” באתר {1}.",
        WhyShort = "ההודעה נשלחה אליך כי נרשמת אל „{0}”.",
        Preferences = "בחירת נושאים ותדירות",
        Unsubscribe = "ביטול הרשמה",
        SubjectMore = " ועוד {0}",
        Colon = ": ",
        Comma = ", ",
        Date = "{0} ב{1} {2}",
        Months = ["ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"],
    };

    /// <summary>The words for a language tag (BCP 47).</summary>
    public static DigestWords Of(string language)
    {
        var parts = language.Split('-');
        return parts[0] switch
        {
            "zh" when parts.Contains("Hant") || (!parts.Contains("Hans") && parts.Any(part => part is "TW" or "HK" or "MO")) => TraditionalChinese,
            "zh" => Chinese,
            "ar" => Arabic,
            "he" => Hebrew,
            _ => English,
        };
    }

    /// <summary>A day in words of a language; <c>2026-11-25</c> where there are none in it.</summary>
    public static string DateOf(DateTimeOffset instant, string language)
    {
        var words = Of(language);
        if (words.Language == "en" && language.Split('-')[0] != "en")
        {
            return instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return string.Format(CultureInfo.InvariantCulture, words.Date, instant.Day, words.Months.Length == 0 ? instant.Month : words.Months[instant.Month - 1], instant.Year);
    }

    /// <summary>One of the words with its numbers and names.</summary>
    public static string Fill(string words, params ReadOnlySpan<object> values) => string.Format(CultureInfo.InvariantCulture, words, values);
}
