using System.Globalization;
using System.Linq;
using System.Text;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>Codecs of classes, structs and records: a map by name, or an array by the numbers of <c>[Key]</c>.</summary>
internal static class ObjectCodecEmitter
{
    private const string Callbacks = "global::MessagePack.IMessagePackSerializationCallbackReceiver";

    public static void Write(SourceWriter writer, PayloadTypeModel type)
    {
        CodecEmitter.OpenWrite(writer, type);
        if (type.HasCallbacks)
        {
            writer.WriteLine($"(({Callbacks})value).OnBeforeSerialize();");
        }

        if (type.Form == PayloadForm.KeyedObject)
        {
            WriteArray(writer, type);
        }
        else
        {
            WriteMap(writer, type);
        }

        CodecEmitter.CloseWrite(writer, type);
        var reading = new ObjectReading(type);
        CodecEmitter.OpenRead(writer, type);
        UpgradeEmitter.WriteCalls(writer, type);
        reading.WriteStart(writer);
        if (type.Form == PayloadForm.KeyedObject)
        {
            ReadArray(writer, type, reading);
        }
        else
        {
            ReadMap(writer, type, reading);
        }

        writer.WriteLine();
        reading.WriteEnd(writer);
        if (type.HasCallbacks)
        {
            writer.WriteLine($"(({Callbacks})result).OnAfterDeserialize();");
        }

        CodecEmitter.CloseRead(writer, type, "result");
        UpgradeEmitter.WriteTests(writer, type);
        reading.WriteAccessors(writer);
    }

    private static void WriteMap(SourceWriter writer, PayloadTypeModel type)
    {
        writer.WriteLine($"writer.WriteMapHeader({type.Members.Count});");
        foreach (var member in type.Members)
        {
            writer.WriteLine($"writer.WriteString({Expressions.Text(member.WireName)}u8);");
            writer.WriteLine(WriteMember(member));
        }
    }

    private static void WriteArray(SourceWriter writer, PayloadTypeModel type)
    {
        var byKey = type.Members.ToDictionary(static m => m.Key);
        var length = type.Members.Max(static m => m.Key) + 1;
        writer.WriteLine($"writer.WriteArrayHeader({length.ToString(CultureInfo.InvariantCulture)});");
        for (var key = 0; key < length; key++)
        {
            writer.WriteLine(byKey.TryGetValue(key, out var member) ? WriteMember(member) : "writer.WriteNil();");
        }
    }

    private static string WriteMember(PayloadMemberModel member)
        => Expressions.Write(member.Value, "writer", "value." + Identifiers.Escape(member.Name), isOblivious: true) + ";";

    private static void ReadMap(SourceWriter writer, PayloadTypeModel type, ObjectReading reading)
    {
        writer.WriteLine("var count = reader.ReadMapHeader();");
        writer.Open("for (var i = 0; i < count; i++)");
        writer.WriteLine($"var key = {CodecEmitter.Library}PayloadReader.ReadKey(ref reader);");
        writer.Open("switch (key.Length)");
        foreach (var member in type.Members)
        {
            var length = Encoding.UTF8.GetByteCount(member.WireName).ToString(CultureInfo.InvariantCulture);
            writer.WriteLine($"case {length} when global::System.MemoryExtensions.SequenceEqual(key, {Expressions.Text(member.WireName)}u8):");
            reading.WriteCase(writer, member);
        }

        WriteDefaultCase(writer);
    }

    private static void ReadArray(SourceWriter writer, PayloadTypeModel type, ObjectReading reading)
    {
        writer.WriteLine("var count = reader.ReadArrayHeader();");
        writer.Open("for (var i = 0; i < count; i++)");
        writer.Open("switch (i)");
        foreach (var member in type.Members)
        {
            writer.WriteLine($"case {member.Key.ToString(CultureInfo.InvariantCulture)}:");
            reading.WriteCase(writer, member);
        }

        WriteDefaultCase(writer);
    }

    private static void WriteDefaultCase(SourceWriter writer)
    {
        writer.WriteLine("default:");
        writer.WriteLine("    reader.Skip();");
        writer.WriteLine("    break;");
        writer.Close();
        writer.Close();
    }
}
