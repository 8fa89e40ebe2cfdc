using System;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Analyzers;

// Arguments of the messages below: {0} the job, {1} the call, {2} the path to it (" (via 'Billing.Pay')") or nothing, {3} evidence.
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor PostIsRepeated = Warning(
        "TJ3001", IdempotencyCategory,
        "An HTTP POST without an idempotency key is likely repeated",
        "Job '{0}' may send the same POST twice if it is retried: it calls '{1}'{2} without an idempotency key; send job.IdempotencyKey in an Idempotency-Key header, wrap the call in job.OnceAsync, or add [Idempotent(\"why\")]");

    public static readonly DiagnosticDescriptor PatchIsRepeated = OffByDefault(
        "TJ3002", IdempotencyCategory,
        "An HTTP PATCH without an idempotency key may be applied twice",
        "Job '{0}' may apply the same PATCH twice if it is retried: it calls '{1}'{2}; send job.IdempotencyKey in an Idempotency-Key header, or add [Idempotent(\"why\")] if the change is absolute");

    public static readonly DiagnosticDescriptor MessageToPersonIsRepeated = Warning(
        "TJ3003", IdempotencyCategory,
        "A mail or message to a person is likely sent again",
        "Job '{0}' may send the same message twice if it is retried: it calls '{1}'{2}; wrap the call in job.OnceAsync, or add [Idempotent(\"why\")]");

    public static readonly DiagnosticDescriptor FileIsAppendedTo = Warning(
        "TJ3004", IdempotencyCategory,
        "A file is likely appended to again",
        "Job '{0}' may append the same text twice if it is retried: it calls '{1}'{2}; write a whole file named after the job's arguments instead, or wrap the call in job.OnceAsync");

    public static readonly DiagnosticDescriptor InsertIsRepeated = Warning(
        "TJ3005", IdempotencyCategory,
        "An SQL INSERT without a conflict clause is likely repeated",
        "Job '{0}' may insert the same row into '{3}' twice if it is retried: it calls '{1}'{2}; add ON CONFLICT (or NOT EXISTS, or MERGE) on a key made from the job's arguments, or wrap the call in job.OnceAsync");

    public static readonly DiagnosticDescriptor RelativeUpdateIsRepeated = Warning(
        "TJ3006", IdempotencyCategory,
        "An SQL UPDATE relative to the stored value is likely applied again",
        "Job '{0}' may change '{3}' twice if it is retried: '{1}'{2} sets the column relative to its stored value; set an absolute value, test a state column that the same statement sets, or wrap the call in job.OnceAsync");

    public static readonly DiagnosticDescriptor SqlIsNotVisible = OffByDefault(
        "TJ3007", IdempotencyCategory,
        "The SQL that a job runs is not visible",
        "What '{1}'{2} runs in job '{0}' is not known: {3}; use constant SQL, or say what it does with [Idempotent(\"why\")] or [NonIdempotent(\"what\")]");

    public static readonly DiagnosticDescriptor EntityIsAddedAgain = Warning(
        "TJ3008", IdempotencyCategory,
        "An entity is likely inserted again",
        "Job '{0}' may insert another '{3}' if it is retried: it calls '{1}'{2} and saves; look the row up by a stable key first, or give it a key made from the job's arguments");

    public static readonly DiagnosticDescriptor EntityIsChangedRelatively = Warning(
        "TJ3009", IdempotencyCategory,
        "A stored value is likely changed relative to itself again",
        "Job '{0}' may change '{3}' twice if it is retried: '{1}'{2} is relative to the stored value and is saved; set an absolute value, or test and set a state in the same save");

    public static readonly DiagnosticDescriptor BulkUpdateIsRelative = Warning(
        "TJ3010", IdempotencyCategory,
        "A bulk update relative to the stored value is likely applied again",
        "Job '{0}' may change '{3}' twice if it is retried: '{1}'{2} sets the property relative to its stored value; set an absolute value, or filter on a state that the same update sets");

    public static readonly DiagnosticDescriptor StaticStateIsChanged = Warning(
        "TJ3011", IdempotencyCategory,
        "Static state is likely changed again by every attempt",
        "Job '{0}' may change static '{3}' twice if it is retried: '{1}'{2}; other workers do not see it either, so keep it in the store, or count with a Meter");

    public static readonly DiagnosticDescriptor RedisCommandIsRepeated = Warning(
        "TJ3012", IdempotencyCategory,
        "A Redis command relative to what is stored is likely applied again",
        "Job '{0}' may apply the same command twice if it is retried: it calls '{1}'{2}; set a value or a set member under a key made from the job's arguments, or wrap the call in job.OnceAsync");

    public static readonly DiagnosticDescriptor MessageIsPublishedAgain = OffByDefault(
        "TJ3013", IdempotencyCategory,
        "A message without a stable id is likely published again",
        "Job '{0}' may publish the same message twice if it is retried: it calls '{1}'{2} without a stable message id; set the id from job.IdempotencyKey, wrap the call in job.OnceAsync, or set typedjobs.outbox = true if an outbox holds it");

    public static readonly DiagnosticDescriptor NameChangesOnEveryAttempt = Warning(
        "TJ3014", IdempotencyCategory,
        "A stored object likely gets a new name on every attempt",
        "Job '{0}' may leave one more behind with every attempt: the name given to '{1}'{2} comes from '{3}'; make it from job.Id or the job's arguments");

    public static readonly DiagnosticDescriptor KeyChangesOnEveryAttempt = Warning(
        "TJ3015", IdempotencyCategory,
        "An idempotency key that changes on every attempt does not protect",
        "Job '{0}' gives '{1}'{2} an idempotency key made from '{3}', another one on every attempt; pass job.IdempotencyKey, or a key made from the job's arguments");

    public static readonly DiagnosticDescriptor JobIsEnqueuedAgain = OffByDefault(
        "TJ3016", IdempotencyCategory,
        "Another job is likely enqueued once per attempt",
        "Job '{0}' may enqueue the same job twice if it is retried: it calls '{1}'{2} without an id; enqueue with an id made from the job's own, or wrap the call in job.OnceAsync");

    public static readonly DiagnosticDescriptor PaymentHasNoKey = Warning(
        "TJ3017", IdempotencyCategory,
        "A payment without an idempotency key may be made twice",
        "Job '{0}' may charge twice if it is retried: it calls '{1}'{2} without an idempotency key; pass job.IdempotencyKey in the request options, or wrap the call in job.OnceAsync");

    public static readonly DiagnosticDescriptor RemoteStateIsAddedTo = Warning(
        "TJ3018", IdempotencyCategory,
        "A remote store or service is likely added to again",
        "Job '{0}' may add to a remote service twice if it is retried: it calls '{1}'{2}; write under a key made from the job's arguments, or wrap the call in job.OnceAsync");

    public static readonly DiagnosticDescriptor EffectsShareOneJob = OffByDefault(
        "TJ3019", IdempotencyCategory,
        "Two effects in one job are repeated together",
        "If '{1}'{2} fails in job '{0}', '{3}' has happened already and happens again with the retry; give each a job of its own, or wrap each in job.OnceAsync");

    public static readonly DiagnosticDescriptor GuardLeavesWindow = OffByDefault(
        "TJ3020", IdempotencyCategory,
        "A flag that is saved after the effect leaves a window",
        "Job '{0}' tests {3} before '{1}'{2} and sets it afterwards: a crash in between repeats the call; claim first, or wrap the call in job.OnceAsync");

    public static readonly DiagnosticDescriptor LockIsNoGuard = OffByDefault(
        "TJ3021", IdempotencyCategory,
        "A lock keeps out other runs, not a later attempt",
        "Job '{0}' calls '{1}'{2} under a lock: that keeps out runs at the same time, but a retry comes later; wrap the call in job.OnceAsync");

    public static readonly DiagnosticDescriptor EffectIsUnknown = OffByDefault(
        "TJ3022", IdempotencyCategory,
        "What a call does is not known",
        "What '{1}'{2} does when job '{0}' is retried is not known; say it with [Idempotent(\"why\")] or [NonIdempotent(\"what\")] on the member, or in TypedJobs.Effects.txt");

    public static readonly DiagnosticDescriptor ClaimHasNoReason = Warning(
        "TJ3023", IdempotencyCategory,
        "A claim of idempotence is likely wrong where no reason is given",
        "'{0}' is declared idempotent without a reason, but calls '{1}'{2}; say why a second call does no harm, or remove the attribute");

    public static readonly DiagnosticDescriptor GuardKeyIsConstant = Warning(
        "TJ3024", IdempotencyCategory,
        "A guard key that is the same for every job likely lets only the first one run",
        "Job '{0}' guards '{1}'{2} with the key {3}, which is the same for every job: likely only the first ever passes; put job.Id or an argument of the job into the key");

    public static readonly DiagnosticDescriptor RetryCannotSucceed = OffByDefault(
        "TJ3025", IdempotencyCategory,
        "A call that fails when it is repeated may make every retry fail",
        "A retry of job '{0}' may fail at '{1}'{2}, which refuses what the first attempt left; overwrite, or test first");

    public static readonly DiagnosticDescriptor EffectIsRetriedInPlace = Warning(
        "TJ3026", IdempotencyCategory,
        "An effect is likely retried inside the attempt as well as across attempts",
        "Job '{0}' retries '{1}'{2} in a loop of its own, which may repeat an effect whose answer was lost; let the job fail and be retried, or give the call an idempotency key");

    public static readonly DiagnosticDescriptor DeclaredEffectIsRepeated = Warning(
        "TJ3027", IdempotencyCategory,
        "A call that is declared non-idempotent is likely repeated",
        "Job '{0}' may repeat '{1}'{2} if it is retried, and it is declared non-idempotent{3}; pass it a stable key, wrap the call in job.OnceAsync, or add [Idempotent(\"why\")] to the job");

    public static readonly DiagnosticDescriptor NameSuggestsEffect = OffByDefault(
        "TJ3028", IdempotencyCategory,
        "The name of an unknown call suggests an effect",
        "Job '{0}' may repeat '{1}'{2} if it is retried: nothing is known of it but its name; say what it does with [Idempotent(\"why\")] or [NonIdempotent(\"what\")] on the member");

    /// <summary>The rule that a row of the table of effects names.</summary>
    public static DiagnosticDescriptor IdempotencyRule(string id) => id switch
    {
        "TJ3001" => PostIsRepeated,
        "TJ3002" => PatchIsRepeated,
        "TJ3003" => MessageToPersonIsRepeated,
        "TJ3004" => FileIsAppendedTo,
        "TJ3005" => InsertIsRepeated,
        "TJ3008" => EntityIsAddedAgain,
        "TJ3010" => BulkUpdateIsRelative,
        "TJ3011" => StaticStateIsChanged,
        "TJ3012" => RedisCommandIsRepeated,
        "TJ3013" => MessageIsPublishedAgain,
        "TJ3016" => JobIsEnqueuedAgain,
        "TJ3017" => PaymentHasNoKey,
        "TJ3018" => RemoteStateIsAddedTo,
        "TJ3022" => EffectIsUnknown,
        "TJ3025" => RetryCannotSucceed,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "The table of effects names a rule that it cannot report."),
    };
}
