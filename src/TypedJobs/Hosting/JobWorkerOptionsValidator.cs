using Microsoft.Extensions.Options;
using TypedJobs.Worker;

namespace TypedJobs;

/// <summary>Stops the host at its start when the worker's options are wrong, and says what to set.</summary>
internal sealed class JobWorkerOptionsValidator : IValidateOptions<JobWorkerOptions>
{
    public ValidateOptionsResult Validate(string? name, JobWorkerOptions options)
    {
        var problems = options.Problems().ToList();
        if (!string.IsNullOrEmpty(name) && options.Processes > 0)
        {
            problems.Add($"Processes is {options.Processes} for server '{name}': child processes are for the server without a key only. Leave it 0.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
