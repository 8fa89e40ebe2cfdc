using System;
using System.Collections.Immutable;
using System.Globalization;

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
            var word = Word();
            if (isArray && word == "reserved" && !Peek(":"))
            {
                members.Add(new ContractMember(string.Empty, number, type: null));
                continue;
            }

            var isRequired = word == "required" && !Peek(":");
            var member = isRequired ? Word() : word;
            Expect(":");
            members.Add(new ContractMember(member, number, WireType(), isRequired));
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
            members.Add(Peek("\"") ? new ContractMember(Quoted(), number: 0, WireType()) : new ContractMember(string.Empty, Number(), WireType()));
        }

        return new ContractType(ContractTypeKind.Union, name, members.ToImmutable());
    }

    private string Quoted()
    {
        var text = new System.Text.StringBuilder();
        for (_at++; _at < _text.Length && _text[_at] != '"'; _at++)
        {
            _at += _text[_at] == '\\' && _at + 1 < _text.Length ? 1 : 0;
            text.Append(_text[_at]);
        }

        Expect("\"");
        return text.ToString();
    }

    private WireType WireType()
    {
        WireType type;
        if (TryTake("("))
        {
            var parts = ImmutableArray.CreateBuilder<WireType>();
            while (!TryTake(")"))
            {
                Separate(parts.Count);
                parts.Add(WireType());
            }

            type = new WireType(WireKind.Tuple, string.Empty, parts.ToImmutable());
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

    private string Word()
    {
        Skip();
        return While(static c => char.IsLetterOrDigit(c) || c is '_' or '@', "a name");
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
