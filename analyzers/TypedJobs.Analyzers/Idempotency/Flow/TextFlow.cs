using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Finds the text that a value holds: a constant, a local that is given one, an interpolation, with a parameter for every hole.</summary>
internal sealed class TextFlow
{
    /// <summary>Stands for what is not constant; the SQL tokenizer reads it as a parameter.</summary>
    internal const string Hole = "@__hole";

    /// <summary>A name from the text as messages show it.</summary>
    public static string Shown(string name) => name == Hole || name.Length == 0 ? "a table" : name;

    private readonly MethodScope _scope;
    private readonly HashSet<ISymbol> _visiting = new(SymbolEqualityComparer.Default);

    public TextFlow(MethodScope scope) => _scope = scope;

    /// <summary>The text; null when it is not constant enough to read. A parameter of the method that it comes from is named in <paramref name="parameters"/>.</summary>
    public string? Of(IOperation? value, out uint parameters)
    {
        parameters = 0;
        return value is null ? null : Read(value, ref parameters);
    }

    public string? Of(IOperation? value) => Of(value, out _);

    private string? Read(IOperation value, ref uint parameters)
    {
        value = Unwrapped.Of(value);
        if (value.ConstantValue is { HasValue: true, Value: string constant })
        {
            return constant;
        }

        switch (value)
        {
            case IInterpolatedStringOperation interpolated:
                return OfInterpolation(interpolated);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } binary:
                return OfConcatenation(binary, ref parameters);
            case ILocalReferenceOperation local:
                return OfLocal(local.Local, ref parameters);
            case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field }:
                return OfField(field);
            case IParameterReferenceOperation parameter:
                parameters |= _scope.BitOf(parameter.Parameter);
                return null;
            case IObjectCreationOperation { Arguments.Length: > 0 } creation when creation.Type?.Name is "CommandDefinition":
                return Read(creation.Arguments[0].Value, ref parameters);
            case IInvocationOperation { TargetMethod.Name: "Create", Arguments.Length: > 0 } call when call.Type?.Name is "FormattableString":
                return Read(call.Arguments[0].Value, ref parameters);
            case IInvocationOperation { TargetMethod: { Name: "Format" or "Trim" or "Replace", ContainingType.SpecialType: SpecialType.System_String } } call:
                return Read(call.Instance ?? call.Arguments[0].Value, ref parameters);
            default:
                return null;
        }
    }

    private static string OfInterpolation(IInterpolatedStringOperation interpolated)
    {
        var text = new StringBuilder();
        foreach (var part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string written } }:
                    text.Append(written);
                    break;
                case IInterpolationOperation { Expression.ConstantValue: { HasValue: true, Value: string constant } }:
                    text.Append(constant);
                    break;
                default:
                    text.Append(Hole);
                    break;
            }
        }

        return text.ToString();
    }

    private string? OfConcatenation(IBinaryOperation binary, ref uint parameters)
    {
        var left = Read(binary.LeftOperand, ref parameters);
        var right = Read(binary.RightOperand, ref parameters);
        return left is null && right is null ? null : (left ?? Hole) + (right ?? Hole);
    }

    private string? OfLocal(ILocalSymbol local, ref uint parameters)
    {
        // More than one value: which one arrives is not known, so neither is the text.
        if (!_scope.Body.Values.TryGetValue(local, out var values) || values.Count != 1 || !_visiting.Add(local))
        {
            return null;
        }

        var text = Read(values[0], ref parameters);
        _visiting.Remove(local);
        return text;
    }

    private string? OfField(IFieldSymbol field)
    {
        foreach (var reference in field.DeclaringSyntaxReferences)
        {
            if (_scope.Engine.Compilation.ContainsSyntaxTree(reference.SyntaxTree)
                && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax literal })
            {
                return literal.Token.ValueText;
            }
        }

        return null;
    }
}
