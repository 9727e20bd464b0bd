using System.Collections.Immutable;

namespace Feeds.Mailing;

/// <summary>Sees in the results of one issue what no single one tells: that we are refused, not the readers.</summary>
public sealed class RefusalWatch
{
    /// <summary>Takes one result into account and says what to do besides recording it.</summary>
    public RefusalVerdict See(DeliveryResult result, long delivery, string domain) => throw new NotSupportedException();
}

/// <summary>What a run of refusals asks for.</summary>
/// <param name="Again">Deliveries that were recorded as refused, though no reader is to blame: they go back to waiting.</param>
public sealed record RefusalVerdict(RefusalAction Action, string Reason, ImmutableArray<long> Again);

public enum RefusalAction
{
    GoOn,

    /// <summary>Nothing more of this issue to this domain until a person looks.</summary>
    PauseDomain,

    /// <summary>Nothing more of this issue until a person looks.</summary>
    PauseIssue,
}
