using System.Globalization;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>What a codec does when it finds an old form: reads the old type and lets the author's method make the new one of it.</summary>
internal static class UpgradeEmitter
{
    /// <summary>Writes the calls, at the head of the method that reads.</summary>
    public static void WriteCalls(SourceWriter writer, PayloadTypeModel type)
    {
        for (var i = 0; i < type.Upgrades.Count; i++)
        {
            var upgrade = type.Upgrades[i];
            writer.Open($"if ({TestOf(i)}(reader))");
            writer.WriteLine($"var old = {Expressions.Read(upgrade.Old, "reader", isOblivious: true)};");
            if (type.IsRecursive)
            {
                writer.WriteLine("reader.Depth--;");
            }

            writer.WriteLine($"return {upgrade.Method}(old);");
            writer.Close();
            writer.WriteLine();
        }
    }

    /// <summary>Writes the methods that look ahead. The reader is passed by value: the codec's own stays where it is.</summary>
    public static void WriteTests(SourceWriter writer, PayloadTypeModel type)
    {
        for (var i = 0; i < type.Upgrades.Count; i++)
        {
            writer.WriteLine();
            writer.Open($"private static bool {TestOf(i)}(global::MessagePack.MessagePackReader reader)");
            WriteTest(writer, type.Upgrades[i]);
            writer.Close();
        }
    }

    /// <summary>The name of the method that looks ahead for one upgrade.</summary>
    public static string TestOf(int number) => "IsOldForm" + (number == 0 ? string.Empty : (number + 1).ToString(CultureInfo.InvariantCulture));

    private static void WriteTest(SourceWriter writer, UpgradeModel upgrade)
    {
        if (upgrade.Evidence.Count == 0)
        {
            writer.WriteLine($"return reader.NextMessagePackType is {upgrade.OldKinds};");
            return;
        }

        if (upgrade.OldKinds.Length > 0)
        {
            writer.Open($"if (reader.NextMessagePackType is {upgrade.OldKinds})");
            writer.WriteLine("return true;");
            writer.Close();
            writer.WriteLine();
        }

        writer.Open("if (reader.NextMessagePackType != global::MessagePack.MessagePackType.Map)");
        writer.WriteLine("return false;");
        writer.Close();
        writer.WriteLine();
        writer.WriteLine($"var isOld = {(upgrade.IsOldWithoutEvidence ? "true" : "false")};");
        writer.WriteLine("var count = reader.ReadMapHeader();");
        writer.Open("for (var i = 0; i < count; i++)");
        writer.WriteLine($"var key = {CodecEmitter.Library}PayloadReader.ReadKey(ref reader);");
        foreach (var evidence in upgrade.Evidence)
        {
            var kinds = evidence.Kinds.Length == 0 ? string.Empty : $" && reader.NextMessagePackType is {evidence.Kinds}";
            writer.Open($"if (global::System.MemoryExtensions.SequenceEqual(key, {Expressions.Text(evidence.WireName)}u8){kinds})");
            writer.WriteLine(evidence.IsOld ? "isOld = true;" : "return false;");
            writer.Close();
            writer.WriteLine();
        }

        writer.WriteLine("reader.Skip();");
        writer.Close();
        writer.WriteLine();
        writer.WriteLine("return isOld;");
    }
}
