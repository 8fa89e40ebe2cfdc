using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace TypedJobs.Benchmarks;

/// <summary>One JSON object on one line of standard output. Keys are <c>snake_case</c> and stay as they are.</summary>
internal sealed class JsonLine : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly Utf8JsonWriter _writer;

    public JsonLine(string bench)
    {
        _writer = new Utf8JsonWriter(_bytes);
        _writer.WriteStartObject();
        Add("bench", bench).Add("runtime", RuntimeFeature.IsDynamicCodeCompiled ? "jit" : "aot");
    }

    public JsonLine Add(string key, string value)
    {
        _writer.WriteString(key, value);
        return this;
    }

    public JsonLine Add(string key, long value)
    {
        _writer.WriteNumber(key, value);
        return this;
    }

    public JsonLine Add(string key, bool value)
    {
        _writer.WriteBoolean(key, value);
        return this;
    }

    public JsonLine Add(string key, double value, int digits)
    {
        _writer.WriteNumber(key, Math.Round(value, digits));
        return this;
    }

    /// <summary>Ends the object and prints it.</summary>
    public void Print()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        Console.WriteLine(Encoding.UTF8.GetString(_bytes.ToArray()));
    }

    public void Dispose()
    {
        _writer.Dispose();
        _bytes.Dispose();
    }
}
