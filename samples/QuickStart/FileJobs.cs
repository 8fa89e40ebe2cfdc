using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MimeKit;
using TypedJobs;

namespace QuickStart;

/// <summary>The jobs: a static method with [Job] is all it takes. <c>Jobs.MeasureFile</c> and <c>Jobs.WriteReport</c> are generated from them.</summary>
public static partial class FileJobs
{
    /// <summary>Reads a file and says what sha256sum and wc say of it.</summary>
    /// <param name="path">The file's full path: the worker may run in another folder.</param>
    /// <param name="cancellationToken">Trips when the worker stops: the job is then handed to another one.</param>
    // Private, so that enqueueing is the only way in. What it throws is tried again, up to MaxAttempts; then the job is dead, with its error kept.
    [Job("quickstart.measure-file", Queue = "quickstart", MaxAttempts = 3)]
    private static async Task<FileFacts> MeasureFile(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new TextCount();
        var block = new byte[64 * 1024];
        long bytes = 0;
        int read, kept = 0;
        while ((read = await file.ReadAsync(block.AsMemory(kept), cancellationToken)) > 0)
        {
            bytes += read;
            sha256.AppendData(block, kept, read);
            var counted = text.Add(block.AsSpan(0, kept + read));
            // The last character may be cut by the end of the block: it waits for the next one.
            kept = kept + read - counted;
            block.AsSpan(counted, kept).CopyTo(block);
        }

        return new FileFacts(path, Convert.ToHexStringLower(sha256.GetHashAndReset()), text.Lines, text.Words, bytes);
    }

    /// <summary>Writes <c>report.csv</c>, <c>report.json</c>, and <c>report.eml</c>: a message with both attached.</summary>
    /// <param name="folder">The full path of the folder to write to; made if it is not there.</param>
    /// <param name="files">What the files hold, in the order of the report.</param>
    /// <param name="dead">The files that could not be read.</param>
    /// <param name="job">Supplied by the worker, like the token.</param>
    /// <param name="cancellationToken">Trips when the worker stops.</param>
    [Job("quickstart.write-report", Queue = "quickstart")]
    private static async Task<Report> WriteReport(string folder, FileFacts[] files, DeadFile[] dead, JobContext job, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var report = new Report(Path.Combine(folder, "report.csv"), Path.Combine(folder, "report.json"), Path.Combine(folder, "report.eml"));

        var csv = new StringBuilder("path,sha256,lines,words,bytes\n");
        foreach (var file in files)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{Quoted(file.Path)},{file.Sha256},{file.Lines},{file.Words},{file.Bytes}\n");
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(new ReportContent(files, dead), ReportJson.Default.ReportContent);
        await File.WriteAllTextAsync(report.Csv, csv.ToString(), cancellationToken);
        await File.WriteAllBytesAsync(report.Json, json, cancellationToken);

        // A job may run twice; by the message's id, the same in every attempt, a reader's mail program knows the second as the first.
        using var message = new MimeMessage
        {
            MessageId = $"{job.IdempotencyKey}@quickstart.example",
            Date = job.EnqueuedAt,
            Subject = string.Create(CultureInfo.InvariantCulture, $"{files.Length} files, {files.Sum(file => file.Lines):N0} lines, {dead.Length} not readable"),
        };
        message.From.Add(new MailboxAddress("QuickStart", "quickstart@example.com"));
        message.To.Add(new MailboxAddress("Reader", "reader@example.com"));
        var body = new BodyBuilder { TextBody = "The report is attached, as a table and as JSON.\n" };
        body.Attachments.Add("report.csv", Encoding.UTF8.GetBytes(csv.ToString()), new ContentType("text", "csv") { Charset = "utf-8" });
        body.Attachments.Add("report.json", json, new ContentType("application", "json"));
        message.Body = body.ToMessageBody();
        await message.WriteToAsync(report.Message, cancellationToken);
        return report;
    }

    // RFC 4180: a value with a comma, a quote or a line break stands in quotes, and its quotes are doubled.
    private static string Quoted(string value)
        => value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}

/// <summary>What is in a file. A plain record: it needs nothing to be serialized.</summary>
/// <param name="Path">The file.</param>
/// <param name="Sha256">In lower-case hex, as sha256sum prints it.</param>
/// <param name="Lines">Newline characters.</param>
/// <param name="Words">Words, as wc counts them.</param>
/// <param name="Bytes">Its size.</param>
public sealed record FileFacts(string Path, string Sha256, long Lines, long Words, long Bytes);

/// <summary>A file that no attempt could read.</summary>
public sealed record DeadFile(string Path, string Error);

/// <summary>Where the report was written to.</summary>
public sealed record Report(string Csv, string Json, string Message);

/// <summary>What is in <c>report.json</c>.</summary>
internal sealed record ReportContent(FileFacts[] Files, DeadFile[] Dead);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ReportContent))]
internal sealed partial class ReportJson : JsonSerializerContext;

/// <summary>Counts lines and words of UTF-8 text as wc of GNU coreutils does: white space ends a word, a printable character begins one, and
/// what is neither (control characters, bytes that are not UTF-8) is passed over.</summary>
internal sealed class TextCount
{
    private bool _inWord;

    public long Lines { get; private set; }

    public long Words { get; private set; }

    /// <summary>Counts what is in a block of text.</summary>
    /// <returns>How many bytes were counted: all but a character that the end of the block cuts.</returns>
    public int Add(ReadOnlySpan<byte> block)
    {
        Lines += block.Count((byte)'\n');
        var counted = 0;
        OperationStatus status;
        while ((status = Rune.DecodeFromUtf8(block[counted..], out var character, out var length)) != OperationStatus.NeedMoreData)
        {
            counted += length;
            if (status == OperationStatus.InvalidData)
            {
                continue;
            }

            if (Separates(character))
            {
                _inWord = false;
            }
            else if (!_inWord && Prints(character))
            {
                _inWord = true;
                Words++;
            }
        }

        return counted;
    }

    private static bool Separates(Rune character)
        => character.Value is (>= '\t' and <= '\r') or '\u2060' || Rune.GetUnicodeCategory(character) == UnicodeCategory.SpaceSeparator;

    private static bool Prints(Rune character)
        => Rune.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
