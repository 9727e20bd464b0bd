using System.Runtime.ExceptionServices;
using Feeds.Sources;
using Feeds.Storage;

namespace Feeds.Mailing;

/// <summary>Writes into the outbox for all lines: who finds nobody writing writes for all that wait; what comes meanwhile goes into the next commit together.</summary>
/// <remarks>It blocks, as the lines do: a thread of its own would cost every message two switches.</remarks>
internal sealed class OutboxLedger : IDisposable
{
    // A full disk or a locked file may be mended while the program waits.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly DatabaseSession session;
    private readonly Outbox outbox;
    private readonly CancellationToken giveUp;
    private List<Record> waiting = [];
    private bool isWriting;

    /// <param name="giveUp">Ends the waiting for a database that refuses; what became of the messages is uncertain then.</param>
    public OutboxLedger(Database database, TimeProvider time, CancellationToken giveUp)
    {
        session = database.Connect();
        outbox = new(database, session, time);
        this.giveUp = giveUp;
    }

    /// <summary>Told of each failure to write; the write is tried again.</summary>
    public Action<string>? Refused { get; init; }

    /// <summary>Acceptances that came after another sender had taken the delivery over.</summary>
    public int Late { get; private set; }

    /// <summary>Writes down what became of one delivery and that another is about to be sent; true when that one may be.</summary>
    /// <exception cref="FeedsException">The database refused until it was given up; nothing was written.</exception>
    public bool Write(DeliveryChange? outcome, Delivery? intent)
    {
        var own = new Record(outcome, intent);
        lock (gate)
        {
            waiting.Add(own);
            if (!isWriting)
            {
                isWriting = true;
                own.Lead();
            }
        }

        if (own.WaitToLead())
        {
            Lead(own);
        }

        return own.Granted();
    }

    public void Dispose() => session.Dispose();

    // Writes for all that wait, and leaves the next commit to the first of those that came meanwhile. Each is woken by itself:
    // eight lines that are all woken to look whose turn it is call the system three times as often.
    private void Lead(Record own)
    {
        List<Record> batch;
        lock (gate)
        {
            (batch, waiting) = (waiting, []);
        }

        Commit(batch);
        Record? next;
        lock (gate)
        {
            next = waiting.FirstOrDefault();
            isWriting = next is not null;
        }

        next?.Lead();
        foreach (var record in batch.Where(record => record != own))
        {
            record.End();
        }
    }

    private void Commit(List<Record> batch)
    {
        while (true)
        {
            try
            {
                var granted = session.Transaction(() => batch.ConvertAll(Apply));
                Failpoint.Reach("commit");
                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i].Grant(granted[i]);
                }

                return;
            }
            catch (FeedsException refusal)
            {
                Refused?.Invoke(refusal.Message);
                if (giveUp.WaitHandle.WaitOne(Pause))
                {
                    batch.ForEach(record => record.Refuse(refusal));
                    return;
                }
            }
            catch (Exception bug)
            {
                // Nobody must wait for what will not come.
                batch.ForEach(record => record.Refuse(bug));
                return;
            }
        }
    }

    private bool Apply(Record record)
    {
        if (record.Outcome is { } outcome && !outbox.Settle(outcome) && outcome.State == DeliveryState.Accepted)
        {
            Late++;
        }

        return record.Intent is { } intent && outbox.Intend(intent);
    }

    private sealed class Record(DeliveryChange? outcome, Delivery? intent)
    {
        private readonly object turn = new();
        private bool leads;
        private bool isOver;
        private bool granted;
        private Exception? refusal;

        public DeliveryChange? Outcome => outcome;

        public Delivery? Intent => intent;

        public void Grant(bool whether) => granted = whether;

        public void Refuse(Exception why) => refusal = why;

        /// <summary>The next commit is for this one to make.</summary>
        public void Lead()
        {
            lock (turn)
            {
                leads = true;
                Monitor.Pulse(turn);
            }
        }

        /// <summary>Somebody else's commit had this one in it, or was refused.</summary>
        public void End()
        {
            lock (turn)
            {
                isOver = true;
                Monitor.Pulse(turn);
            }
        }

        /// <summary>Waits until this one is to make a commit, or is over.</summary>
        public bool WaitToLead()
        {
            lock (turn)
            {
                while (!leads && !isOver)
                {
                    Monitor.Wait(turn);
                }

                return leads;
            }
        }

        public bool Granted()
        {
            if (refusal is not null)
            {
                ExceptionDispatchInfo.Throw(refusal);
            }

            return granted;
        }
    }
}
