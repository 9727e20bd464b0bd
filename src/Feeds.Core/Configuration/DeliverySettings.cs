using System.Globalization;
using System.Text.RegularExpressions;
using Feeds.Mailing;

namespace Feeds.Configuration;

/// <summary>The section <c>delivery</c> of <c>feeds.yml</c>.</summary>
internal static partial class DeliverySettings
{
    private const int MostDays = 365;

    public static DeliveryOptions Read(Section section)
    {
        var hold = section.Choice("uncertain", ("resend", false), ("hold", true)) ?? DeliveryOptions.Default.Hold;
        var expires = section.Measure("expires", Duration, $"a time such as 7d, 48h or 90m, {MostDays}d at most") ?? DeliveryOptions.Default.Expires;
        section.RefuseUnknown();
        return new(hold, expires);
    }

    private static TimeSpan? Duration(string text)
    {
        if (Time.Match(text) is not { Success: true } match)
        {
            return null;
        }

        var count = int.Parse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var time = match.Groups["unit"].ValueSpan[0] switch { 'm' => TimeSpan.FromMinutes(count), 'h' => TimeSpan.FromHours(count), _ => TimeSpan.FromDays(count) };
        return time > TimeSpan.Zero && time <= TimeSpan.FromDays(MostDays) ? time : null;
    }

    [GeneratedRegex("^(?<count>[0-9]{1,6}) ?(?<unit>d|h|m|min)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Time { get; }
}
