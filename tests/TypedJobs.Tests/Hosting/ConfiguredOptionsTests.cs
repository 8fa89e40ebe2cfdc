using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using TypedJobs.Embedded;
using TypedJobs.Redis;
using TypedJobs.Worker;

namespace TypedJobs.Tests.Hosting;

/// <summary>Every option can be set by a deployment, and only what is meant for it sets one.</summary>
public sealed class ConfiguredOptionsTests
{
    // What is no text, so only code can say it.
    private static readonly Type[] CodeOnly = [typeof(ConfigurationOptions), typeof(Func<string>)];

    // Where a property's key is not its name.
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["RedisOptions.Configuration"] = "Redis",
        ["JobWorkerOptions.Queues"] = "Worker:Queues:0",
        ["JobClientOptions.MaxLengths"] = "Client:MaxLengths:mail",
    };

    public static TheoryData<string, string> AllProperties()
    {
        var data = new TheoryData<string, string>();
        foreach (var (type, section) in ((Type, string)[])[(typeof(RedisOptions), ""), (typeof(JobWorkerOptions), "Worker:"), (typeof(JobClientOptions), "Client:"), (typeof(EmbeddedRedisOptions), "Embedded:")])
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => !CodeOnly.Contains(property.PropertyType)))
            {
                var name = $"{type.Name}.{property.Name}";
                data.Add(name, Keys.GetValueOrDefault(name, section + property.Name));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(AllProperties))]
    public void EveryOption_IsReadFromTheConfiguration_OfBothKindsOfServer(string property, string key)
    {
        var before = Read(Build([]), property, null);
        var text = TextFor(property);

        Assert.NotEqual(before, Read(Build(new() { [$"TypedJobs:{key}"] = text }), property, null));
        Assert.NotEqual(before, Read(Build(new() { [$"TypedJobs:Servers:billing:{key}"] = text }), property, "billing"));
        Assert.Equal(before, Read(Build(new() { [key] = text }), property, null));
    }

    [Theory]
    [InlineData("90", null)]
    [InlineData("1h30m", 5_400)]
    [InlineData("00:01:30", 90)]
    [InlineData("0", 0)]
    public void Durations_TakeUnits(string text, int? seconds)
    {
        // A bare number is no duration: of what?
        var host = Build(new() { ["TypedJobs:Worker:StuckAfter"] = text });
        if (seconds is null)
        {
            Assert.Contains("TypedJobs:Worker:StuckAfter", Assert.Throws<InvalidOperationException>(() => Options<JobWorkerOptions>(host)).Message, StringComparison.Ordinal);
            return;
        }

        Assert.Equal((double)seconds, Options<JobWorkerOptions>(host).StuckAfter.TotalSeconds);
    }

    [Theory]
    [InlineData("512MB", 512L << 20)]
    [InlineData("1 GiB", 1L << 30)]
    [InlineData("4096", 4_096L)]
    public void Sizes_TakeUnits(string text, long bytes)
        => Assert.Equal(bytes, Options<JobWorkerOptions>(Build(new() { ["TypedJobs:Worker:MaxMemoryPerProcess"] = text })).MaxMemoryPerProcess);

    [Theory]
    [InlineData("-1MB")]
    [InlineData("9999999999GB")]
    [InlineData("nonsense")]
    public void Sizes_ThatAreNone_NameTheKey(string text)
        => Assert.Contains(
            "TypedJobs:Worker:MaxMemoryPerProcess",
            Assert.Throws<InvalidOperationException>(() => Options<JobWorkerOptions>(Build(new() { ["TypedJobs:Worker:MaxMemoryPerProcess"] = text }))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void ForeignKeysWithoutASection_SetNothing()
    {
        // As environment variables REDIS, QUEUES and PROCESSES come, or a section of the application's own.
        var host = Build(new()
        {
            ["Redis"] = "cache:6379",
            ["QUEUES"] = "foreign",
            ["Processes"] = "7",
            ["concurrency"] = "1",
            ["drain-timeout"] = "1s",
        });

        Assert.Equal("code:6379", Options<RedisOptions>(host).Endpoint);
        Assert.Equal((0, 5), (Options<JobWorkerOptions>(host).Processes, Options<JobWorkerOptions>(host).Concurrency));
        Assert.Equal(["code"], Options<JobWorkerOptions>(host).Queues);
    }

    [Fact]
    public void CommandLine_WinsOverTheConfiguration()
    {
        var host = Build(
            new() { ["TypedJobs:Redis"] = "section:6379", ["TypedJobs:Worker:Concurrency"] = "6" },
            "--redis", "line:6379", "--queues", "high, low", "--concurrency", "7", "--drain-timeout=1m", "--processes", "2", "--max-jobs-per-process", "9", "--max-memory-per-process", "1GB");

        var worker = Options<JobWorkerOptions>(host);
        Assert.Equal("line:6379", Options<RedisOptions>(host).Endpoint);
        Assert.Equal((7, TimeSpan.FromMinutes(1), 2, 9, 1L << 30), (worker.Concurrency, worker.DrainTimeout, worker.Processes, worker.MaxJobsPerProcess, worker.MaxMemoryPerProcess));
        Assert.Equal(["high", "low"], worker.Queues);
        Assert.Equal("billing:6379", Options<RedisOptions>(host, "billing").Endpoint);
    }

    [Fact]
    public void ConnectionName_StandsForAConnectionString_UnlessARedisIsNamed()
    {
        Dictionary<string, string?> strings = new() { ["ConnectionStrings:cache"] = "redis://named:7000" };
        Assert.Equal("named:7000", Options<RedisOptions>(BuildNamed(strings, "cache")).Endpoint);
        Assert.Equal("line:1", Options<RedisOptions>(BuildNamed(strings, "cache", "--redis", "line:1")).Endpoint);
        Assert.Contains(
            "ConnectionStrings:other", Assert.Throws<InvalidOperationException>(() => Options<RedisOptions>(BuildNamed(strings, "other"))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => BuildNamed(strings, ""));
    }

    private static IHost BuildNamed(Dictionary<string, string?> settings, string connectionName, params string[] arguments)
    {
        var builder = Host.CreateApplicationBuilder(arguments);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddTypedJobs(jobs => jobs.UseRedis(connectionName: connectionName));
        return builder.Build();
    }

    private static IHost Build(Dictionary<string, string?> settings, params string[] arguments)
    {
        var builder = Host.CreateApplicationBuilder(arguments);
        // Before the command line, as a file is.
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = settings.Append(new("ConnectionStrings:changed", "changed:1")) });
        builder.AddTypedJobs(jobs => jobs.UseRedis("code:6379").AddWorker(worker => Set(worker)));
        builder.AddKeyedTypedJobs("billing", jobs => jobs.UseRedis("billing:6379").AddWorker(worker => Set(worker)));
        // What a value may be is another test's.
        builder.Services.RemoveAll<IValidateOptions<JobWorkerOptions>>();
        builder.Services.RemoveAll<IValidateOptions<JobClientOptions>>();
        Embedded(builder.Services, builder.Configuration);
        return builder.Build();

        static void Set(JobWorkerOptions worker)
        {
            worker.Queues.Add("code");
            worker.Concurrency = 5;
        }
    }

    // On services of its own: beside UseRedis it would take its place.
    private static void Embedded(IServiceCollection services, IConfiguration configuration)
    {
        foreach (var name in (string?[])[null, "billing"])
        {
            var own = new ServiceCollection();
            _ = name is null
                ? own.AddTypedJobs(configuration, jobs => jobs.UseEmbeddedRedis())
                : own.AddKeyedTypedJobs(name, configuration, jobs => jobs.UseEmbeddedRedis());
            services.AddKeyedSingleton(name ?? "", (_, _) => own.BuildServiceProvider().GetRequiredService<IOptionsMonitor<EmbeddedRedisOptions>>());
        }
    }

    private static TOptions Options<TOptions>(IHost host, string? name = null) => host.Services.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name ?? "");

    private static string Read(IHost host, string property, string? server)
    {
        object options = property.Split('.')[0] switch
        {
            nameof(RedisOptions) => Options<RedisOptions>(host, server),
            nameof(JobWorkerOptions) => Options<JobWorkerOptions>(host, server),
            nameof(JobClientOptions) => Options<JobClientOptions>(host, server),
            _ => host.Services.GetRequiredKeyedService<IOptionsMonitor<EmbeddedRedisOptions>>(server ?? "").Get(server ?? ""),
        };
        var value = options.GetType().GetProperty(property.Split('.')[1])!.GetValue(options);
        return value is System.Collections.IEnumerable and not string
            ? string.Join(',', ((System.Collections.IEnumerable)value).Cast<object>())
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>A value that is no default, by the property's type.</summary>
    private static string TextFor(string property)
    {
        Type[] types = [typeof(RedisOptions), typeof(JobWorkerOptions), typeof(JobClientOptions), typeof(EmbeddedRedisOptions)];
        var type = types.Single(type => type.Name == property.Split('.')[0]).GetProperty(property.Split('.')[1])!.PropertyType;
        return property switch
        {
            "RedisOptions.ConnectionName" => "changed",
            "RedisOptions.DedicatedThreads" => "false",
            _ when type == typeof(TimeSpan) => "59s",
            _ when type == typeof(bool) || type == typeof(bool?) => "true",
            _ when type == typeof(int) || type == typeof(long) => "4321",
            _ when type == typeof(string) => "changed",
            _ => "4321",
        };
    }
}
