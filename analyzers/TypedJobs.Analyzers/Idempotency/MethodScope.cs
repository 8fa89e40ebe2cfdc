using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>One body under analysis, and what is needed to ask about it.</summary>
internal sealed class MethodScope
{
    private readonly int _depth;

    public MethodScope(EffectEngine engine, IMethodSymbol method, MethodBody body, bool isJob, int depth)
    {
        Engine = engine;
        Method = method;
        Body = body;
        IsJob = isJob;
        _depth = depth;
        Values = new ValueFlow(this);
        Texts = new TextFlow(this);
        Keys = new KeyFinder(this);
        Subjects = new Subjects(this);
    }

    public EffectEngine Engine { get; }

    public IMethodSymbol Method { get; }

    public MethodBody Body { get; }

    /// <summary>True for the job itself, whose parameters are the same in every attempt; false for what it calls.</summary>
    public bool IsJob { get; }

    public ValueFlow Values { get; }

    public TextFlow Texts { get; }

    public KeyFinder Keys { get; }

    public Subjects Subjects { get; }

    /// <summary>What a called method of this compilation does; null where the call leads out of it or is known otherwise.</summary>
    public MethodSummary? Callee(IInvocationOperation call) => Callee(call.TargetMethod);

    public MethodSummary? Callee(IMethodSymbol method)
        => Target(method) is { } target ? Engine.Summarize(target, _depth - 1) : null;

    /// <summary>What a job that is enqueued here does, as a job of its own; null when its body cannot be read.</summary>
    public MethodSummary? RunAgain(IMethodSymbol job) => Engine.SummarizeEnqueued(job, _depth - 1);

    /// <summary>The method of this compilation that a call runs; null where the call leads out of it or is known otherwise.</summary>
    public IMethodSymbol? Target(IMethodSymbol method)
        => Engine.Target((method.ReducedFrom ?? method).OriginalDefinition)?.From(Method.ContainingType);

    /// <summary>The bit of a parameter of the method at hand; 0 for those of a job, of a lambda, or past the 32nd.</summary>
    public uint BitOf(IParameterSymbol parameter)
        => !IsJob && parameter.Ordinal < 32 && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, Method) ? 1u << parameter.Ordinal : 0;
}
