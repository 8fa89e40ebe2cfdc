using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>A call or a creation, with the arguments that are written.</summary>
internal readonly struct CallSite
{
    public CallSite(IInvocationOperation call)
    {
        Operation = call;
        Method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        Instance = call.Instance;
        Arguments = call.Arguments;
    }

    public CallSite(IObjectCreationOperation creation, IMethodSymbol constructor)
    {
        Operation = creation;
        Method = constructor;
        Instance = null;
        Arguments = creation.Arguments;
    }

    public IOperation Operation { get; }

    public IMethodSymbol Method { get; }

    public IOperation? Instance { get; }

    public ImmutableArray<IArgumentOperation> Arguments { get; }

    public string Subject => Display.Of(Method);

    /// <summary>What it is called on: the instance, or the first argument of an extension.</summary>
    public IOperation? Receiver => Instance ?? (Method.IsExtensionMethod && Arguments.Length > 0 ? Arguments[0].Value : null);

    /// <summary>The written argument of a parameter; null when it is left to its default.</summary>
    public IOperation? Argument(string parameter)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Parameter?.Name == parameter && argument.ArgumentKind != ArgumentKind.DefaultValue)
            {
                return argument.Value;
            }
        }

        return null;
    }

    public IOperation? Argument(int ordinal)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
            {
                return argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value;
            }
        }

        return null;
    }

    /// <summary>True when the argument is written as the constant <c>true</c>.</summary>
    public bool IsTrue(string parameter) => Argument(parameter)?.ConstantValue is { HasValue: true, Value: true };
}
