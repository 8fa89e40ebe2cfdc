namespace TypedJobs.Generators.Contract;

/// <summary>What a setting takes; it decides how the setting is checked and how generated code spells it.</summary>
internal enum SettingKind
{
    /// <summary>The name of a queue.</summary>
    QueueName,

    /// <summary>A C# identifier.</summary>
    Identifier,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A number from 0 to 1.</summary>
    Share,

    /// <summary>A duration: <c>"10m"</c>.</summary>
    Duration,

    /// <summary>A value of an enum, whose 0 is the default.</summary>
    Choice,

    /// <summary>Types of exceptions.</summary>
    Exceptions,

    /// <summary>The method of another job of the class.</summary>
    JobOfTheClass,
}

/// <summary>Where generated code puts a setting that is not at its default, as a property of the same name.</summary>
internal enum SettingTarget
{
    /// <summary>Nowhere by itself: its meaning has code of its own.</summary>
    Own,

    /// <summary>The <c>JobDescriptor</c>.</summary>
    Descriptor,

    /// <summary>The <c>JobDescriptor</c> of a job that returns a value.</summary>
    DescriptorWithResult,

    /// <summary>The <c>RetryPolicy</c>.</summary>
    Retry,
}

/// <summary>One setting of <c>[Job]</c>: a row of <see cref="JobSettingTable"/>.</summary>
internal sealed class JobSetting
{
    public JobSetting(string name, SettingKind kind, SettingTarget target, object? absent, string range, string meaning)
    {
        Name = name;
        Kind = kind;
        Target = target;
        Default = absent;
        Range = range;
        Meaning = meaning;
    }

    /// <summary>The property of the attribute.</summary>
    public string Name { get; }

    public SettingKind Kind { get; }

    public SettingTarget Target { get; }

    /// <summary>What holds where nobody sets it, as the attribute spells it; null for none. Of a choice its name, for the reader.</summary>
    public object? Default { get; }

    /// <summary>What it may be, in words that follow "from" or stand alone.</summary>
    public string Range { get; }

    /// <summary>What it is for, as a sentence without its full stop.</summary>
    public string Meaning { get; }

    /// <summary>The least of a number or a duration, as the attribute spells it.</summary>
    public object? Least { get; private set; }

    /// <summary>The most of a number or a duration, as the attribute spells it.</summary>
    public object? Most { get; private set; }

    /// <summary>True if <c>[Job]</c> has it and <c>[JobDefaults]</c> has not.</summary>
    public bool IsOfOneJob { get; private set; }

    /// <summary>The same setting, with limits.</summary>
    public JobSetting From(object least, object most)
    {
        (Least, Most) = (least, most);
        return this;
    }

    /// <summary>The same setting, which no class and no assembly can have.</summary>
    public JobSetting OfOneJob()
    {
        IsOfOneJob = true;
        return this;
    }
}
