using System.Threading.Channels;
using Feeds.Sources;
using Feeds.Storage;

namespace Feeds.Mailing;

/// <summary>Writes into the outbox for all lines: what waits while one commit runs goes into the next one together.</summary>
internal sealed class OutboxLedger : IAsyncDisposable
{
    // A full disk or a locked file may be mended while the program waits.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<Record> records = Channel.CreateUnbounded<Record>(new() { SingleReader = true });
    private readonly Database database;
    private readonly TimeProvider time;
    private readonly CancellationToken giveUp;
    private readonly Task writing;

    /// <param name="giveUp">Ends the waiting for a database that refuses; what became of the messages is uncertain then.</param>
    public OutboxLedger(Database database, TimeProvider time, CancellationToken giveUp)
    {
        (this.database, this.time, this.giveUp) = (database, time, giveUp);
        writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Told of each failure to write; the write is tried again.</summary>
    public Action<string>? Refused { get; init; }

    /// <summary>Acceptances that came after another sender had taken the delivery over.</summary>
    public int Late { get; private set; }

    /// <summary>Writes down what became of one delivery and that another is about to be sent; true when that one may be.</summary>
    public Task<bool> RecordAsync(DeliveryChange? outcome, Delivery? intent)
    {
        var record = new Record(outcome, intent);
        return records.Writer.TryWrite(record) ? record.Written.Task : Task.FromException<bool>(new ObjectDisposedException(nameof(OutboxLedger)));
    }

    public async ValueTask DisposeAsync()
    {
        records.Writer.TryComplete();
        await writing;
    }

    private void Write()
    {
        using var session = database.Connect();
        var outbox = new Outbox(database, session, time);
        var batch = new List<Record>();
        while (WaitForMore())
        {
            batch.Clear();
            while (records.Reader.TryRead(out var record))
            {
                batch.Add(record);
            }

            Commit(session, outbox, batch);
        }
    }

    private bool WaitForMore() => records.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void Commit(DatabaseSession session, Outbox outbox, List<Record> batch)
    {
        while (true)
        {
            try
            {
                var granted = session.Transaction(() => batch.ConvertAll(record => Apply(outbox, record)));
                Failpoint.Reach("commit");
                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i].Written.SetResult(granted[i]);
                }

                return;
            }
            catch (FeedsException refusal)
            {
                Refused?.Invoke(refusal.Message);
                if (giveUp.WaitHandle.WaitOne(Pause))
                {
                    batch.ForEach(record => record.Written.SetException(refusal));
                    return;
                }
            }
        }
    }

    private bool Apply(Outbox outbox, Record record)
    {
        if (record.Outcome is { } outcome && !outbox.Settle(outcome) && outcome.State == DeliveryState.Accepted)
        {
            Late++;
        }

        return record.Intent is { } intent && outbox.Intend(intent);
    }

    private sealed record Record(DeliveryChange? Outcome, Delivery? Intent)
    {
        public TaskCompletionSource<bool> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
