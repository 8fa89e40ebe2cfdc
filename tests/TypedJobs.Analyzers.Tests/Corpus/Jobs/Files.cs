namespace Corpus.Files;

public static partial class FileJobs
{
    [Job] // TJ3004
    public static Task AppendRow(string row) => File.AppendAllTextAsync("/data/export.csv", row + "\n");

    [Job] // clean
    public static Task AppendToLog(string line) => File.AppendAllTextAsync("/var/log/shop.log", line);

    [Job] // clean
    public static Task WriteReport(string orderId, string text) => File.WriteAllTextAsync($"/reports/{orderId}.txt", text);

    [Job] // TJ3014
    public static Task WriteReportUnderGuid(string orderId, string text) => File.WriteAllTextAsync($"/reports/{Guid.NewGuid():N}.txt", text);

    [Job] // TJ3014
    public static async Task WriteReportUnderTime(string text)
    {
        var name = "report-" + DateTime.UtcNow.ToString("yyyyMMddHHmmss") + ".txt";
        var path = Path.Combine("/reports", name);
        await File.WriteAllTextAsync(path, text);
    }

    [Job] // clean
    public static async Task WriteReportUnderDay(string text)
    {
        var path = Path.Combine("/reports", $"report-{DateTime.UtcNow:yyyy-MM-dd}.txt");
        await File.WriteAllTextAsync(path, text);
    }

    [Job] // clean
    public static async Task WriteThenMove(string orderId, byte[] body)
    {
        var draft = "/reports/" + Guid.NewGuid() + ".part";
        await File.WriteAllBytesAsync(draft, body);
        File.Move(draft, $"/reports/{orderId}.pdf", overwrite: true);
    }

    [Job] // clean
    public static async Task UseTemporaryFile(string orderId, byte[] body)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllBytesAsync(path, body);
        File.Copy(path, $"/reports/{orderId}.pdf", overwrite: true);
        File.Delete(path);
    }

    [Job] // TJ3004
    public static async Task AppendWithWriter(string line)
    {
        await using var writer = new StreamWriter("/data/ledger.csv", append: true);
        await writer.WriteLineAsync(line);
    }

    [Job] // clean
    public static async Task OverwriteWithWriter(string orderId, string line)
    {
        await using var writer = new StreamWriter($"/data/{orderId}.csv", append: false);
        await writer.WriteLineAsync(line);
    }

    [Job] // TJ3004
    public static async Task AppendStream(byte[] bytes)
    {
        await using var stream = new FileStream("/data/events.bin", FileMode.Append);
        await stream.WriteAsync(bytes);
    }

    [Job] // clean
    public static async Task CreateStream(string id, byte[] bytes)
    {
        await using var stream = File.Open($"/data/{id}.bin", FileMode.Create);
        await stream.WriteAsync(bytes);
    }

    [Job] // TJ3014
    public static async Task CreateStreamUnderTicks(byte[] bytes)
    {
        var id = DateTime.Now.Ticks;
        await using var stream = File.Create($"/data/{id}.bin");
        await stream.WriteAsync(bytes);
    }

    [Job] // TJ3004
    public static void AppendThroughService(string line, [FromServices] Journal journal) => journal.Write(line);

    [Job] // TJ3014
    public static async Task ExportThroughService(string text, [FromServices] Exporter exporter)
        => await exporter.ExportAsync(Guid.NewGuid().ToString(), text);

    [Job] // clean
    public static async Task ExportThroughServiceStable(string orderId, string text, [FromServices] Exporter exporter)
        => await exporter.ExportAsync(orderId, text);

    [Job] // clean
    public static async Task NameFromArgument(DateTimeOffset at, string text) => await File.WriteAllTextAsync($"/reports/{at:yyyyMMddHHmmss}.txt", text);

    [Job] // clean
    public static async Task RandomContent(string id)
    {
        var salt = Random.Shared.Next();
        await File.WriteAllTextAsync($"/salts/{id}", salt.ToString());
    }

    [Job] // clean
    public static void Housekeep(string folder)
    {
        foreach (var file in Directory.GetFiles(folder))
        {
            if (File.GetLastWriteTimeUtc(file) < DateTime.UtcNow.AddDays(-30))
            {
                File.Delete(file);
            }
        }
    }

    [Job] // TJ3014
    public static async Task UnstableThroughTernary(string? name, string text)
    {
        var file = name ?? Path.GetRandomFileName();
        await File.WriteAllTextAsync("/exports/" + file, text);
    }

    [Job] // clean
    public static async Task Stamped(string id, [FromServices] TimeProvider time)
        => await File.WriteAllTextAsync($"/stamps/{id}", time.GetUtcNow().ToString("O"));
}

public class Journal { public void Write(string line) => File.AppendAllLines("/data/journal.txt", [line]); }

public class Exporter
{
    public async Task ExportAsync(string name, string text)
    {
        var path = Path.Combine("/exports", name + ".txt");
        await File.WriteAllTextAsync(path, text);
    }
}
