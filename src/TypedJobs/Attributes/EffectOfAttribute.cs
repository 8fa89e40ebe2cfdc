namespace TypedJobs;

/// <summary>What a second call of an API does.</summary>
public enum Effect
{
    /// <summary>Nothing more than the first.</summary>
    Idempotent = 0,

    /// <summary>The same again: another row, message, charge.</summary>
    NonIdempotent = 1,
}

/// <summary>Declares whether a third-party API is safe to repeat; overrides the built-in table.</summary>
/// <remarks>Longer lists stand better in an additional file <c>TypedJobs.Effects.txt</c>.</remarks>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class EffectOfAttribute : Attribute
{
    /// <summary>Declares the effect of an API.</summary>
    /// <param name="documentationId"><c>M:Acme.Crm.Client.AddNote</c> for all overloads, with parameter types for one, <c>T:Acme.Crm.Client</c> for all members.</param>
    /// <param name="effect">What a second call does.</param>
    public EffectOfAttribute(string documentationId, Effect effect)
    {
        DocumentationId = documentationId;
        Effect = effect;
    }

    /// <summary>The documentation id of the API.</summary>
    public string DocumentationId { get; }

    /// <summary>What a second call does.</summary>
    public Effect Effect { get; }

    /// <summary>What happens again, as the findings shall quote it.</summary>
    public string? What { get; set; }

    /// <summary>The parameter that makes a second call harmless when it is given a value that is the same in every attempt. Default: none does.</summary>
    public string? UnlessParameter { get; set; }
}
