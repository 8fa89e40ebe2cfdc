using System.Collections.Generic;
using System.Linq;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>The descriptor of a job: what differs from the defaults that the library has.</summary>
internal static class DescriptorEmitter
{
    /// <summary>Writes the constructor of the definition.</summary>
    public static void WriteConstructor(SourceWriter writer, JobModel job, string type)
    {
        var settings = SettingsOf(job).ToArray();
        var descriptor = $"new global::TypedJobs.JobDescriptor({Expressions.Text(job.Entry.WireName)}, {InvokerEmitter.NameOf(job)})";
        writer.WriteLine($"private {type}()");
        if (settings.Length == 0)
        {
            writer.WriteLine($"    : base({descriptor})");
        }
        else
        {
            var lines = string.Concat(settings.Select(static setting => $"\n        {setting},"));
            writer.WriteLine($$"""
                    : base({{descriptor}}
                    {{{lines}}
                    })
                """);
        }

        writer.WriteLine("{");
        writer.WriteLine("}");
        writer.WriteLine();
    }

    private static IEnumerable<string> SettingsOf(JobModel job)
    {
        var policy = job.Policy;
        if (job.Entry.Aliases.Count > 0)
        {
            yield return $"Aliases = [{string.Join(", ", job.Entry.Aliases.Select(Expressions.Text))}]";
        }

        foreach (var setting in policy.Settings.Where(static setting => setting.Target != SettingTarget.Retry))
        {
            yield return Assignment(setting);
        }

        if (policy.Settings.Where(static setting => setting.Target == SettingTarget.Retry).Select(Assignment).ToArray() is { Length: > 0 } retry)
        {
            yield return $"Retry = global::TypedJobs.RetryPolicy.Default with {{ {string.Join(", ", retry)} }}";
        }

        if (policy.RetryRules.Count > 0 || !policy.RetriesOthers)
        {
            yield return "IsRetryable = " + RulesOf(policy);
        }

        foreach (var (name, value) in new[]
        {
            ("OnDead", policy.OnDead is { } handler ? Expressions.Text(handler) : null),
            ("IsDeadLetterHandler", policy.IsDeadLetterHandler ? "true" : null),
            ("HasResult", job.Result is null ? null : "true"),
            ("Needs", NeedsOf(job)),
            ("Services", ServicesOf(job)),
            ("Parameters", ParametersOf(job)),
        })
        {
            if (value is not null)
            {
                yield return $"{name} = {value}";
            }
        }
    }

    private static string Assignment(SettingModel setting) => $"{setting.Name} = {setting.Value}";

    private static string RulesOf(JobPolicyModel policy)
    {
        var rules = policy.RetryRules.Select(static rule => $"\n            {rule.Type} => {Text(rule.IsRetried)},");
        return $$"""
            static exception => exception switch
                    {{{string.Concat(rules)}}
                        _ => {{Text(policy.RetriesOthers)}},
                    }
            """;
    }

    private static string? NeedsOf(JobModel job)
    {
        const string Services = "global::TypedJobs.JobNeeds.Services";
        const string Token = "global::TypedJobs.JobNeeds.Token";

        // A context shows the services of the attempt's scope, and its token.
        var context = job.Parameters.Any(static p => p.Kind == JobParameterKind.Context);
        var services = context || job.Parameters.Any(static p => p.Kind is JobParameterKind.Service or JobParameterKind.KeyedService);
        var token = context || job.Parameters.Any(static p => p.Kind == JobParameterKind.Token);
        return (services, token) switch
        {
            (true, true) => $"{Services} | {Token}",
            (true, false) => Services,
            (false, true) => Token,
            _ => null,
        };
    }

    /// <summary>What travels, by name and with how it is read, so that a dead letter can be shown.</summary>
    private static string? ParametersOf(JobModel job)
    {
        var parameters = job.Parameters
            .Where(static p => p.Kind == JobParameterKind.Payload)
            .Select(static p => $"global::TypedJobs.JobParameter.Of<{p.Payload!.Codec}, {p.Payload.PlainType}>({Expressions.Text(p.Name.TrimStart('@'))})")
            .ToArray();
        return parameters.Length == 0 ? null : $"[{string.Join(", ", parameters)}]";
    }

    /// <summary>What a worker must have registered; what may be missing is left out.</summary>
    private static string? ServicesOf(JobModel job)
    {
        var services = job.Parameters
            .Where(static p => p.Service is not null && !p.IsOptionalService)
            .Select(static p => $"new({Expressions.Text(p.Name.TrimStart('@'))}, typeof({p.Service}){(p.ServiceKey is { } key ? ", " + key : string.Empty)})")
            .ToArray();
        return services.Length == 0 ? null : $"[{string.Join(", ", services)}]";
    }

    private static string Text(bool value) => value ? "true" : "false";
}
