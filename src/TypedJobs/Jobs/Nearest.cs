namespace TypedJobs;

/// <summary>Finds what a misspelt name was meant to be.</summary>
internal static class Nearest
{
    /// <summary>The known name that a name differs from by a slip or two; null if none is that near. Case, '-' and '_' do not count.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        var plain = Plain(name);
        var nearest = known.Select(other => (Name: other, Distance: Distance(plain, Plain(other)))).DefaultIfEmpty((Name: "", Distance: int.MaxValue)).MinBy(static other => other.Distance);
        // A short name is near to many: there, one slip is all that is believed.
        return nearest.Distance <= (plain.Length < 7 ? 1 : 2) ? nearest.Name : null;
    }

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Letters to add, take away, replace, or exchange with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        // An argument may be as long as a program likes; what is far longer than a name is no slip.
        if (Math.Abs(a.Length - b.Length) > 2)
        {
            return int.MaxValue;
        }

        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var replaced = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replaced, 1 + Math.Min(rows[i - 1, j], rows[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
