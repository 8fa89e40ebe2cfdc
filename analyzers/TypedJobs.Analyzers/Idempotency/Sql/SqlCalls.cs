using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Finds the SQL that a call runs: an argument, or the text of the command that it is called on.</summary>
internal static class SqlCalls
{
    private static readonly string[] TextParameters = ["sql", "command", "commandText", "query", "cmdText"];

    /// <summary>The statements that the call runs; none when it runs no SQL or the text is not visible.</summary>
    public static List<SqlStatement> Read(CallSite call, MethodScope scope)
        => RunsSql(call) && TextOf(call, scope, out _) is { } text ? SqlReader.Read(text) : [];

    public static bool RunsSql(CallSite call)
        => call.Operation is IInvocationOperation && EffectTable.Find(call.Method) is { Condition: "sql" };

    public static string? TextOf(CallSite call, MethodScope scope, out uint parameters)
    {
        foreach (var name in TextParameters)
        {
            if (call.Argument(name) is { } text)
            {
                return scope.Texts.Of(text, out parameters);
            }
        }

        parameters = 0;
        return call.Instance is { } command ? TextOfCommand(command, call.Operation.Syntax.SpanStart, scope, ref parameters) : null;
    }

    private static string? TextOfCommand(IOperation command, int before, MethodScope scope, ref uint parameters)
    {
        command = Unwrapped.Of(command);
        switch (command)
        {
            case ILocalReferenceOperation local:
                return LastWritten(local.Local, before, scope, ref parameters) ?? Made(local.Local, scope, ref parameters);
            case IObjectCreationOperation creation:
                return OfCreation(creation, scope, ref parameters);
            case IInvocationOperation call:
                return OfFactory(call, scope, ref parameters);
            case IParameterReferenceOperation parameter:
                return LastWritten(parameter.Parameter, before, scope, ref parameters);
            default:
                return null;
        }
    }

    private static string? LastWritten(ISymbol holder, int before, MethodScope scope, ref uint parameters)
    {
        if (!scope.Body.MemberWrites.TryGetValue(holder, out var writes))
        {
            return null;
        }

        IOperation? last = null;
        foreach (var write in writes)
        {
            if (write.Member.Name == "CommandText" && write.Position < before)
            {
                last = write.Value;
            }
        }

        return last is null ? null : scope.Texts.Of(last, out parameters);
    }

    private static string? Made(ISymbol local, MethodScope scope, ref uint parameters)
    {
        if (!scope.Body.Values.TryGetValue(local, out var values) || values.Count != 1)
        {
            return null;
        }

        return Unwrapped.Of(values[0]) switch
        {
            IObjectCreationOperation creation => OfCreation(creation, scope, ref parameters),
            IInvocationOperation call => OfFactory(call, scope, ref parameters),
            _ => null,
        };
    }

    /// <summary>The text of a command that a data source makes: <c>source.CreateCommand("INSERT …")</c>.</summary>
    private static string? OfFactory(IInvocationOperation call, MethodScope scope, ref uint parameters)
        => call is { TargetMethod.Name: "CreateCommand", Arguments: { Length: > 0 } arguments } && arguments[0].Parameter?.Type.SpecialType == SpecialType.System_String
            ? scope.Texts.Of(arguments[0].Value, out parameters)
            : null;

    private static string? OfCreation(IObjectCreationOperation creation, MethodScope scope, ref uint parameters)
    {
        if (Creations.ValueOf(creation, "CommandText") is { } text)
        {
            return scope.Texts.Of(text, out parameters);
        }

        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter is { Type.SpecialType: SpecialType.System_String } && Array.IndexOf(TextParameters, argument.Parameter.Name) >= 0)
            {
                return scope.Texts.Of(argument.Value, out parameters);
            }
        }

        return null;
    }
}
