using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedJobs.Generators.Contract;

/// <summary>What a valid job method is. The generator emits nothing for a method with a violation; the analyzers report each.</summary>
internal static class JobContract
{
    /// <summary>Every violation, in the order of the source: attribute, types around, method, parameters.</summary>
    public static ImmutableArray<JobViolation> Check(JobDeclaration job)
    {
        var found = ImmutableArray.CreateBuilder<JobViolation>();
        CheckAttribute(job, found);
        JobSettingsContract.Check(job, found);
        if (job.Method.ContainingType is { IsExtension: true } extension)
        {
            // It has no name, and what else is wrong with the job depends on where it is moved to.
            var receiver = extension.ExtensionParameter?.Type.ToDisplayString(PayloadVerdict.NameFormat);
            found.Add(new JobViolation(JobViolationKind.ContainerIsInterface, extension, $"extension({receiver})"));
            return found.ToImmutable();
        }

        CheckContainers(job.Method, found);
        CheckMethod(job, found);
        if (found.All(static v => v.Kind is not JobViolationKind.Generic))
        {
            CheckSignature(job.Method, found);
        }

        // What the job takes now is not known before it is right.
        if (found.Count == 0)
        {
            CheckUpgrades(job, found);
        }

        return found.ToImmutable();
    }

    private static void CheckAttribute(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        void Add(JobViolationKind kind, string? evidence, string? argument)
            => found.Add(new JobViolation(kind, job.Method, evidence ?? "null", argument));

        if (job.HasExplicitName ? !WireNames.IsJobName(job.ExplicitName) : !WireNames.IsJobName(job.WireName))
        {
            Add(JobViolationKind.InvalidName, job.HasExplicitName ? job.ExplicitName : job.WireName, "name");
        }

        var names = new HashSet<string>(StringComparer.Ordinal) { job.WireName };
        foreach (var alias in job.AliasNames)
        {
            if (!WireNames.IsJobName(alias) || !names.Add(alias))
            {
                Add(JobViolationKind.InvalidAlias, alias, argument: null);
            }
        }
    }

    private static void CheckContainers(IMethodSymbol method, ImmutableArray<JobViolation>.Builder found)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            {
                found.Add(new JobViolation(JobViolationKind.ContainerIsInterface, type));
            }
            else if (type.IsFileLocal || !IsPartial(type))
            {
                found.Add(new JobViolation(JobViolationKind.ContainerNotPartial, type));
            }
            else if (SymbolAccess.DeclaredReach(type, method.ContainingAssembly) == Reach.Hidden)
            {
                found.Add(new JobViolation(JobViolationKind.ContainerHidden, type));
            }

            if (type.Arity > 0)
            {
                found.Add(new JobViolation(JobViolationKind.Generic, type));
            }
        }
    }

    private static void CheckMethod(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        var method = job.Method;
        if (!method.IsStatic)
        {
            found.Add(new JobViolation(JobViolationKind.NotStatic, method));
        }

        if (method.Arity > 0)
        {
            found.Add(new JobViolation(JobViolationKind.Generic, method));
        }

        if (MissingBody(method) is { } evidence)
        {
            found.Add(new JobViolation(JobViolationKind.NoOrdinaryBody, method, evidence));
        }

        if (IsAsync(method) && method.ReturnsVoid)
        {
            found.Add(new JobViolation(JobViolationKind.AsyncVoid, method));
        }

        if (method.ContainingType is not { } container)
        {
            return;
        }

        if (container.GetMembers(job.InvokerName).Any(static m => !m.IsImplicitlyDeclared && !m.IsGenerated()))
        {
            found.Add(new JobViolation(JobViolationKind.GeneratedMemberExists, method, job.InvokerName));
        }

        if (!job.HasExplicitName && NamelessTwins(method).Any())
        {
            found.Add(new JobViolation(JobViolationKind.OverloadWithoutName, method));
        }
    }

    private static void CheckSignature(IMethodSymbol method, ImmutableArray<JobViolation>.Builder found)
    {
        if (method.IsVararg)
        {
            found.Add(new JobViolation(JobViolationKind.PassedByReference, method, "__arglist"));
        }

        var contexts = 0;
        var tokens = 0;
        foreach (var parameter in method.Parameters)
        {
            switch (JobSignature.KindOf(parameter))
            {
                case JobParameterKind.Context when ++contexts > 1:
                    found.Add(new JobViolation(JobViolationKind.SeveralContexts, parameter));
                    break;
                case JobParameterKind.Token when ++tokens > 1:
                    found.Add(new JobViolation(JobViolationKind.SeveralTokens, parameter));
                    break;
            }

            CheckParameter(parameter, found);
        }

        CheckReturn(method, found);
    }

    private static void CheckUpgrades(JobDeclaration job, ImmutableArray<JobViolation>.Builder found)
    {
        foreach (var method in ArgumentsUpgrade.MethodsOf(job.Method))
        {
            if (ArgumentsUpgrade.FaultOf(job, method) is { } fault)
            {
                found.Add(new JobViolation(JobViolationKind.InvalidUpgrade, method, fault));
            }
        }
    }

    private static void CheckParameter(IParameterSymbol parameter, ImmutableArray<JobViolation>.Builder found)
    {
        if (parameter.RefKind != RefKind.None)
        {
            found.Add(new JobViolation(JobViolationKind.PassedByReference, parameter, ModifierOf(parameter.RefKind)));
        }
        else if (parameter.Type.IsRefLikeType || parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
        {
            found.Add(new JobViolation(JobViolationKind.StackOnlyParameter, parameter, parameter.Type.ToDisplayString(PayloadVerdict.NameFormat)));
        }
        else
        {
            switch (JobSignature.KindOf(parameter))
            {
                case JobParameterKind.Payload:
                    CheckPayload(parameter.Type, parameter, JobViolationKind.PayloadCannotTravel, found);
                    break;
                case JobParameterKind.Service when IsValue(parameter.Type):
                    found.Add(new JobViolation(JobViolationKind.ValueAsService, parameter, parameter.Type.ToDisplayString(PayloadVerdict.NameFormat)));
                    break;
                case JobParameterKind.Service when RequestTypes.IsNeverAService(parameter.Type):
                    found.Add(new JobViolation(JobViolationKind.RequestAsService, parameter, parameter.Type.ToDisplayString(PayloadVerdict.NameFormat)));
                    break;
            }
        }
    }

    // Containers hold objects: a struct cannot be registered, and a string or a list of values says nothing of which one is meant.
    private static bool IsValue(ITypeSymbol type)
        => type.IsValueType || type.SpecialType == SpecialType.System_String
            || type is IArrayTypeSymbol array && IsValue(array.ElementType)
            || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T && IsValue(((INamedTypeSymbol)type).TypeArguments[0]);

    private static void CheckReturn(IMethodSymbol method, ImmutableArray<JobViolation>.Builder found)
    {
        JobSignature.ReturnOf(method, out var result);
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            found.Add(new JobViolation(JobViolationKind.UnsupportedReturn, method, "ref " + method.ReturnType.ToDisplayString(PayloadVerdict.NameFormat)));
        }
        else if (result is not null && IsAwaitable(result))
        {
            found.Add(new JobViolation(JobViolationKind.UnsupportedReturn, method, method.ReturnType.ToDisplayString(PayloadVerdict.NameFormat)));
        }
        else if (result is not null)
        {
            CheckPayload(result, method, JobViolationKind.ResultCannotTravel, found);
        }
    }

    private static void CheckPayload(ITypeSymbol type, ISymbol subject, JobViolationKind kind, ImmutableArray<JobViolation>.Builder found)
    {
        var assembly = subject.ContainingAssembly;
        if (SymbolAccess.ReachOf(type, assembly) == Reach.Hidden)
        {
            found.Add(new JobViolation(JobViolationKind.PayloadHidden, subject, type.ToDisplayString(PayloadVerdict.NameFormat)));
            return;
        }

        var verdict = Serializability.Of(type, assembly);
        if (verdict.Travels == Travels.Never)
        {
            found.Add(new JobViolation(kind, subject, verdict.TypeName, verdict: verdict));
        }
    }

    private static string? MissingBody(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary)
        {
            return "not an ordinary method";
        }

        if (method.IsAbstract || method.IsExtern)
        {
            return method.IsAbstract ? "abstract" : "extern";
        }

        if (method.IsPartialDefinition && method.PartialImplementationPart is null)
        {
            return "partial without an implementation";
        }

        if ((method.PartialImplementationPart ?? method).IsIterator)
        {
            return "an iterator";
        }

        return method.HasAttribute(WellKnownNames.ConditionalAttribute) ? "[Conditional]"
            : method.HasAttribute(WellKnownNames.UnmanagedCallersOnlyAttribute) ? "[UnmanagedCallersOnly]"
            : null;
    }

    private static bool IsAsync(IMethodSymbol method) => (method.PartialImplementationPart ?? method).IsAsync;

    // Task<Task>, IAsyncEnumerable and other awaitables would run on after the job was settled.
    private static bool IsAwaitable(ITypeSymbol type)
        => type.Is("System.Collections.Generic.IAsyncEnumerable`1")
            || type.GetMembers("GetAwaiter").Any(static m => m is IMethodSymbol { IsStatic: false, Parameters.IsEmpty: true });

    /// <summary>True if an earlier overload has the wire name that this one would have. The first one may keep it, so that one is not the one to change.</summary>
    public static bool IsNamelessOverload(JobDeclaration job)
        => !job.HasExplicitName && NamelessTwins(job.Method).Any(
            twin => job.Method.ContainingType.GetMembers(job.Method.Name) is var overloads && overloads.IndexOf(twin) < overloads.IndexOf(job.Method));

    // The overloads that have the same derived wire name.
    private static IEnumerable<IMethodSymbol> NamelessTwins(IMethodSymbol method)
        => method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Where(
            twin => twin.PartialDefinitionPart is null && !SymbolEqualityComparer.Default.Equals(twin, method)
                && twin.FindAttribute(WellKnownNames.JobAttribute) is { ConstructorArguments.Length: 0 });

    private static bool IsPartial(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.All(
            static reference => reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string ModifierOf(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref",
        RefKind.Out => "out",
        RefKind.In => "in",
        _ => "ref readonly",
    };
}
