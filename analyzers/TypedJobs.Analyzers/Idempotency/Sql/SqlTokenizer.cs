using System.Collections.Generic;
using System.Text;

namespace TypedJobs.Analyzers.Idempotency;

/// <summary>Splits SQL into tokens. It knows quotes, comments and parameters of PostgreSQL, SQL Server, MySQL and SQLite, and no grammar.</summary>
internal sealed class SqlTokenizer
{
    private readonly string _sql;
    private readonly List<SqlToken> _tokens = [];
    private int _at;
    private int _depth;

    public SqlTokenizer(string sql) => _sql = sql;

    public List<SqlToken> Split()
    {
        while (_at < _sql.Length)
        {
            var letter = _sql[_at];
            if (char.IsWhiteSpace(letter))
            {
                _at++;
            }
            else if (Starts("--") || Starts("/*"))
            {
                SkipComment();
            }
            else if (letter == '\'')
            {
                SkipQuoted('\'');
                Add(SqlTokenKind.Literal, "");
            }
            else if (IsParameterStart())
            {
                AddParameter();
            }
            else if (IsNameStart(letter))
            {
                Add(SqlTokenKind.Word, ReadName());
            }
            else if (char.IsDigit(letter))
            {
                SkipNumber();
            }
            else
            {
                AddSymbol(letter);
            }
        }

        return _tokens;
    }

    private void Add(SqlTokenKind kind, string text) => _tokens.Add(new SqlToken(kind, text, _depth));

    private void AddSymbol(char letter)
    {
        var two = _at + 1 < _sql.Length ? _sql.Substring(_at, 2) : "";
        var text = two is "||" or "+=" or "-=" or "*=" or "/=" or "<>" or "!=" or "<=" or ">=" or "::" ? two : letter.ToString();
        _depth -= letter == ')' && _depth > 0 ? 1 : 0;
        Add(SqlTokenKind.Symbol, text);
        _depth += letter == '(' ? 1 : 0;
        _at += text.Length;
    }

    private bool IsParameterStart()
        => _at + 1 < _sql.Length && IsNamePart(_sql[_at + 1])
            && (_sql[_at] is '@' or '$' || (_sql[_at] == ':' && (_at == 0 || _sql[_at - 1] != ':')) || (_sql[_at] == '{' && char.IsDigit(_sql[_at + 1])));

    private void AddParameter()
    {
        var start = _at++;
        while (_at < _sql.Length && (IsNamePart(_sql[_at]) || _sql[_at] is '@' or '}'))
        {
            _at++;
        }

        Add(SqlTokenKind.Parameter, _sql.Substring(start, _at - start));
    }

    private string ReadName()
    {
        var name = new StringBuilder();
        while (_at < _sql.Length)
        {
            var letter = _sql[_at];
            if (letter is '"' or '`' or '[')
            {
                var start = _at + 1;
                SkipQuoted(letter == '[' ? ']' : letter);
                name.Append(_sql, start, System.Math.Max(0, System.Math.Min(_at, _sql.Length) - start - 1));
            }
            else if (IsNamePart(letter) || letter is '.' or '#')
            {
                name.Append(letter);
                _at++;
            }
            else
            {
                break;
            }
        }

        return name.ToString();
    }

    private void SkipNumber()
    {
        while (_at < _sql.Length && (char.IsLetterOrDigit(_sql[_at]) || _sql[_at] == '.'))
        {
            _at++;
        }

        Add(SqlTokenKind.Literal, "");
    }

    private void SkipQuoted(char end)
    {
        _at++;
        while (_at < _sql.Length)
        {
            if (_sql[_at++] == end)
            {
                if (_at >= _sql.Length || _sql[_at] != end)
                {
                    return;
                }

                _at++;
            }
        }
    }

    private void SkipComment()
    {
        var end = Starts("--") ? _sql.IndexOf('\n', _at) : _sql.IndexOf("*/", _at + 2, System.StringComparison.Ordinal);
        _at = end < 0 ? _sql.Length : end + (Starts("--") ? 1 : 2);
    }

    private bool Starts(string text) => string.CompareOrdinal(_sql, _at, text, 0, text.Length) == 0;

    private static bool IsNameStart(char letter) => char.IsLetter(letter) || letter is '_' or '"' or '`' or '[' or '#';

    private static bool IsNamePart(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
