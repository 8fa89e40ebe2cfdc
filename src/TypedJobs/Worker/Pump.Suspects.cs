using TypedJobs.Storage;

namespace TypedJobs.Worker;

internal sealed partial class Pump
{
    // How soon a worker looks again that knows of a suspect and could not take it.
    private static readonly TimeSpan SuspectPoll = TimeSpan.FromSeconds(1);

    private long _suspectsSince;

    /// <summary>How many jobs of the queue wait to be run alone, as of the last call.</summary>
    public int Suspects { get; private set; }

    // A suspect is left for a worker that has nothing else to do; after two leases one of the busy ones makes room for it.
    private TimeSpan SuspectPatience => 2 * _settings.LeaseTime;

    /// <summary>Notes that a job begins that was held in a crash before.</summary>
    /// <returns>False if it must not begin: another worker has it, or it was handed back because Redis does not answer.</returns>
    public async ValueTask<bool> NoteBeginAsync(LeasedWork work)
    {
        try
        {
            if (await _store.NoteBeginAsync(Queue, work.Session.Store, work.Job.Id).ConfigureAwait(false))
            {
                return true;
            }

            LoseLease(work.Session);
        }
        catch (StoreException)
        {
            Release(work);
        }

        return false;
    }

    private SuspectCare CareForSuspects(int settling)
    {
        if (Suspects == 0 || !_leasing)
        {
            return SuspectCare.None;
        }

        return _session.Held - settling == 0 && settling == 0 && _quarantine.TryClaim(this) ? SuspectCare.RunAlone
            : Time.GetElapsedTime(_suspectsSince) > SuspectPatience ? SuspectCare.Drain
            : SuspectCare.None;
    }

    /// <summary>Takes in what a reply says beside the jobs.</summary>
    private void Notice(LeaseReply reply, LeaseSession session)
    {
        if (reply.Suspects == 0 || Suspects == 0)
        {
            _suspectsSince = Time.GetTimestamp();
        }

        Suspects = reply.Suspects;
        var hasSuspect = reply.Jobs is [{ Care: LeaseCare.Alone }] || (session.Alone && session.Held > 0);
        session.Alone = hasSuspect;
        session.Watched = session.Held > 0 && (session.Watched || Array.Exists(reply.Jobs, static job => job.Care != LeaseCare.None));
        if (reply.IsToDrain)
        {
            _quarantine.Drain(this);
        }

        _quarantine.Left(this, hasSuspect);
        if (reply.Orphans > 0)
        {
            LogOrphans(_logger, reply.Orphans, Queue);
        }
    }
}
