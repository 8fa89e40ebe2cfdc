using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Reads the operations of a body into a <see cref="MethodBody"/>, in one walk.</summary>
internal sealed class MethodBodyReader
{
    /// <summary>A body of more operations than this is generated code or a table; its end is not looked at.</summary>
    public const int Budget = 6000;

    private readonly MethodBody _body = new();
    private ISymbol? _owner;
    private int _read;

    private MethodBodyReader()
    {
    }

    public static MethodBody Read(ImmutableArray<IOperation> blocks)
    {
        var reader = new MethodBodyReader();
        foreach (var block in blocks)
        {
            // Attributes and default values of parameters are blocks of their own.
            if (block is IBlockOperation or IMethodBodyOperation or IConstructorBodyOperation or IFieldInitializerOperation or IPropertyInitializerOperation)
            {
                reader.Visit(block);
            }
        }

        return reader._body;
    }

    private void Visit(IOperation? operation)
    {
        if (operation is null || _body.IsCut)
        {
            return;
        }

        if (++_read > Budget)
        {
            _body.IsCut = true;
            return;
        }

        switch (operation)
        {
            case INameOfOperation:
            case IEventAssignmentOperation:
                // Subscribing runs nothing.
                return;
            case IAnonymousFunctionOperation lambda:
                VisitLambda(lambda);
                return;
            case ILocalFunctionOperation function:
                VisitLocalFunction(function);
                return;
            default:
                Note(operation);
                foreach (var child in operation.ChildOperations)
                {
                    Visit(child);
                }

                return;
        }
    }

    private void VisitLambda(IAnonymousFunctionOperation lambda)
    {
        if (lambda.Symbol.ReturnType.SpecialType == SpecialType.System_Boolean)
        {
            _body.Filters.Add(lambda.Body);
        }

        // The body of an expression tree is data: a query, or a job to enqueue.
        if (!IsExpressionTree(lambda))
        {
            Visit(lambda.Body);
        }
    }

    private void VisitLocalFunction(ILocalFunctionOperation function)
    {
        Function(function);
        var outer = _owner;
        _owner = function.Symbol;
        Visit(function.Body);
        _owner = outer;
    }

    private MethodBody.LocalFunction Function(ILocalFunctionOperation function)
    {
        if (!_body.LocalFunctions.TryGetValue(function.Symbol, out var known))
        {
            _body.LocalFunctions.Add(function.Symbol, known = new MethodBody.LocalFunction(function));
        }

        return known;
    }

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Initializer: { } initializer } declarator:
                AddValue(declarator.Symbol, initializer.Value);
                break;
            case ISimpleAssignmentOperation assignment:
                NoteAssignment(assignment);
                break;
            case IForEachLoopOperation loop:
                NoteLoopVariable(loop);
                _body.Loops.Add(loop);
                break;
            case ILoopOperation loop:
                _body.Loops.Add(loop);
                break;
            case IConditionalOperation conditional:
                NoteBranch(conditional);
                break;
            case ISwitchOperation choice:
                AddBranch(choice.Value, [BranchReader.RestOfBlock(choice, fromStart: true)], []);
                break;
            case ISwitchExpressionOperation choice:
                AddBranch(choice.Value, [choice.Syntax.Span], []);
                break;
            case ITryOperation attempt:
                _body.Tries.Add(new MethodBody.TryBlock(attempt, BranchReader.RestOfBlock(attempt)));
                break;
            case ILockOperation held:
                _body.Locks.Add(held.Body.Syntax.Span);
                break;
            case IReturnOperation { ReturnedValue: { } value } when _owner is null && !IsInLambda(operation):
                _body.Returns.Add(value);
                break;
            default:
                NoteStep(operation);
                break;
        }
    }

    private void NoteStep(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                AddStep(call);
                NoteReceiver(call);
                if (call.TargetMethod.MethodKind == MethodKind.LocalFunction)
                {
                    NoteUse(call.TargetMethod, call);
                }

                break;
            case IObjectCreationOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation or IUsingOperation
                or IUsingDeclarationOperation or IPropertyReferenceOperation:
                AddStep(operation);
                break;
            case IMethodReferenceOperation reference:
                AddStep(reference);
                if (reference.Method.MethodKind == MethodKind.LocalFunction)
                {
                    NoteUse(reference.Method, reference);
                }

                break;
            case IArgumentOperation { Value: var value } argument when Unwrapped.Of(value) is ILocalReferenceOperation local:
                Add(_body.PassedTo, local.Local, argument);
                break;
        }
    }

    private void NoteAssignment(ISimpleAssignmentOperation assignment)
    {
        _body.Steps.Add(new MethodBody.Step(assignment, _owner));
        switch (assignment.Target)
        {
            case ILocalReferenceOperation local:
                AddValue(local.Local, assignment.Value);
                break;
            case IParameterReferenceOperation parameter:
                AddValue(parameter.Parameter, assignment.Value);
                break;
            case IMemberReferenceOperation { Instance: { } instance } member when RootOf(instance) is { } root:
                Add(_body.MemberWrites, root, new MethodBody.MemberWrite(member.Member, assignment.Value, assignment.Syntax.SpanStart));
                break;
        }
    }

    private void NoteLoopVariable(IForEachLoopOperation loop)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation variable)
        {
            AddValue(variable.Symbol, loop.Collection);
        }
    }

    private void NoteBranch(IConditionalOperation conditional)
    {
        var whenTrue = new List<TextSpan> { conditional.WhenTrue.Syntax.Span };
        var whenFalse = new List<TextSpan>();
        if (conditional.WhenFalse is { } otherwise)
        {
            whenFalse.Add(otherwise.Syntax.Span);
            if (BranchReader.Leaves(otherwise))
            {
                whenTrue.Add(BranchReader.RestOfFlow(conditional));
            }
        }

        if (BranchReader.Leaves(conditional.WhenTrue))
        {
            whenFalse.Add(BranchReader.RestOfFlow(conditional));
        }

        AddBranch(conditional.Condition, whenTrue, whenFalse);
    }

    private void AddBranch(IOperation condition, List<TextSpan> whenTrue, List<TextSpan> whenFalse)
        => _body.Branches.Add(new MethodBody.Branch(condition, whenTrue, whenFalse));

    private void NoteReceiver(IInvocationOperation call)
    {
        var receiver = call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        if (receiver is not null && RootOf(receiver) is { } root)
        {
            Add(_body.LocalCalls, root, call);
        }
    }

    private void NoteUse(IMethodSymbol function, IOperation use)
    {
        // A local function may be called above its declaration.
        if (!_body.LocalFunctions.TryGetValue(function, out var known) && BranchReader.DeclarationOf(function, use) is { } declaration)
        {
            known = Function(declaration);
        }

        known?.Uses.Add(use.Syntax.Span);
    }

    private void AddStep(IOperation operation) => _body.Steps.Add(new MethodBody.Step(operation, _owner));

    private void AddValue(ISymbol symbol, IOperation value) => Add(_body.Values, symbol, value);

    private static void Add<T>(Dictionary<ISymbol, List<T>> index, ISymbol symbol, T item)
    {
        if (!index.TryGetValue(symbol, out var items))
        {
            index.Add(symbol, items = []);
        }

        items.Add(item);
    }

    /// <summary>The local or parameter at the root of <c>a.B.C</c>.</summary>
    private static ISymbol? RootOf(IOperation operation)
    {
        for (var current = Unwrapped.Of(operation); ;)
        {
            switch (current)
            {
                case ILocalReferenceOperation local:
                    return local.Local;
                case IParameterReferenceOperation parameter:
                    return parameter.Parameter;
                case IMemberReferenceOperation { Instance: { } instance }:
                    current = Unwrapped.Of(instance);
                    break;
                default:
                    return null;
            }
        }
    }

    private static bool IsExpressionTree(IAnonymousFunctionOperation lambda)
        => lambda.Parent?.Type is { Name: "Expression" } type && TypeNames.IsInNamespace(type, "System.Linq.Expressions");

    private static bool IsInLambda(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }
}
