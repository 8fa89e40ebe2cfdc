using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>Why a method cannot be a job. Each stops the generator; the analyzers word it.</summary>
internal enum JobViolationKind
{
    /// <summary>A containing type is not partial, or is file-local. Subject: that type.</summary>
    ContainerNotPartial,

    /// <summary>A containing type is no class, struct or record. Subject: that type. Evidence: how it is spelled, if it has no name.</summary>
    ContainerIsInterface,

    /// <summary>A containing type is private or protected, so the facade cannot reach the invoker. Subject: that type.</summary>
    ContainerHidden,

    /// <summary>The method is not static.</summary>
    NotStatic,

    /// <summary>The method or a containing type is generic. Subject: that one.</summary>
    Generic,

    /// <summary>Abstract, extern, a partial without implementation, an iterator, conditional, a local function, an operator … Evidence: which.</summary>
    NoOrdinaryBody,

    /// <summary>async void: nothing could wait for it, and an exception would end the worker.</summary>
    AsyncVoid,

    /// <summary>Returns by reference, or something awaitable that is no Task or ValueTask. Evidence: the type.</summary>
    UnsupportedReturn,

    /// <summary>ref, out, in, ref readonly or __arglist. Subject: the parameter (the method for __arglist). Evidence: the modifier.</summary>
    PassedByReference,

    /// <summary>A pointer or ref struct parameter. Subject: the parameter. Evidence: the type.</summary>
    StackOnlyParameter,

    /// <summary>A second JobContext. Subject: the parameter.</summary>
    SeveralContexts,

    /// <summary>A second CancellationToken. Subject: the parameter.</summary>
    SeveralTokens,

    /// <summary>The wire name is empty, too long, or has a character that is not allowed. Evidence: the name.</summary>
    InvalidName,

    /// <summary>An alias breaks the rules of names, or repeats one of the job's names. Evidence: the alias.</summary>
    InvalidAlias,

    /// <summary>The queue's name breaks the rules. Evidence: the name.</summary>
    InvalidQueue,

    /// <summary>A whole number is outside of what its setting takes. Evidence: the number. Detail: what it takes.</summary>
    NumberOutOfRange,

    /// <summary>FacadeName is no C# identifier. Evidence: the name.</summary>
    InvalidFacadeName,

    /// <summary>A share is not from 0 to 1. Evidence: the number. Detail: what the setting takes.</summary>
    ShareOutOfRange,

    /// <summary>A setting has a value that its enum lacks. Evidence: the number. Detail: the enum.</summary>
    UndefinedChoice,

    /// <summary>A type in RetryOn or DoNotRetryOn is no exception that generated code can name. Evidence: the type. Detail: why not.</summary>
    NotAnException,

    /// <summary>One attribute has a type in both RetryOn and DoNotRetryOn. Evidence: the type.</summary>
    ContradictoryRetry,

    /// <summary>OnDead names no other job of the class that takes one DeadLetter. Evidence: the name. Detail: what is wrong with it.</summary>
    UnusableOnDead,

    /// <summary>The job is a [DeadLetterHandler] and its payload is not one DeadLetter. Evidence: its name.</summary>
    HandlerTakesNoDeadLetter,

    /// <summary>A setting is no duration. Evidence: the text. Detail: what one is.</summary>
    MalformedDuration,

    /// <summary>A duration is outside of what its setting takes. Evidence: the text. Detail: what it takes.</summary>
    DurationOutOfRange,

    /// <summary>[FromServices] on a value, which no container resolves. Subject: the parameter. Evidence: the type.</summary>
    ValueAsService,

    /// <summary>[FromServices] on what belongs to a request, which no container has in a worker. Subject: the parameter. Evidence: the type.</summary>
    RequestAsService,

    /// <summary>A payload parameter's type cannot travel. Subject: the parameter. The verdict says why.</summary>
    PayloadCannotTravel,

    /// <summary>The result's type cannot travel. Subject: the method. The verdict says why.</summary>
    ResultCannotTravel,

    /// <summary>A payload or result type is private, protected or file-local. Subject: the parameter or the method. Evidence: the type.</summary>
    PayloadHidden,

    /// <summary>The class has a member of the generated invoker's name. Evidence: that name.</summary>
    GeneratedMemberExists,

    /// <summary>Another overload is a job too, and neither has an explicit wire name.</summary>
    OverloadWithoutName,

    /// <summary>An [UpgradesFrom] method that the invoker cannot call, or not know when to. Subject: the method. Evidence: why not.</summary>
    InvalidUpgrade,
}

/// <summary>One reason why a method cannot be a job.</summary>
internal sealed class JobViolation
{
    public JobViolation(
        JobViolationKind kind,
        ISymbol subject,
        string evidence = "",
        string? argument = null,
        PayloadVerdict? verdict = null,
        string detail = "",
        AttributeData? source = null)
    {
        Kind = kind;
        Subject = subject;
        Evidence = evidence;
        Argument = argument;
        Verdict = verdict;
        Detail = detail;
        Source = source;
    }

    /// <summary>What is wrong.</summary>
    public JobViolationKind Kind { get; }

    /// <summary>What it is wrong with: the method, one of its parameters, or a type around it.</summary>
    public ISymbol Subject { get; }

    /// <summary>What was found, for the message.</summary>
    public string Evidence { get; }

    /// <summary>The argument of <c>[Job]</c> or <c>[JobDefaults]</c> that is wrong (<c>Queue</c>; <c>name</c> for the constructor's); null if it is none.</summary>
    public string? Argument { get; }

    /// <summary>More for the message, as the kind says; empty if there is none.</summary>
    public string Detail { get; }

    /// <summary>The attribute that <see cref="Argument"/> stands in, where it may be <c>[JobDefaults]</c>; null for <c>[Job]</c>.</summary>
    public AttributeData? Source { get; }

    /// <summary>Of a type that cannot travel: why, and the path to the member.</summary>
    public PayloadVerdict? Verdict { get; }
}
