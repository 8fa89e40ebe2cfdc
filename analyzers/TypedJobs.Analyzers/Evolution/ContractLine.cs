using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;

namespace TypedJobs.Analyzers.Evolution;

/// <summary>Reads one line of a contract file. Any fault is told by its message; nothing is guessed.</summary>
internal sealed class ContractLine
{
    private static readonly ImmutableHashSet<string> Scalars = ImmutableHashSet.Create(
        StringComparer.Ordinal, "bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal", "char",
        "string", "bytes", "Int128", "UInt128", "Half", "Rune", "Guid", "DateTime", "DateTimeOffset", "TimeSpan", "DateOnly", "TimeOnly", "Uri",
        "Version", "BigInteger", "Complex", "JobId");

    private readonly string _text;
    private int _at;

    private ContractLine(string text) => _text = text;

    /// <summary>Reads a line that is neither empty nor a comment.</summary>
    /// <returns>A <see cref="ContractJob"/>, a <see cref="ContractType"/>, or the name of a retired job.</returns>
    /// <exception cref="FormatException">The line is malformed; the message says where.</exception>
    public static object Read(string text)
    {
        var line = new ContractLine(text);
        object entry = line.Word() switch
        {
            "job" => line.Job(),
            "type" => line.Type(),
            "enum" => line.Enum(),
            "union" => line.Union(),
            "retired" => line.WireName(),
            var other => throw new FormatException($"'{other}' is none of job, type, enum, union, retired"),
        };
        line.Skip();
        return line._at == text.Length ? entry : throw line.Fault("the end of the line");
    }

    /// <summary>A member's name as a line has it: in quotes where it is no word, or the word that the name in the code comes after.</summary>
    public static string Quoted(string name)
        => name.Length > 0 && name != "as" && name.All(IsOfWord) ? name : InQuotes(name);

    /// <summary>A name in quotes, with <c>\u000a</c> for what would end the line.</summary>
    public static string InQuotes(string name)
    {
        var text = new StringBuilder("\"");
        foreach (var c in name)
        {
            if (c is '\\' or '"')
            {
                text.Append('\\').Append(c);
            }
            else if (char.IsControl(c) || c is '\u2028' or '\u2029')
            {
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(c);
            }
        }

        return text.Append('"').ToString();
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '@';

    private ContractJob Job()
    {
        var name = WireName();
        Expect("(");
        var parameters = ImmutableArray.CreateBuilder<ContractParameter>();
        while (!TryTake(")"))
        {
            Separate(parameters.Count);
            var parameter = Word();
            Expect(":");
            var type = WireType();
            var hasDefault = TryTake("=");
            if (hasDefault)
            {
                Expect("default");
            }

            parameters.Add(new ContractParameter(parameter, type, hasDefault));
        }

        return new ContractJob(name, parameters.ToImmutable(), TryTake("->") ? WireType() : null);
    }

    private ContractType Type()
    {
        var name = TypeName();
        var isArray = TryTake("[");
        if (!isArray)
        {
            Expect("{");
        }

        var members = ImmutableArray.CreateBuilder<ContractMember>();
        while (!TryTake(isArray ? "]" : "}"))
        {
            Separate(members.Count);
            var number = isArray ? Number() : 0;
            var word = MemberName();
            if (isArray && word == "reserved" && !Peek(":"))
            {
                members.Add(new ContractMember(string.Empty, number, type: null));
                continue;
            }

            var isRequired = word == "required" && !Peek(":") && !Peek("as ");
            var member = isRequired ? MemberName() : word;
            var codeName = TryTake("as ") ? Word() : null;
            Expect(":");
            members.Add(new ContractMember(member, number, WireType(), isRequired, codeName));
        }

        return new ContractType(isArray ? ContractTypeKind.Array : ContractTypeKind.Map, name, members.ToImmutable());
    }

    private ContractType Enum()
    {
        var name = TypeName();
        Expect(":");
        var underlying = Word();
        Expect("{");
        var members = ImmutableArray.CreateBuilder<ContractMember>();
        while (!TryTake("}"))
        {
            Separate(members.Count);
            var member = Word();
            Expect("=");
            members.Add(new ContractMember(member, Number(), type: null));
        }

        return new ContractType(ContractTypeKind.Enum, name, members.ToImmutable(), underlying);
    }

    private ContractType Union()
    {
        var name = TypeName();
        Expect("{");
        var members = ImmutableArray.CreateBuilder<ContractMember>();
        while (!TryTake("}"))
        {
            Separate(members.Count);
            var caseName = Peek("\"") ? MemberName() : null;
            members.Add(ContractMember.Case(caseName, caseName is null ? Number() : 0, WireType()));
        }

        return new ContractType(ContractTypeKind.Union, name, members.ToImmutable());
    }

    private WireType WireType()
    {
        WireType type;
        if (TryTake("("))
        {
            var parts = ImmutableArray.CreateBuilder<WireType>();
            var names = ImmutableArray.CreateBuilder<string>();
            while (!TryTake(")"))
            {
                Separate(parts.Count);
                names.Add(ElementName());
                parts.Add(WireType());
            }

            type = new WireType(WireKind.Tuple, string.Empty, parts.ToImmutable(), names.ToImmutable());
        }
        else if (TryTake("map<"))
        {
            var key = WireType();
            Expect(",");
            type = Evolution.WireType.Of(WireKind.Map, key, WireType());
            Expect(">");
        }
        else
        {
            var name = TypeName();
            type = Scalars.Contains(name) ? Evolution.WireType.Scalar(name) : Evolution.WireType.Named(name);
        }

        while (true)
        {
            if (TryTake("[]"))
            {
                type = Evolution.WireType.Of(WireKind.Sequence, type);
            }
            else if (TryTake("?"))
            {
                type = Evolution.WireType.Of(WireKind.Nullable, type);
            }
            else
            {
                return type;
            }
        }
    }

    private string WireName()
    {
        Skip();
        return While(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_', "a wire name");
    }

    // Type arguments are part of the name, with the spaces and commas between them.
    private string TypeName()
    {
        Skip();
        var start = _at;
        While(static c => char.IsLetterOrDigit(c) || c is '.' or '_' or '@', "a type");
        if (_at < _text.Length && _text[_at] == '<')
        {
            var depth = 0;
            do
            {
                depth += _text[_at] == '<' ? 1 : _text[_at] == '>' ? -1 : 0;
                _at++;
            }
            while (depth > 0 && _at < _text.Length);
        }

        // What follows the type arguments of a containing type.
        if (_at < _text.Length && _text[_at] == '.')
        {
            While(static c => char.IsLetterOrDigit(c) || c is '.' or '_' or '@', "a type");
        }

        return _text.Substring(start, _at - start);
    }

    // The name before an element of a tuple; empty if it has none.
    private string ElementName()
    {
        Skip();
        var start = _at;
        while (_at < _text.Length && IsOfWord(_text[_at]))
        {
            _at++;
        }

        var name = _text.Substring(start, _at - start);
        if (name.Length > 0 && TryTake(":"))
        {
            return name;
        }

        _at = start;
        return string.Empty;
    }

    // On the wire a member may have any name; one that is no word is written in quotes.
    private string MemberName()
    {
        if (!TryTake("\""))
        {
            return Word();
        }

        var name = new StringBuilder();
        while (_at < _text.Length && _text[_at] != '"')
        {
            name.Append(Character());
        }

        Expect("\"");
        return name.ToString();
    }

    // A character inside of quotes.
    private char Character()
    {
        const int Digits = 4;
        if (_text[_at] != '\\' || _at + 1 == _text.Length)
        {
            return _text[_at++];
        }

        _at++;
        if (_text[_at] != 'u')
        {
            return _text[_at++];
        }

        _at++;
        if (_at + Digits > _text.Length || !ushort.TryParse(_text.Substring(_at, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            throw Fault("four hexadecimal digits");
        }

        _at += Digits;
        return (char)number;
    }

    private string Word()
    {
        Skip();
        return While(IsOfWord, "a name");
    }

    private long Number()
    {
        Skip();
        var text = While(static c => char.IsDigit(c) || c == '-', "a number");
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Fault("a number");
    }

    private string While(Func<char, bool> belongs, string expected)
    {
        var start = _at;
        while (_at < _text.Length && belongs(_text[_at]))
        {
            _at++;
        }

        return _at > start ? _text.Substring(start, _at - start) : throw Fault(expected);
    }

    private void Separate(int count)
    {
        if (count > 0)
        {
            Expect(",");
        }
    }

    private void Expect(string token)
    {
        if (!TryTake(token))
        {
            throw Fault($"'{token}'");
        }
    }

    private bool TryTake(string token)
    {
        var isThere = Peek(token);
        _at += isThere ? token.Length : 0;
        return isThere;
    }

    private bool Peek(string token)
    {
        Skip();
        return string.CompareOrdinal(_text, _at, token, 0, token.Length) == 0;
    }

    private void Skip()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }

    private FormatException Fault(string expected) => new($"{expected} is expected at column {(_at + 1).ToString(CultureInfo.InvariantCulture)}");
}
