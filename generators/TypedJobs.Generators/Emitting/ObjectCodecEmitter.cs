using System.Collections.Generic;
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
        var reading = new Reading(type);
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

    private static void ReadMap(SourceWriter writer, PayloadTypeModel type, Reading reading)
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

    private static void ReadArray(SourceWriter writer, PayloadTypeModel type, Reading reading)
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

    /// <summary>How the object comes to be: first, and filled as its members are read; or last, when its constructor or initializer needs them.</summary>
    private sealed class Reading
    {
        private readonly PayloadTypeModel _type;
        private readonly bool _isMadeLast;
        private readonly Dictionary<string, string> _locals = [];

        public Reading(PayloadTypeModel type)
        {
            _type = type;
            _isMadeLast = type.Members.Any(static m => m.Setter is MemberSetter.Constructor or MemberSetter.Initializer);
            var taken = new List<string> { "reader", "writer", "value", "count", "key", "i", "result" };
            foreach (var member in type.Members)
            {
                var name = Identifiers.Unique(char.ToLowerInvariant(member.Name[0]) + member.Name.Substring(1), taken);
                taken.Add(name);
                taken.Add(FlagOf(name));
                _locals.Add(member.Name, name);
            }
        }

        public void WriteStart(SourceWriter writer)
        {
            if (!_isMadeLast)
            {
                writer.WriteLine($"var result = new {_type.Type}();");
                return;
            }

            foreach (var member in _type.Members)
            {
                writer.WriteLine($"{member.Value.PlainType} {LocalOf(member)} = {member.Default};");
                if (IsAssignedLater(member))
                {
                    writer.WriteLine($"var {FlagOf(_locals[member.Name])} = false;");
                }
            }
        }

        public void WriteCase(SourceWriter writer, PayloadMemberModel member)
        {
            var value = Expressions.Read(member.Value, "reader", isOblivious: true);
            if (_isMadeLast)
            {
                writer.WriteLine($"    {LocalOf(member)} = {value};");
                if (IsAssignedLater(member))
                {
                    writer.WriteLine($"    {FlagOf(_locals[member.Name])} = true;");
                }
            }
            else
            {
                writer.WriteLine("    " + Assign(member, value));
            }

            writer.WriteLine("    break;");
        }

        public void WriteEnd(SourceWriter writer)
        {
            if (!_isMadeLast)
            {
                return;
            }

            var arguments = string.Join(", ", _type.Arguments.Select(i => LocalOf(_type.Members[i])));
            var initialized = _type.Members.Where(static m => m.Setter == MemberSetter.Initializer).ToArray();
            writer.WriteLine($"var result = new {_type.Type}({arguments}){(initialized.Length == 0 ? ";" : string.Empty)}");
            if (initialized.Length > 0)
            {
                writer.WriteLine("{");
                foreach (var member in initialized)
                {
                    writer.WriteLine($"    {Identifiers.Escape(member.Name)} = {LocalOf(member)},");
                }

                writer.WriteLine("};");
            }

            foreach (var member in _type.Members.Where(IsAssignedLater))
            {
                writer.Open($"if ({FlagOf(_locals[member.Name])})");
                writer.WriteLine(Assign(member, LocalOf(member)));
                writer.Close();
                writer.WriteLine();
            }
        }

        public void WriteAccessors(SourceWriter writer)
        {
            foreach (var member in _type.Members.Where(static m => m.Setter == MemberSetter.InitAccessor))
            {
                // An absent member keeps the value of its initializer, which an object initializer would overwrite.
                writer.WriteLine();
                writer.WriteLine($"""
                    [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = "set_{member.Name}")]
                    private static extern void Set{member.Name}({(_type.IsReference ? string.Empty : "ref ")}{member.DeclaringType} target, {member.Value.PlainType} value);
                    """);
            }
        }

        private static bool IsAssignedLater(PayloadMemberModel member) => member.Setter is MemberSetter.Assignment or MemberSetter.InitAccessor;

        private static string FlagOf(string local) => "has" + char.ToUpperInvariant(local[0]) + local.Substring(1);

        private string LocalOf(PayloadMemberModel member) => Identifiers.Escape(_locals[member.Name]);

        private string Assign(PayloadMemberModel member, string value) => member.Setter == MemberSetter.InitAccessor
            ? $"Set{member.Name}({(_type.IsReference ? string.Empty : "ref ")}result, {value});"
            : $"result.{Identifiers.Escape(member.Name)} = {value};";
    }
}
