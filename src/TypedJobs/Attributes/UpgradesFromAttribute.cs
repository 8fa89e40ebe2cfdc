namespace TypedJobs;

/// <summary>Turns what an older version stored into what the code has today: an older payload type, or the older parameters of a job.</summary>
/// <remarks>
/// <para><b>A payload type:</b> <c>[UpgradesFrom] static Order FromV1(OrderV1 old)</c> is declared in the new type, is internal or public, takes one value of
/// the old type and returns the new one. The old type is kept in the code for as long as jobs with it may be queued; it need not have its old name, since
/// no type names are stored. An old type may have such a method itself: upgrades chain.</para>
/// <para><b>A job's parameters:</b> <c>[UpgradesFrom(nameof(Send))] static (string To, string Subject) SendV1(string to) => (to, "Hello")</c> is declared in the
/// job's class, may be private, takes the payload parameters that the job once had and returns those that it has now: a tuple in their order, or the value
/// itself if there is one. Services, context and token are no part of either.</para>
/// <para>Generated code calls the method when what is stored is the old form, which it tells by what is there: a member or a number of arguments that only
/// one of the two has, or a value of a kind that only one of them can be (a string that is a number now). Forms that cannot be told apart are refused by
/// the compiler (TJ2033 for a type, TJ5013 for a job).</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UpgradesFromAttribute : Attribute
{
    /// <summary>The method makes the type that declares it out of an older one.</summary>
    public UpgradesFromAttribute()
    {
    }

    /// <summary>The method makes the arguments of a job out of older ones.</summary>
    /// <param name="job">The job's method, in the same class: <c>nameof(Send)</c>.</param>
    public UpgradesFromAttribute(string job) => Job = job;

    /// <summary>The job's method; null if the method upgrades the type that declares it.</summary>
    public string? Job { get; }
}
