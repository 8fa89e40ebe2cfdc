using Microsoft.Extensions.Options;

namespace TypedJobs;

/// <summary>Stops the host at its start when the client's options are wrong, and says what to set.</summary>
internal sealed class JobClientOptionsValidator : IValidateOptions<JobClientOptions>
{
    public ValidateOptionsResult Validate(string? name, JobClientOptions options)
    {
        var problems = options.Problems().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
