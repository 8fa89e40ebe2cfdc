using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>The descriptor of a job: what differs from the defaults that the library has.</summary>
internal static class DescriptorEmitter
{
    private const int DefaultMaxAttempts = 5;
    private const long DefaultBaseDelay = TimeSpan.TicksPerSecond;
    private const long DefaultMaxDelay = 10 * TimeSpan.TicksPerMinute;
    private const long DefaultResultTtl = TimeSpan.TicksPerHour;

    // Attributes spell durations down to the millisecond.
    private static readonly (string Name, long Ticks)[] Units =
    [
        ("Days", TimeSpan.TicksPerDay), ("Hours", TimeSpan.TicksPerHour), ("Minutes", TimeSpan.TicksPerMinute),
        ("Seconds", TimeSpan.TicksPerSecond), ("Milliseconds", TimeSpan.TicksPerMillisecond),
    ];

    /// <summary>Writes the constructor of the entry's class.</summary>
    public static void WriteConstructor(SourceWriter writer, JobModel job, string type)
    {
        var settings = SettingsOf(job).ToArray();
        var descriptor = $"new global::TypedJobs.JobDescriptor({Expressions.Text(job.Entry.WireName)}, {InvokerEmitter.NameOf(job)})";
        writer.WriteLine($"internal {type}()");
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

        if (job.Queue != "default")
        {
            yield return "Queue = " + Expressions.Text(job.Queue);
        }

        if (RetryOf(policy).ToArray() is { Length: > 0 } retry)
        {
            yield return $"Retry = global::TypedJobs.RetryPolicy.Default with {{ {string.Join(", ", retry)} }}";
        }

        if (policy.RetryRules.Count > 0 || !policy.RetriesOthers)
        {
            yield return "IsRetryable = " + RulesOf(policy);
        }

        foreach (var (name, value) in new[]
        {
            ("Timeout", policy.TimeoutTicks is { } soft ? Duration(soft) : null),
            ("HardTimeout", policy.HardTimeoutTicks is { } hard ? Duration(hard) : null),
            ("Ack", policy.Ack),
            ("OnDead", policy.OnDead is { } handler ? Expressions.Text(handler) : null),
            ("IsDeadLetterHandler", policy.IsDeadLetterHandler ? "true" : null),
            ("HasResult", job.Result is null ? null : "true"),
            ("ResultTtl", job.Result is null || policy.ResultTtlTicks == DefaultResultTtl ? null : Duration(policy.ResultTtlTicks)),
            ("Needs", NeedsOf(job)),
        })
        {
            if (value is not null)
            {
                yield return $"{name} = {value}";
            }
        }
    }

    private static IEnumerable<string> RetryOf(JobPolicyModel policy)
    {
        if (policy.MaxAttempts != DefaultMaxAttempts)
        {
            yield return "MaxAttempts = " + policy.MaxAttempts.ToString(CultureInfo.InvariantCulture);
        }

        if (policy.Backoff is not null)
        {
            yield return "Backoff = " + policy.Backoff;
        }

        if (policy.BaseDelayTicks != DefaultBaseDelay)
        {
            yield return "BaseDelay = " + Duration(policy.BaseDelayTicks);
        }

        if (policy.MaxDelayTicks != DefaultMaxDelay)
        {
            yield return "MaxDelay = " + Duration(policy.MaxDelayTicks);
        }

        if (policy.Jitter is not null)
        {
            yield return "Jitter = " + policy.Jitter;
        }
    }

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

    private static string Duration(long ticks)
    {
        var (unit, length) = Array.Find(Units, unit => ticks % unit.Ticks == 0);
        return $"global::System.TimeSpan.From{unit}({(ticks / length).ToString(CultureInfo.InvariantCulture)})";
    }

    private static string Text(bool value) => value ? "true" : "false";
}
