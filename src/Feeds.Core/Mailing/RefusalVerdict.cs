using System.Collections.Immutable;

namespace Feeds.Mailing;

public enum RefusalAction
{
    GoOn,

    /// <summary>Nothing more of this issue to this domain until a person looks.</summary>
    PauseDomain,

    /// <summary>Nothing more of this issue until a person looks.</summary>
    PauseIssue,
}

/// <summary>What a run of refusals asks for.</summary>
/// <param name="Reason">The words of the server; empty when there is nothing to do.</param>
/// <param name="Again">Deliveries that were recorded as rejected, though no reader is to blame: they go back to waiting.</param>
public sealed record RefusalVerdict(RefusalAction Action, string Reason, ImmutableArray<long> Again)
{
    public static RefusalVerdict GoOn { get; } = new(RefusalAction.GoOn, "", []);
}
