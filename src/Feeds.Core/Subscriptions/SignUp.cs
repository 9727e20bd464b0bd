using System.Collections.Immutable;
using Feeds.Mailing;

namespace Feeds.Subscriptions;

/// <summary>What somebody asked for on the pages of a newsletter.</summary>
/// <param name="Topics">The channel keys it is narrowed to; empty: the whole channel.</param>
/// <param name="Language">The language of the form (BCP 47).</param>
/// <param name="Client">The network it was asked from, or null; see <see cref="ClientNetwork"/>.</param>
/// <param name="Form">The address of the form.</param>
/// <param name="Wording">Which words were agreed to.</param>
public sealed record SignUp(EmailAddress Address, string Newsletter, string Schedule, ImmutableArray<string> Topics, string Language, string? Client, string Form, string Wording)
{
    /// <summary>The number in the database; 0 before it is stored.</summary>
    public long Id { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>How often its mail could not be sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether its link was followed and its button pressed.</summary>
    public bool IsConfirmed { get; init; }
}

/// <summary>Which mail answers a sign-up: what the page shows is the same for all.</summary>
public enum SignUpAnswer
{
    /// <summary>The link that makes the reader one.</summary>
    Confirm,

    /// <summary>The reader is one already and gets the link to their own choice.</summary>
    Follows,

    /// <summary>The address is not written to.</summary>
    Nothing,
}

/// <summary>A sign-up whose mail is to be sent now.</summary>
/// <param name="Token">What the link holds; null unless the answer is <see cref="SignUpAnswer.Confirm"/>.</param>
/// <param name="Subscriber">The number of the reader; 0 when there is none.</param>
public sealed record DueSignUp(SignUp SignUp, SignUpAnswer Answer, string? Token, long Subscriber);
