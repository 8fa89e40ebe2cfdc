using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>Who supplies a parameter.</summary>
internal enum JobParameterKind
{
    /// <summary>It travels.</summary>
    Payload,

    /// <summary><c>[FromServices]</c>: resolved in the worker.</summary>
    Service,

    /// <summary><c>[FromKeyedServices(key)]</c>: resolved in the worker by its key.</summary>
    KeyedService,

    /// <summary>The attempt's <c>JobContext</c>.</summary>
    Context,

    /// <summary>The attempt's token.</summary>
    Token,
}

/// <summary>How a job method returns.</summary>
internal enum JobReturnKind
{
    /// <summary><c>void</c>.</summary>
    Nothing,

    /// <summary><c>T</c>.</summary>
    Value,

    /// <summary><c>Task</c>.</summary>
    Task,

    /// <summary><c>Task&lt;T&gt;</c>.</summary>
    TaskOfValue,

    /// <summary><c>ValueTask</c>.</summary>
    ValueTask,

    /// <summary><c>ValueTask&lt;T&gt;</c>.</summary>
    ValueTaskOfValue,
}

/// <summary>Tells payload, services, context and token apart by rule, in any order; and what a return type means.</summary>
internal static class JobSignature
{
    /// <summary>Who supplies the parameter.</summary>
    public static JobParameterKind KindOf(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            var type = attribute.AttributeClass;
            if (type.Is(WellKnownNames.FromServicesAttribute) || type.Is(WellKnownNames.AspNetFromServicesAttribute))
            {
                return JobParameterKind.Service;
            }

            if (type.Is(WellKnownNames.FromKeyedServicesAttribute))
            {
                return JobParameterKind.KeyedService;
            }
        }

        if (parameter.Type.Is(WellKnownNames.JobContext))
        {
            return JobParameterKind.Context;
        }

        return parameter.Type.Is(WellKnownNames.CancellationToken) ? JobParameterKind.Token : JobParameterKind.Payload;
    }

    /// <summary>What the return type means.</summary>
    /// <param name="method">The job method.</param>
    /// <param name="result">The type of the result that travels; null if there is none.</param>
    public static JobReturnKind ReturnOf(IMethodSymbol method, out ITypeSymbol? result)
    {
        result = null;
        var type = method.ReturnType;
        if (method.ReturnsVoid)
        {
            return JobReturnKind.Nothing;
        }

        if (type.Is(WellKnownNames.Task))
        {
            return JobReturnKind.Task;
        }

        if (type.Is(WellKnownNames.ValueTask))
        {
            return JobReturnKind.ValueTask;
        }

        if (type is INamedTypeSymbol { TypeArguments.Length: 1 } generic)
        {
            if (type.Is(WellKnownNames.TaskOfT))
            {
                result = generic.TypeArguments[0];
                return JobReturnKind.TaskOfValue;
            }

            if (type.Is(WellKnownNames.ValueTaskOfT))
            {
                result = generic.TypeArguments[0];
                return JobReturnKind.ValueTaskOfValue;
            }
        }

        result = type;
        return JobReturnKind.Value;
    }
}
