namespace TypedJobs.Storage;

/// <summary>A session whose worker is known to have died.</summary>
/// <param name="Session">Its name.</param>
/// <param name="Begun">Jobs that count as begun: any of them may have caused the crash. Of other sessions, too; those are left alone.</param>
/// <param name="Alone">True if there was one such job in the whole process, so that nothing else can be to blame.</param>
internal sealed record CrashedSession(string Session, JobId[] Begun, bool Alone);

/// <summary>What a session held that was ended.</summary>
/// <param name="HandedBack">Jobs that went back with nothing counted.</param>
/// <param name="Recovered">Jobs that had begun and went back.</param>
/// <param name="Suspected">Jobs that are to be run alone.</param>
/// <param name="Dead">Jobs that took down too many workers.</param>
internal readonly record struct EndedSession(int HandedBack, int Recovered, int Suspected, int Dead)
{
    /// <summary>All of both.</summary>
    public static EndedSession operator +(EndedSession a, EndedSession b)
        => new(a.HandedBack + b.HandedBack, a.Recovered + b.Recovered, a.Suspected + b.Suspected, a.Dead + b.Dead);
}
