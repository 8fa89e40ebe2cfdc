using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Tells names that are meant for one attempt: in a folder for temporary files, or deleted or moved away afterwards.</summary>
internal static class TemporaryNames
{
    public static bool Is(IOperation name, MethodScope scope)
    {
        foreach (var part in Reachable.From(name, scope))
        {
            switch (part)
            {
                case IInvocationOperation { TargetMethod: { Name: "GetTempPath" or "GetTempFileName" or "CreateTempSubdirectory" } }:
                case IMemberReferenceOperation { Member.Name: var member } when SoundsTemporary(member):
                case ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } when SoundsTemporary(text):
                case IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string written } } when SoundsTemporary(written):
                case ILocalReferenceOperation local when SoundsTemporary(local.Local.Name) || IsRemoved(local.Local, scope):
                case IParameterReferenceOperation parameter when SoundsTemporary(parameter.Parameter.Name):
                    return true;
            }
        }

        return false;
    }

    private static bool SoundsTemporary(string name)
        => name.IndexOf("tmp", StringComparison.OrdinalIgnoreCase) >= 0
            || (name.IndexOf("temp", StringComparison.OrdinalIgnoreCase) >= 0 && name.IndexOf("template", StringComparison.OrdinalIgnoreCase) < 0);

    private static bool IsRemoved(ISymbol local, MethodScope scope)
    {
        if (!scope.Body.PassedTo.TryGetValue(local, out var arguments))
        {
            return false;
        }

        foreach (var argument in arguments)
        {
            if (argument is { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod: { Name: "Delete" or "Move" or "Copy" or "Replace", ContainingType.Name: "File" or "Directory" } } })
            {
                return true;
            }
        }

        return false;
    }
}
