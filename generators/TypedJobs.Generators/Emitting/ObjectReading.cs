using System.Collections.Generic;
using System.Linq;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>How an object comes to be: first, and filled as its members are read; or last, when its constructor or initializer needs them.</summary>
internal sealed class ObjectReading
{
    private const string Result = "result";
    private const string Own = "own";

    private readonly PayloadTypeModel _type;
    private readonly bool _isMadeLast;
    private readonly Dictionary<string, string> _locals = [];
    private readonly Dictionary<string, string> _flags = [];
    private readonly Dictionary<string, string> _accessors = [];

    public ObjectReading(PayloadTypeModel type)
    {
        _type = type;
        _isMadeLast = type.Members.Any(static m => m.Setter is MemberSetter.Constructor || IsInitialized(m));
        var locals = new NameScope(["reader", "writer", "value", "count", "key", "i", "old", Result, Own]);
        foreach (var member in type.Members)
        {
            _locals.Add(member.Name, locals.Take(char.ToLowerInvariant(member.Name[0]) + member.Name.Substring(1)));
        }

        var members = new NameScope(["Write", "Read", type.CodecName, .. type.Upgrades.Select(static (_, i) => UpgradeEmitter.TestOf(i))]);
        foreach (var member in type.Members)
        {
            _flags.Add(member.Name, locals.Take("has" + char.ToUpperInvariant(member.Name[0]) + member.Name.Substring(1)));
            _accessors.Add(member.Name, members.Take("Set" + member.Name));
        }
    }

    public void WriteStart(SourceWriter writer)
    {
        if (!_isMadeLast)
        {
            writer.WriteLine($"var {Result} = new {_type.Type}();");
            return;
        }

        foreach (var member in _type.Members)
        {
            writer.WriteLine($"{member.Value.PlainType} {_locals[member.Name]} = {member.Default};");
            if (IsFlagged(member))
            {
                writer.WriteLine($"var {_flags[member.Name]} = false;");
            }
        }
    }

    public void WriteCase(SourceWriter writer, PayloadMemberModel member)
    {
        var value = Expressions.Read(member.Value, "reader", isOblivious: true);
        if (_isMadeLast)
        {
            writer.WriteLine($"    {_locals[member.Name]} = {value};");
            if (IsFlagged(member))
            {
                writer.WriteLine($"    {_flags[member.Name]} = true;");
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

        foreach (var member in _type.Members.Where(static m => m.IsRequired))
        {
            writer.Open($"if (!{_flags[member.Name]})");
            writer.WriteLine($"throw {CodecEmitter.Library}PayloadFault.Absent({Expressions.Text(_type.DisplayName)}, {Expressions.Text(member.Name)}, count);");
            writer.Close();
            writer.WriteLine();
        }

        WriteOwnValues(writer);
        WriteNew(writer, $"var {Result} = ", ";", _type.Members.Where(IsInitialized).Select(m => (m, ValueOf(m))));
        foreach (var member in _type.Members.Where(static m => IsAssignedLater(m)))
        {
            writer.Open($"if ({_flags[member.Name]})");
            writer.WriteLine(Assign(member, _locals[member.Name]));
            writer.Close();
            writer.WriteLine();
        }
    }

    public void WriteAccessors(SourceWriter writer)
    {
        foreach (var member in _type.Members.Where(static m => m.Setter == MemberSetter.InitAccessor))
        {
            // An absent member keeps the value that the object gave itself, which an object initializer would overwrite.
            writer.WriteLine();
            writer.WriteLine($"""
                [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = {Expressions.Text(member.Accessor!)})]
                private static extern void {_accessors[member.Name]}({(_type.IsReference ? string.Empty : "ref ")}{member.DeclaringType} target, {member.Value.PlainType} value);
                """);
        }
    }

    // What the object gives itself is seen on one that is made without the members that may be absent.
    private void WriteOwnValues(SourceWriter writer)
    {
        var members = _type.Members.Where(static m => m.Setter == MemberSetter.InitializerOrOwnValue).ToArray();
        if (members.Length > 0)
        {
            var isNeedless = _type.IsReference ? $"{string.Join(" && ", members.Select(m => _flags[m.Name]))} ? null : " : string.Empty;
            WriteNew(writer, $"{_type.Type} {Own} = {isNeedless}", ";", _type.Members.Where(static m => m.IsRequired).Select(m => (m, _locals[m.Name])));
        }
    }

    private void WriteNew(SourceWriter writer, string before, string after, IEnumerable<(PayloadMemberModel Member, string Value)> members)
    {
        var initialized = members.ToArray();
        var arguments = string.Join(", ", _type.Arguments.Select(i => _locals[_type.Members[i].Name]));
        writer.WriteLine($"{before}new {_type.Type}({arguments}){(initialized.Length == 0 ? after : string.Empty)}");
        if (initialized.Length > 0)
        {
            writer.WriteLine("{");
            foreach (var (member, value) in initialized)
            {
                writer.WriteLine($"    {Identifiers.Escape(member.Name)} = {value},");
            }

            writer.WriteLine("}" + after);
        }
    }

    private string ValueOf(PayloadMemberModel member)
        => member.Setter == MemberSetter.InitializerOrOwnValue
            ? $"{_flags[member.Name]} ? {_locals[member.Name]} : {Own}.{Identifiers.Escape(member.Name)}"
            : _locals[member.Name];

    private static bool IsInitialized(PayloadMemberModel member)
        => member.IsRequired || member.Setter is MemberSetter.Initializer or MemberSetter.InitializerOrOwnValue;

    private static bool IsAssignedLater(PayloadMemberModel member) => member.Setter is MemberSetter.Assignment or MemberSetter.InitAccessor;

    private static bool IsFlagged(PayloadMemberModel member)
        => member.IsRequired || IsAssignedLater(member) || member.Setter == MemberSetter.InitializerOrOwnValue;

    private string Assign(PayloadMemberModel member, string value) => member.Setter == MemberSetter.InitAccessor
        ? $"{_accessors[member.Name]}({(_type.IsReference ? string.Empty : "ref ")}{Result}, {value});"
        : $"{Result}.{Identifiers.Escape(member.Name)} = {value};";
}
