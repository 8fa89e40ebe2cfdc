using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>The file of one codec.</summary>
internal static class CodecEmitter
{
    public const string Library = "global::TypedJobs.Serialization.";

    /// <summary>The file's name: <c>TypedJobs.Codecs.Shop_OrderCodec.g.cs</c>.</summary>
    public static string HintNameOf(PayloadTypeModel type)
        => HintNames.Of("TypedJobs.Codecs." + type.CodecName, type.CodecName, type.SharesHint, isOwn: true);

    public static SourceText Emit(PayloadTypeModel type)
    {
        // A codec serves T and T? alike: nullability does not travel, and nil is read where a reference may be.
        var writer = SourceWriter.ForFile(nullable: "disable");
        writer.Open("namespace " + type.CodecNamespace);
        writer.WriteLine($"""
            /// <summary>How <c>{DocumentationEmitter.Escape(type.DisplayName)}</c> is serialized.</summary>
            {GeneratedNames.Attribute}
            """);
        if (type.IsObsolete)
        {
            writer.WriteLine(GeneratedNames.Obsolete);
        }

        writer.Open($"internal readonly struct {type.CodecName} : {Library}IJobCodec<{type.Type}>");
        WriteBody(writer, type);
        writer.Close();
        writer.Close();
        return writer.ToSourceText();
    }

    /// <summary>Opens the method that writes; what is null is written already.</summary>
    public static void OpenWrite(SourceWriter writer, PayloadTypeModel type)
    {
        writer.WriteLine("/// <inheritdoc/>");
        writer.Open($"public static void Write(ref global::MessagePack.MessagePackWriter writer, {type.Type} value)");
        if (type.IsReference)
        {
            writer.Open("if (value is null)");
            writer.WriteLine("writer.WriteNil();");
            writer.WriteLine("return;");
            writer.Close();
            writer.WriteLine();
        }

        if (type.IsRecursive)
        {
            writer.WriteLine($"{Library}PayloadLimits.EnterWrite({Expressions.Text(type.DisplayName)});");
        }
    }

    public static void CloseWrite(SourceWriter writer, PayloadTypeModel type)
    {
        if (type.IsRecursive)
        {
            writer.WriteLine($"{Library}PayloadLimits.LeaveWrite();");
        }

        writer.Close();
        writer.WriteLine();
    }

    /// <summary>Opens the method that reads; nil is read already.</summary>
    public static void OpenRead(SourceWriter writer, PayloadTypeModel type)
    {
        writer.WriteLine("/// <inheritdoc/>");
        writer.Open($"public static {type.Type} Read(ref global::MessagePack.MessagePackReader reader)");
        if (type.IsReference)
        {
            writer.Open("if (reader.TryReadNil())");
            writer.WriteLine("return null;");
            writer.Close();
            writer.WriteLine();
        }

        if (type.IsRecursive)
        {
            writer.WriteLine($"{Library}PayloadLimits.EnterRead(ref reader, {Expressions.Text(type.DisplayName)});");
        }
    }

    public static void CloseRead(SourceWriter writer, PayloadTypeModel type, string result)
    {
        if (type.IsRecursive)
        {
            writer.WriteLine("reader.Depth--;");
        }

        writer.WriteLine($"return {result};");
        writer.Close();
    }

    private static void WriteBody(SourceWriter writer, PayloadTypeModel type)
    {
        switch (type.Form)
        {
            case PayloadForm.Enum:
                WriteEnum(writer, type);
                break;
            case PayloadForm.Tuple:
                WriteTuple(writer, type);
                break;
            case PayloadForm.Union:
                WriteUnion(writer, type);
                break;
            default:
                ObjectCodecEmitter.Write(writer, type);
                break;
        }
    }

    private static void WriteEnum(SourceWriter writer, PayloadTypeModel type)
    {
        var number = type.Underlying!;
        writer.WriteLine($"""
            /// <inheritdoc/>
            public static void Write(ref global::MessagePack.MessagePackWriter writer, {type.Type} value)
                => writer.Write(({number.Type})value);

            /// <inheritdoc/>
            public static {type.Type} Read(ref global::MessagePack.MessagePackReader reader)
                => ({type.Type})reader.{number.InlineReader}();
            """);
    }

    private static void WriteTuple(SourceWriter writer, PayloadTypeModel type)
    {
        OpenWrite(writer, type);
        writer.WriteLine($"writer.WriteArrayHeader({type.Members.Count});");
        foreach (var member in type.Members)
        {
            writer.WriteLine(Expressions.Write(member.Value, "writer", "value." + member.Name, isOblivious: true) + ";");
        }

        CloseWrite(writer, type);
        OpenRead(writer, type);
        writer.WriteLine($"{Library}PayloadReader.ReadTupleHeader(ref reader, {type.Members.Count}, {Expressions.Text(type.DisplayName)});");
        foreach (var member in type.Members)
        {
            writer.WriteLine($"var {member.Name.ToLowerInvariant()} = {Expressions.Read(member.Value, "reader", isOblivious: true)};");
        }

        CloseRead(writer, type, $"new {type.Type}({string.Join(", ", type.Members.Select(static m => m.Name.ToLowerInvariant()))})");
    }

    private static void WriteUnion(SourceWriter writer, PayloadTypeModel type)
    {
        OpenWrite(writer, type);
        writer.WriteLine("writer.WriteArrayHeader(2);");

        // The exact type decides, so that the order of the cases does not; what is a union itself is asked last.
        foreach (var (one, i) in type.Cases.OrderBy(static c => c.IsOpen).Select(static (c, i) => (c, i)))
        {
            var test = one.IsOpen ? $"value is {one.Value.PlainType}" : $"value.GetType() == typeof({one.Value.PlainType})";
            writer.Open($"{(i == 0 ? string.Empty : "else ")}if ({test})");
            writer.WriteLine(one.Name is { } name
                ? $"writer.WriteString({Expressions.Text(name)}u8);"
                : $"writer.Write({one.Number.ToString(CultureInfo.InvariantCulture)});");
            writer.WriteLine($"{Expressions.Write(one.Value, "writer", $"({one.Value.PlainType})value", isOblivious: true)};");
            writer.Close();
        }

        writer.Open("else");
        writer.WriteLine($"throw {Library}PayloadReader.NoCase({Expressions.Text(type.DisplayName)}, value.GetType());");
        writer.Close();
        CloseWrite(writer, type);
        OpenRead(writer, type);
        writer.WriteLine($"{Library}PayloadReader.ReadTupleHeader(ref reader, 2, {Expressions.Text(type.DisplayName)});");
        WriteNamedCases(writer, type);
        writer.WriteLine("var number = reader.ReadInt32();");
        writer.WriteLine($"{type.Type} result = number switch");
        writer.WriteLine("{");
        foreach (var one in type.Cases.Where(static c => c.Name is null))
        {
            writer.WriteLine($"    {one.Number.ToString(CultureInfo.InvariantCulture)} => {Expressions.Read(one.Value, "reader", isOblivious: true)},");
        }

        writer.WriteLine($"    _ => throw {Library}PayloadReader.UnknownCase({Expressions.Text(type.DisplayName)}, number),");
        writer.WriteLine("};");
        CloseRead(writer, type, "result");
    }

    private static void WriteNamedCases(SourceWriter writer, PayloadTypeModel type)
    {
        if (type.Cases.All(static c => c.Name is null))
        {
            return;
        }

        writer.Open("if (reader.NextMessagePackType == global::MessagePack.MessagePackType.String)");
        writer.WriteLine($"var name = {Library}PayloadReader.ReadKey(ref reader);");
        foreach (var one in type.Cases.Where(static c => c.Name is not null))
        {
            writer.Open($"if (global::System.MemoryExtensions.SequenceEqual(name, {Expressions.Text(one.Name!)}u8))");
            writer.WriteLine($"{type.Type} named = {Expressions.Read(one.Value, "reader", isOblivious: true)};");
            CloseRead(writer, type, "named");
            writer.WriteLine();
        }

        writer.WriteLine($"throw {Library}PayloadReader.UnknownCase({Expressions.Text(type.DisplayName)}, name);");
        writer.Close();
        writer.WriteLine();
    }
}
