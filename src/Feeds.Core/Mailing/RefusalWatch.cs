using System.Text.RegularExpressions;

namespace Feeds.Mailing;

/// <summary>Sees in the results of one issue what no single one tells: that it is we who are refused, not the readers.</summary>
public sealed partial class RefusalWatch
{
    private const int AlikeDeliveries = 5;
    private const int AlikeDomains = 3;
    private const int AlikeMessages = 3;

    /// <summary>So many different refusals are remembered; more than that are not alike.</summary>
    private const int Remembered = 500;

    private readonly Dictionary<string, Refused> refused = [];

    /// <summary>Takes one result into account and says what to do besides recording it.</summary>
    /// <param name="delivery">Whose result it is.</param>
    /// <param name="domain">The reader's.</param>
    public RefusalVerdict See(DeliveryResult result, long delivery, string domain) => result switch
    {
        { Class: ReplyClass.RouteRefused } => new(RefusalAction.PauseIssue, result.Reply, []),
        { Class: ReplyClass.Rejected, Stage: DeliveryStage.RcptTo } when BlamesUs(result) => Judge(result, Alike(Words(result), delivery, domain)),
        { Class: ReplyClass.MessageRefused } => Judge(result, Alike($"{domain} {Words(result)}", delivery, domain)),
        _ => RefusalVerdict.GoOn,
    };

    private static RefusalVerdict Judge(DeliveryResult result, Refused alike)
    {
        var action = result.Class switch
        {
            ReplyClass.Rejected when alike.Domains.Count >= AlikeDomains => RefusalAction.PauseIssue,
            // One host may well refuse mail for five of its own mailboxes; it does not speak of relaying then.
            ReplyClass.Rejected when alike.Deliveries.Count >= AlikeDeliveries && SaysRelay.IsMatch(result.Reply) => RefusalAction.PauseIssue,
            ReplyClass.MessageRefused when alike.Deliveries.Count >= AlikeMessages => RefusalAction.PauseDomain,
            _ => RefusalAction.GoOn,
        };
        return action is RefusalAction.GoOn ? RefusalVerdict.GoOn
            : new(action, result.Reply, action is RefusalAction.PauseIssue ? [.. alike.Deliveries] : []);
    }

    private static bool BlamesUs(DeliveryResult result) => (result.Enhanced?.StartsWith("5.7.", StringComparison.Ordinal) ?? false) || SaysUs.IsMatch(result.Reply);

    private Refused Alike(string words, long delivery, string domain)
    {
        if (!refused.TryGetValue(words, out var alike))
        {
            alike = new([], []);
            if (refused.Count < Remembered)
            {
                refused.Add(words, alike);
            }
        }

        alike.Deliveries.Add(delivery);
        alike.Domains.Add(domain);
        return alike;
    }

    // Addresses, numbers and queue ids differ from one refusal to the next.
    private static string Words(DeliveryResult result) => $"{result.Code} {Personal.Replace(result.Reply, "#")}";

    [GeneratedRegex(@"\S*@\S*|\b\w*\d\w*\b", RegexOptions.CultureInvariant)]
    private static partial Regex Personal { get; }

    [GeneratedRegex(@"\brelay(?:ing)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysRelay { get; }

    [GeneratedRegex(@"\brelay(?:ing)?\b|block ?list|black ?list|blocked using|spamhaus|reputation|client host|\byour (?:ip|server|host|domain)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysUs { get; }

    private sealed record Refused(HashSet<long> Deliveries, HashSet<string> Domains);
}
