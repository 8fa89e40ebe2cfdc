using System.Reflection;

namespace TypedJobs.Generators.Tests;

/// <summary>Implements an interface of a loaded assembly by one function for all its methods.</summary>
public class InterfaceDouble : DispatchProxy
{
    private Func<object?[], object?> _answer = static _ => null;

    public static object Of(Type contract, Func<object?[], object?> answer)
    {
        var instance = DispatchProxy.Create(contract, typeof(InterfaceDouble));
        ((InterfaceDouble)instance)._answer = answer;
        return instance;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(args ?? []);
}
