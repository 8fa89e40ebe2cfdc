namespace TypedJobs.Tests;

/// <summary>The table of layers holds in the real code, and the check of it is not blind.</summary>
public sealed class LayeringTests
{
    private const string Store = "namespace TypedJobs.Storage; internal interface IJobStore { void Enqueue(); }";
    private const string RedisStore = "namespace TypedJobs.Redis; internal sealed class RedisJobStore : TypedJobs.Storage.IJobStore { public void Enqueue() { } }";

    [Fact]
    public void Layers_OfTheLibrary_AreKept()
    {
        var root = RepositoryRoot.Combine("src", "TypedJobs");
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(root, path).Replace('\\', '/'), File: path))
            .Where(static file => !file.Path.StartsWith("obj/", StringComparison.Ordinal) && !file.Path.StartsWith("bin/", StringComparison.Ordinal))
            .Select(static file => (file.Path, File.ReadAllText(file.File)))
            .ToArray();
        var layering = Layering.Of(files);

        Assert.True(files.Length > 20, $"Only {files.Length} files under '{root}'.");
        Assert.Empty(layering.Errors());
        Assert.Empty(layering.Violations());
    }

    [Fact]
    public void Layers_WorkerNamesTheRedisStore_IsAViolation()
    {
        const string Worker = "namespace TypedJobs.Worker; internal sealed class Pump { private readonly TypedJobs.Redis.RedisJobStore _store = new(); }";

        Assert.Contains(
            "Worker/Pump.cs: Worker may not use Redis (TypedJobs.Redis.RedisJobStore)",
            Check(("Storage/IJobStore.cs", Store), ("Redis/RedisJobStore.cs", RedisStore), ("Worker/Pump.cs", Worker)));
    }

    [Fact]
    public void Layers_WorkerUsesAMemberWithoutNamingItsType_IsAViolation()
    {
        const string Client = "namespace TypedJobs; internal sealed class JobClient { public static int Count => 0; }";
        const string Hosting = "namespace TypedJobs.Hosting; internal static class Root { public static JobClient Client { get; } = new(); }";
        const string Worker = "namespace TypedJobs.Worker; internal sealed class Pump { public string Text() => TypedJobs.Hosting.Root.Client.ToString(); }";

        Assert.Contains(
            "Worker/Pump.cs: Worker may not use Hosting (TypedJobs.Hosting.Root.Client)",
            Check(("Client/JobClient.cs", Client), ("Hosting/Root.cs", Hosting), ("Worker/Pump.cs", Worker)));
    }

    [Theory]
    [InlineData("Client", 1)]
    [InlineData("Hosting", 1)]
    [InlineData("Redis", 0)]
    public void Layers_RedisClientIsNamed_OnlyTheRedisFolderMay(string folder, int violations)
        => Assert.Equal(violations, Check(($"{folder}/Connection.cs", "internal sealed class C { public StackExchange.Redis.RedisKey Key; }")).Count);

    [Fact]
    public void Layers_FolderWithoutARow_IsAViolation()
        => Assert.Equal("Managers/Thing.cs: folder 'Managers' has no row in the table of layers", Assert.Single(Check(("Managers/Thing.cs", "class Thing;"))));

    [Fact]
    public void Layers_AllowedUse_IsNone()
        => Assert.Empty(Check(("Storage/IJobStore.cs", Store), ("Redis/RedisJobStore.cs", RedisStore)));

    private static IReadOnlyList<string> Check(params (string, string)[] files)
    {
        var layering = Layering.Of(files);
        Assert.Empty(layering.Errors());
        return layering.Violations();
    }
}
