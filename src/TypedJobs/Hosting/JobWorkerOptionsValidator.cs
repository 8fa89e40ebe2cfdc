using Microsoft.Extensions.Options;
using TypedJobs.Worker;

namespace TypedJobs;

/// <summary>Stops the host at its start when the worker's options are wrong, and says what to set.</summary>
internal sealed class JobWorkerOptionsValidator : IValidateOptions<JobWorkerOptions>
{
    public ValidateOptionsResult Validate(string? name, JobWorkerOptions options)
    {
        var problems = options.Problems().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
