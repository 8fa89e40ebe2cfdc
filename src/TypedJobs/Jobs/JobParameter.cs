using System.ComponentModel;
using System.Text.Json;
using MessagePack;
using TypedJobs.Serialization;

namespace TypedJobs;

/// <summary>A parameter of a job whose argument is stored: its name, and how the argument is shown.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JobParameter
{
    private readonly Shower? _show;

    private JobParameter(string name, Shower? show)
    {
        Name = name;
        _show = show;
    }

    private delegate void Shower(ref MessagePackReader reader, Utf8JsonWriter json);

    /// <summary>The parameter's name.</summary>
    public string Name { get; }

    /// <summary>Describes a parameter.</summary>
    /// <typeparam name="TCodec">How it is stored.</typeparam>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    public static JobParameter Of<TCodec, T>(string name)
        where TCodec : struct, IJobCodec<T>
        => new(name, ShownValues.Covers(typeof(T)) ? static (ref MessagePackReader reader, Utf8JsonWriter json) => ShownValues.Write(json, TCodec.Read(ref reader)) : null);

    /// <summary>Reads an argument and writes it as JSON.</summary>
    internal void Show(ref MessagePackReader reader, Utf8JsonWriter json)
    {
        if (_show is null)
        {
            // A type of the program's: shown as it is stored, without making one.
            MessagePackJson.Write(json, ref reader);
        }
        else
        {
            _show(ref reader, json);
        }
    }
}
