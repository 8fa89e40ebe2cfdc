using System.Globalization;

namespace TypedJobs;

/// <summary>One option that a deployment can set: where it is said, and how its text is read. By hand: binding by reflection would not survive trimming.</summary>
/// <typeparam name="TOptions">The options that it belongs to.</typeparam>
internal sealed class Setting<TOptions>
{
    private readonly Action<TOptions, JobConfiguration> _apply;

    private Setting(string property, string key, string? argument, Action<TOptions, JobConfiguration> apply)
    {
        Property = property;
        Key = key;
        Argument = argument;
        _apply = apply;
    }

    /// <summary>The property that it sets.</summary>
    public string Property { get; }

    /// <summary>Its key under the server's section; <c>Worker:Queues:*</c> where the entries have keys of their own.</summary>
    public string Key { get; }

    /// <summary>Its name on the command line, without the dashes; null if it has none.</summary>
    public string? Argument { get; }

    /// <summary>Sets the option if the deployment says anything.</summary>
    /// <exception cref="InvalidOperationException">What it says cannot be read.</exception>
    public void Apply(TOptions options, JobConfiguration configuration) => _apply(options, configuration);

    /// <summary>An option that is read from one text.</summary>
    public static Setting<TOptions> Of<TValue>(
        string property, string key, SettingReader<TValue> reader, Action<TOptions, TValue> set, string? argument = null)
        => new(property, key, argument, (options, configuration) =>
        {
            if (configuration.Read(key, argument) is { } text)
            {
                set(options, reader.TryRead(text, out var value) ? value : throw Malformed(configuration, key, argument, text, reader.Expected));
            }
        });

    /// <summary>An option with many values: a list in one text, or entries.</summary>
    public static Setting<TOptions> Many(
        string property, string key, Action<TOptions, IReadOnlyList<KeyValuePair<string, string>>> set, string? argument = null)
        => new(property, key + ":*", argument, (options, configuration) =>
        {
            var listed = configuration.Read(key, argument)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(static (text, i) => KeyValuePair.Create(i.ToString(CultureInfo.InvariantCulture), text));
            var entries = listed ?? configuration.ReadEntries(key).Where(static entry => entry.Value is not null).Select(static entry => KeyValuePair.Create(entry.Key, entry.Value!));
            if (entries.ToList() is { Count: > 0 } found)
            {
                set(options, found);
            }
        });

    private static InvalidOperationException Malformed(JobConfiguration configuration, string key, string? argument, string text, string expected)
        => new($"'{text}' is not a value for {(argument is null ? "" : $"--{argument} or ")}{configuration.Section}:{key}: expected {expected}.");
}
