using System.Globalization;
using System.Text;

namespace TypedJobs.Generators.Tests.AnyDeclaration;

/// <summary>Declarations that a user might write, by chance: some do not compile, and are left out by who asks for them.</summary>
internal sealed class RandomDeclarations(int seed)
{
    private static readonly string[] TypeNames =
        ["Order", "Order_", "_Order", "Order__", "_0Order", "order", "Line", "_Line", "Line_", "@class", "@record", "Ärger", "Écran", "Codec", "Jobs", "System_", "T_"];

    private static readonly string[] MemberNames =
    [
        "Tax", "HasTax", "hasTax", "HasHasTax", "tax", "SetTax", "Write", "Read", "Reader", "Writer", "Value", "Count", "Key", "I", "Result", "Own", "Old", "_", "__",
        "@class", "@event", "@record", "@field", "@value", "@await", "@var", "@scoped", "@required", "Ä", "ä", "İ", "Name", "name", "Name_", "_Name", "Item1", "Exception",
        "Buffer", "Named", "Number", "hasName", "HasName_",
    ];

    private static readonly string[] ParameterNames =
    [
        "With", "BeginCall", "EndCall", "Enqueue", "EnqueueAsync", "Descriptor", "job", "reader", "count", "argument", "exception", "buffer", "writer", "cancellationToken",
        "old1", "@this", "@class", "_", "__", "job_", "reader_", "value", "@field", "@params", "token", "ä", "Jobs", "Work", "TypedJobs", "MessagePack", "System",
    ];

    private readonly Random _random = new(seed);
    private readonly List<string> _types = [];

    /// <summary>One file: types in a namespace of their own, a job that gives back its argument for each, and a job with default values.</summary>
    public string File(int number)
    {
        _types.Clear();
        var text = new StringBuilder();
        text.Append(Pick("#nullable enable\n", "#nullable enable\n", "#nullable disable\n", "#nullable enable annotations\n"));
        text.Append(CultureInfo.InvariantCulture, $"#pragma warning disable EXP01, CS0618, CS0612\nnamespace N{number}{Pick("", "_", ".A", "._A", ".@class")}\n{{\n");
        text.Append("public enum Kind : byte { None, A = 3, [System.Obsolete(\"gone\", true)] B }\n");
        var names = TypeNames.OrderBy(_ => _random.Next()).Take(_random.Next(2, 6)).ToArray();
        foreach (var name in names)
        {
            text.Append(Type(name, depth: 0, prefix: string.Empty));
        }

        text.Append(CultureInfo.InvariantCulture, $"public static partial class Work{number}\n{{\n");
        for (var i = 0; i < _types.Count; i++)
        {
            var name = Pick("value", "With", "job", "_", "reader");
            text.Append(CultureInfo.InvariantCulture, $"    [TypedJobs.Job] public static {_types[i]} Echo{number}_{i}({_types[i]} {name}) => {name};\n");
        }

        text.Append("}\n");
        text.Append(Defaults(number));
        return text.Append("}\n").ToString();
    }

    private string Type(string name, int depth, string prefix)
    {
        var kind = Pick("class", "sealed class", "record", "sealed record", "struct", "readonly struct", "record struct", "readonly record struct", "generic", "derived", "union");
        var full = prefix + name;
        var notice = Chance(12) ? Pick("[System.Obsolete] ", "[System.Diagnostics.CodeAnalysis.Experimental(\"EXP01\")] ") : string.Empty;
        switch (kind)
        {
            case "generic":
                return Generic(name, full, notice);
            case "derived":
                _types.Add(full);
                var (declared, used) = Pick(("", ""), ("<T>", "<int>"));
                var parent = "Base" + name.TrimStart('@');
                return $"public {Pick("", "abstract ")}class {parent}{declared} {{ {Members(parent, isReadonly: false)} }}\n{notice}public class {name} : {parent}{used} {{ {Members(name, isReadonly: false)} }}\n";
            case "union":
                _types.Add(full);
                var one = "One" + name.TrimStart('@');
                return Pick(
                    $"[System.Text.Json.Serialization.JsonDerivedType(typeof({one}), {Pick("1", "\"one\"", "\"\"")})] ",
                    $"[MessagePack.Union({Pick("0", "-1", "70000")}, typeof({one}))] ")
                    + $"public {Pick("interface", "abstract class")} {name} {{ }}\npublic {Pick("class", "sealed class")} {one} : {name} {{ {Members(one, isReadonly: false)} }}\n";
        }

        if (kind.Contains("record", StringComparison.Ordinal) && Chance(2))
        {
            var record = $"{notice}public {kind} {name}({Positional()}) {{ }}\n";
            _types.Add(full);
            return record;
        }

        var isStruct = kind.Contains("struct", StringComparison.Ordinal);
        var nested = depth == 0 && Chance(3) ? Type(Pick(TypeNames), depth + 1, full + ".") : string.Empty;
        _types.AddRange(isStruct ? [] : [full]);
        var text = $"{notice}public {kind} {name} {{ {Constructors(name, kind)} {Members(name, kind.Contains("readonly", StringComparison.Ordinal))} {nested} }}\n";

        // A struct that holds itself has no end.
        _types.AddRange(isStruct ? [full] : []);
        return text;
    }

    private string Generic(string name, string full, string notice)
    {
        var kind = Pick("class", "record", "struct");
        var text = $"{notice}public {kind} {name}<T> {Pick("", "", "where T : notnull")} {{ {(kind == "struct" ? $"public {name}() {{ }}" : Pick("", $"public {name}() {{ }}"))} "
            + $"{Members(name, isReadonly: false, ["T", "T?", "System.Collections.Generic.List<T>"])} }}\n";
        _types.Add($"{full}<{Pick("int", "string", "string?", "Kind", "System.Guid", "System.Collections.Generic.List<string>")}>");
        return text;
    }

    private string Constructors(string name, string kind)
        => kind.Contains("struct", StringComparison.Ordinal) ? $"public {name}() {{ }}"
            : Pick("", "", $"public {name}() {{ }}", $"private {name}(int secret) {{ _ = secret; }} public {name}() {{ }}", $"internal {name}() {{ }}", $"private {name}() {{ }}",
                $"[System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public {name}() {{ }}", $"[System.Obsolete(\"gone\", true)] public {name}() {{ }}");

    private string Positional()
        => string.Join(", ", Names(MemberNames, 4).Select(name => $"{Pick("", "", "[property: System.Text.Json.Serialization.JsonIgnore] ", "[property: System.Obsolete] ")}{ValueType()} {name}"));

    private string Members(string owner, bool isReadonly, params string[] more)
    {
        var text = new StringBuilder();
        foreach (var name in Names(MemberNames, 7).Where(name => name.TrimStart('@') != owner.TrimStart('@')))
        {
            var type = more.Length > 0 && Chance(2) ? Pick(more) : ValueType();
            var notice = Chance(6)
                ? Pick("[System.Obsolete] ", "[System.Obsolete(\"gone\", true)] ", "[System.Diagnostics.CodeAnalysis.Experimental(\"EXP01\")] ", "[System.Text.Json.Serialization.JsonIgnore] ",
                    "[MessagePack.IgnoreMember] ", "[System.Text.Json.Serialization.JsonPropertyName(\"json-" + name.TrimStart('@') + "\")] ", "[System.Diagnostics.CodeAnalysis.AllowNull] ")
                : string.Empty;
            var initial = Chance(2) ? Initial(type) : null;
            text.Append(notice).Append((isReadonly ? "init" : Pick("set", "set", "init", "init", "required set", "required init", "field", "required field", "get", "private set", "accessors")) switch
            {
                "set" => $"public {type} {name} {{ get; set; }}{Initializer(initial)}",
                "init" => $"public {type} {name} {{ get; init; }}{(isReadonly ? string.Empty : Initializer(initial))}",
                "required set" => $"public required {type} {name} {{ get; set; }}",
                "required init" => $"public required {type} {name} {{ get; init; }}",
                "field" => $"public {type} {name}{(initial is null ? string.Empty : " = " + initial)};",
                "required field" => $"public required {type} {name};",
                "get" => $"public {type} {name} {{ get; }}{Initializer(initial)}",
                "private set" => $"public {type} {name} {{ get; private set; }}{Initializer(initial)}",
                _ => $"public {type} {name} {{ get => field; set => field = value; }}{Initializer(initial)}",
            }).Append(' ');
        }

        return text.ToString();
    }

    private string Defaults(int number)
    {
        var names = Names(ParameterNames, 8);
        var parameters = names.Select(name => Pick<(string, string, string?)>(
            ("int", "", null), ("string", "", null), ("int", "", "5"), ("string?", "", "null"), ("string", "", "\"\\ud800\\n\\\"\""), ("Kind", "", "Kind.A"), ("Kind?", "", "(Kind)9"),
            ("decimal", "", "-1.50m"), ("double", "", "double.NaN"), ("float", "", "-0f"), ("char", "", "'\\ud800'"), ("System.Guid", "", "default"), ("long?", "", "long.MinValue"),
            ("ulong", "", "ulong.MaxValue"), ("sbyte", "", "-128"), ("bool", "", "true"),
            ("int", "[System.Runtime.InteropServices.Optional] ", null), ("string", "[System.Runtime.InteropServices.Optional] ", null),
            ("decimal", "[System.Runtime.InteropServices.Optional, System.Runtime.CompilerServices.DecimalConstant(2, 128, 1u, 2u, 3u)] ", null),
            ("System.DateTime", "[System.Runtime.InteropServices.Optional, System.Runtime.CompilerServices.DateTimeConstant(630822816000000000L)] ", null),
            ("byte", "[System.Runtime.InteropServices.Optional, System.Runtime.InteropServices.DefaultParameterValue((byte)3)] ", null),
            ("int", "[System.Runtime.CompilerServices.CallerLineNumber] ", "0"), ("string", "[System.Runtime.CompilerServices.CallerFilePath] ", "\"\""))
            is var (type, attribute, value) ? (Name: name, Type: type, Attribute: attribute, Value: value) : default)
            .OrderBy(static p => p.Value is not null).ToArray();
        var list = string.Join(", ", parameters.Select(static p => $"{p.Attribute}{p.Type} {p.Name}{(p.Value is null ? string.Empty : " = " + p.Value)}"));
        var given = string.Join(", ", parameters.Where(static p => p.Value is null && p.Attribute.Length == 0).Select(static p => $"{p.Name}: {(p.Type == "int" ? "1" : "\"s\"")}"));
        var text = string.Join(", ", names.Select(static name => $"(object?){name}"));
        return $"""
            public static partial class Defaults{number}
            {"{"}
                [TypedJobs.Job] public static string Text{number}({list}) => string.Join("|", new object?[] {"{"} {text} {"}"});
            {"}"}
            //CALLS
            public static class Calls{number} {"{"} public static (TypedJobs.JobCall<string>, string) Both() => (Shop.Jobs.Text{number}.With({given}), Defaults{number}.Text{number}({given})); {"}"}

            """;
    }

    private string ValueType()
        => Pick("int", "string", "string?", "int?", "byte", "decimal", "System.DateTime", "System.Guid", "Kind", "Kind?", "System.Collections.Generic.List<string>", "string[]", "string?[]?",
            "System.Collections.Generic.Dictionary<string, int?>", "(int A, string? B)", "(string, int)", "bool", "byte[]", "System.Uri?", "System.Memory<byte>", "System.ArraySegment<byte>",
            "System.Collections.Immutable.ImmutableArray<int>", "System.Collections.Generic.KeyValuePair<string, string>", "char", "System.TimeSpan?", "System.Type", "System.IO.Stream?",
            _types.Count > 0 ? Pick([.. _types]) : "long", _types.Count > 0 ? Pick([.. _types]) + "?" : "short", _types.Count > 0 ? $"System.Collections.Generic.List<{Pick([.. _types])}>" : "uint");

    private string? Initial(string type) => type switch
    {
        "int" or "byte" or "decimal" or "int?" => "7",
        "string" or "string?" => "\"own\"",
        "System.Collections.Generic.List<string>" => "[\"own\"]",
        "Kind" => "Kind.A",
        "bool" => "true",
        _ => null,
    };

    private static string Initializer(string? value) => value is null ? string.Empty : $" = {value};";

    private string[] Names(string[] from, int most) => [.. from.OrderBy(_ => _random.Next()).Take(_random.Next(1, most + 1))];

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;
}
