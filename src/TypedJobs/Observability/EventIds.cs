namespace TypedJobs.Observability;

/// <summary>The numbers of everything that is logged. A number is never changed and never used again, so that alerts may be bound to it.</summary>
/// <remarks>A new message takes the next free number of its group; 9000 and above are free for programs.</remarks>
internal static class EventIds
{
    // What a program says at its start: settings, queues, the first connection.
    public const int UnknownKey = 1001;
    public const int UnknownArgument = 1002;
    public const int ForeignQueue = 1003;
    public const int RedisIsAway = 1101;
    public const int RedisIsBack = 1102;
    public const int WorkerWaits = 1103;
    public const int WorkerCannotStart = 1104;

    // What a program that enqueues is warned about.
    public const int QueueUnserved = 1201;

    // A worker, its connection and what it holds.
    public const int WorkerStarted = 2001;
    public const int WorkerStopped = 2002;
    public const int WorkerStoppedWithLeases = 2003;
    public const int WorkerHurries = 2004;
    public const int JobsLeftRunning = 2005;
    public const int ServerWarning = 2006;
    public const int ServerProblem = 2007;
    public const int HeartbeatRefused = 2008;
    public const int OutageBegins = 2101;
    public const int OutageEnds = 2102;
    public const int OutageGivenUp = 2103;
    public const int OutageUnexpected = 2104;
    public const int SessionLost = 2201;
    public const int UnknownJobsHandedBack = 2202;
    public const int OrphansFound = 2203;
    public const int SettlementNotTaken = 2204;
    public const int LeaseNotExtended = 2205;
    public const int ReadyJobsHandedBack = 2206;
    public const int RoleRestarts = 2301;
    public const int RoleThreadFailed = 2302;
    public const int ProcessorFailed = 2303;

    // What becomes of a job.
    public const int JobRetried = 3001;
    public const int JobDead = 3002;
    public const int AttemptLeaseLost = 3003;
    public const int AttemptEndedLate = 3004;
    public const int JobUnsettleable = 3005;
    public const int JobStuck = 3006;
    public const int JobAbandoned = 3007;
    public const int JobEndsProcess = 3008;
    public const int JobHasNoNextAttempt = 3009;
    public const int RetryRulesThrew = 3010;
    public const int ScopeNotDisposed = 3011;
    public const int JobUndecodable = 3101;
    public const int JobOfLaterVersion = 3102;
    public const int JobUnknown = 3103;
    public const int JobUnknownDead = 3104;

    // What is done for workers and jobs that are gone.
    public const int JobsRecovered = 4001;
    public const int DeadTooOld = 4101;
    public const int DeadTooMany = 4102;
    public const int FollowUpNotDelivered = 4201;

    // Child processes.
    public const int SupervisorStarted = 5001;
    public const int ChildReplaced = 5002;
    public const int ChildCrashed = 5003;
    public const int ChildNotStarted = 5004;
    public const int ChildKilled = 5005;
    public const int CrashedChildEnded = 5006;
    public const int CrashedChildNotEnded = 5007;
    public const int ChildRecycling = 5101;
    public const int SupervisorEnds = 5102;
    public const int ChildWithoutLedger = 5103;
}
