using System.Globalization;
using System.Linq;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>How an invoker finds out that a job was stored with the arguments of an older version.</summary>
internal static class ArgumentsUpgradeEmitter
{
    /// <summary>The name of the method that looks ahead.</summary>
    public static string TestOf(JobModel job, int number)
        => "__IsOldForm" + (number == 0 ? string.Empty : (number + 1).ToString(CultureInfo.InvariantCulture)) + job.InvokerName.Substring("__Invoke".Length);

    /// <summary>Writes the methods that look ahead. The reader is passed by value: the invoker's own stays where it is.</summary>
    public static void WriteTests(SourceWriter writer, JobModel job)
    {
        for (var i = 0; i < job.Upgrades.Count; i++)
        {
            writer.WriteLine();
            writer.WriteLine(GeneratedNames.Attribute);
            writer.Open($"private static bool {TestOf(job, i)}(global::MessagePack.MessagePackReader reader)");
            WriteTest(writer, job.Upgrades[i]);
            writer.Close();
        }
    }

    private static void WriteTest(SourceWriter writer, ArgumentsUpgradeModel upgrade)
    {
        var most = upgrade.Parameters.Count;
        var decided = string.Join(" or ", upgrade.OldCounts.Select(static count => count.ToString(CultureInfo.InvariantCulture)));
        writer.WriteLine("var count = reader.ReadArrayHeader();");
        if (upgrade.OldCounts.Count == most - upgrade.Least + 1)
        {
            writer.WriteLine($"return count is {decided};");
            return;
        }

        writer.Open($"if (count is < {upgrade.Least} or > {most})");
        writer.WriteLine("return false;");
        writer.Close();
        writer.WriteLine();
        if (decided.Length > 0)
        {
            writer.Open($"if (count is {decided})");
            writer.WriteLine("return true;");
            writer.Close();
            writer.WriteLine();
        }

        writer.Open("for (var i = 0; i < count; i++)");
        foreach (var evidence in upgrade.Evidence)
        {
            WriteEvidence(writer, evidence.Index, evidence.OldKinds, isOld: true);
            WriteEvidence(writer, evidence.Index, evidence.NewKinds, isOld: false);
        }

        writer.WriteLine("reader.Skip();");
        writer.Close();
        writer.WriteLine();
        writer.WriteLine("return false;");
    }

    private static void WriteEvidence(SourceWriter writer, int index, string kinds, bool isOld)
    {
        if (kinds.Length > 0)
        {
            writer.Open($"if (i == {index.ToString(CultureInfo.InvariantCulture)} && reader.NextMessagePackType is {kinds})");
            writer.WriteLine(isOld ? "return true;" : "return false;");
            writer.Close();
            writer.WriteLine();
        }
    }
}
