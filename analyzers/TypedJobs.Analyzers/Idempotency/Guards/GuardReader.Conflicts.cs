using System;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Analyzers.Idempotency;

internal sealed partial class GuardReader
{
    private static readonly string[] Conflicts =
    [
        "DbUpdateException", "DbException", "PostgresException", "NpgsqlException", "SqlException", "MySqlException", "SqliteException", "UniqueConstraintException",
        "CosmosException", "RequestFailedException", "MongoWriteException", "MongoBulkWriteException", "MongoDuplicateKeyException", "DuplicateKeyException",
        "ConditionalCheckFailedException", "TransactionCanceledException",
    ];

    private static readonly string[] ConflictWords = ["unique", "duplicate", "conflict", "23505", "2601", "2627", "1062", "409"];

    private void ReadTry(MethodBody.TryBlock attempt)
    {
        foreach (var handler in attempt.Operation.Catches)
        {
            if (!ExpectsConflict(handler))
            {
                continue;
            }

            _map.ExpectsConflict.Add(attempt.Body);
            if (BranchReader.Leaves(handler.Handler) && Records(attempt.Body))
            {
                _map.Claimed.Add(attempt.Rest);
            }
        }
    }

    private bool Records(TextSpan body)
    {
        foreach (var step in _scope.Body.Steps)
        {
            if (body.Contains(step.Span) && step.Operation is IInvocationOperation call
                && (EffectTable.Find(call.TargetMethod) is { Kind: EffectKind.Commits } or { Condition: "sql" or "create-keyed" } || _scope.Callee(call) is { Commits: true }))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ExpectsConflict(ICatchClauseOperation handler)
    {
        if (handler.ExceptionType is { } type && Array.IndexOf(Conflicts, type.Name) >= 0)
        {
            return true;
        }

        var text = handler.Filter?.Syntax.ToString() ?? "";
        return Array.Exists(ConflictWords, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
    }
}
