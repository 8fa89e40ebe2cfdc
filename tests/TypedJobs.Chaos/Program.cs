using TypedJobs.Chaos;
using TypedJobs.Chaos.Work;

try
{
    return args is [Roles.Flag, var role, .. var rest]
        ? await Roles.RunAsync(role, rest)
        : await ChaosRun.RunAsync(ChaosOptions.Parse(args));
}
catch (ArgumentException exception)
{
    await Console.Error.WriteLineAsync($"{exception.Message}\n{ChaosOptions.Usage}");
    return 2;
}
