using System.ComponentModel;
using System.Globalization;

namespace TypedJobs;

/// <summary>A job id as text, for what asks a type for its converter: MVC, configuration, Newtonsoft.Json, property grids.</summary>
public sealed class JobIdTypeConverter : TypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType)
        => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <summary>Reads an id.</summary>
    /// <param name="context">Not used.</param>
    /// <param name="culture">Not used.</param>
    /// <param name="value">Its text.</param>
    /// <exception cref="FormatException">It is no job id.</exception>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        => value is string text ? JobId.Parse(text.Trim(), null) : base.ConvertFrom(context, culture, value);

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType)
        => value is JobId id && destinationType == typeof(string) ? id.ToString() : base.ConvertTo(context, culture, value, destinationType);
}
