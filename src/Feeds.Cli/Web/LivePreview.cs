using System.Collections.Immutable;
using System.Security.Cryptography;
using Feeds.Sources;

namespace Feeds.Cli.Web;

/// <summary>The next digest of a newsletter as its readers would see it.</summary>
internal sealed record DigestView(string Subject, string Html);

/// <summary>What an owner sees while the site is being written.</summary>
/// <param name="Version">Another text for each change that pages should show.</param>
/// <param name="Problems">What is wrong now.</param>
/// <param name="Digests">The next digest by the newsletter's name; null where nothing would be sent.</param>
internal sealed record LiveState(string Version, ImmutableArray<Problem> Problems, ImmutableSortedDictionary<string, DigestView?> Digests);

/// <summary>The state of a site that is being written, and the news that it has changed.</summary>
internal sealed class LivePreview
{
    private readonly Lock changing = new();
    private readonly string start = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int number;

    public LivePreview() => State = new(start + "-0", [], ImmutableSortedDictionary<string, DigestView?>.Empty);

    public LiveState State { get; private set; }

    /// <summary>Takes what is so now, and tells whoever waits when pages look another way.</summary>
    /// <param name="hasChanged">Whether pages look another way for a reason that is not among the others.</param>
    public void Show(bool hasChanged, ImmutableArray<Problem> problems, ImmutableSortedDictionary<string, DigestView?>? digests = null)
    {
        lock (changing)
        {
            var now = digests ?? State.Digests;
            if (!hasChanged && problems.SequenceEqual(State.Problems) && now.SequenceEqual(State.Digests))
            {
                return;
            }

            State = new($"{start}-{++number}", problems, now);
            changed.SetResult();
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until the version is another one.</summary>
    public Task ChangedAsync(string version)
    {
        lock (changing)
        {
            return State.Version == version ? changed.Task : Task.CompletedTask;
        }
    }
}
