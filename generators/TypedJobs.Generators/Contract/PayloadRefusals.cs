using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>Types that never travel, with the reason. A row holds for the type and for what derives from it or implements it.</summary>
internal static class PayloadRefusals
{
    private static readonly Dictionary<string, PayloadProblem> Rows = Table(
        (PayloadProblem.Code, [
            "System.Delegate", "System.Linq.Expressions.Expression", "System.Type", "System.Reflection.MemberInfo", "System.Reflection.Assembly",
            "System.Reflection.Module", "System.Reflection.ParameterInfo"]),
        (PayloadProblem.ProcessBound, [
            "System.IO.Stream", "System.IO.TextReader", "System.IO.TextWriter", "System.IO.BinaryReader", "System.IO.BinaryWriter",
            "System.IO.FileSystemInfo", "System.IO.Pipelines.PipeReader", "System.IO.Pipelines.PipeWriter", "System.Net.Sockets.Socket",
            "System.Net.Sockets.TcpClient", "System.Runtime.InteropServices.SafeHandle", "System.Net.Http.HttpContent",
            "System.Net.Http.HttpRequestMessage", "System.Net.Http.HttpResponseMessage", "System.Diagnostics.Process", "System.Threading.Thread",
            "System.Security.Cryptography.X509Certificates.X509Certificate"]),
        (PayloadProblem.DeferredQuery, [
            "System.Linq.IQueryable", "System.Collections.Generic.IAsyncEnumerable`1", "System.Linq.ParallelQuery",
            "System.Collections.Generic.IEnumerator`1", "System.Collections.Generic.IAsyncEnumerator`1"]),
        (PayloadProblem.InProcess, [
            "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask`1", "System.Lazy`1",
            "System.Threading.ThreadLocal`1", "System.Threading.AsyncLocal`1", "System.Threading.Channels.Channel`2",
            "System.Threading.Channels.ChannelReader`1", "System.Threading.Channels.ChannelWriter`1", "System.Threading.SemaphoreSlim",
            "System.Threading.WaitHandle", "System.Threading.Lock", "System.Threading.Timer", "System.Threading.CancellationToken",
            "System.Threading.CancellationTokenSource", "System.WeakReference", "System.WeakReference`1"]),
        (PayloadProblem.Service, [
            "Microsoft.EntityFrameworkCore.DbContext", "System.Data.IDbConnection", "System.Data.IDbCommand", "System.IServiceProvider",
            "Microsoft.Extensions.DependencyInjection.IServiceScope", "Microsoft.Extensions.DependencyInjection.IServiceScopeFactory",
            "Microsoft.Extensions.Logging.ILogger", "Microsoft.Extensions.Logging.ILoggerFactory", "Microsoft.Extensions.Configuration.IConfiguration",
            "Microsoft.Extensions.Options.IOptions`1", "Microsoft.Extensions.Options.IOptionsMonitor`1", "System.Net.Http.HttpClient",
            "System.Net.Http.IHttpClientFactory", "System.TimeProvider", "System.Random", "Microsoft.Extensions.Caching.Memory.IMemoryCache",
            "Microsoft.Extensions.Caching.Distributed.IDistributedCache", "StackExchange.Redis.IConnectionMultiplexer", "StackExchange.Redis.IDatabaseAsync",
            "TypedJobs.JobClient", "TypedJobs.IJobClient", "TypedJobs.JobContext"]),
        (PayloadProblem.NoBinaryForm, [
            "System.Collections.ArrayList", "System.Collections.Hashtable", "System.Data.DataTable", "System.Data.DataSet", "System.Data.IDataReader",
            "System.Xml.XmlNode", "System.Xml.Linq.XObject", "System.Text.Json.Nodes.JsonNode", "System.Text.Json.JsonElement",
            "System.Text.Json.JsonDocument", "System.Text.StringBuilder", "System.Array"]),
        (PayloadProblem.Exception, ["System.Exception"]),
        (PayloadProblem.ByName, [
            "System.Globalization.CultureInfo", "System.TimeZoneInfo", "System.Text.Encoding", "System.Text.RegularExpressions.Regex"]));

    // These say something about themselves only: every collection implements them.
    private static readonly HashSet<string> UntypedCollections = new(StringComparer.Ordinal)
    {
        "System.Collections.IEnumerable", "System.Collections.ICollection", "System.Collections.IList", "System.Collections.IDictionary",
    };

    /// <summary>The reason why a type never travels; <see cref="PayloadProblem.None"/> if the tables have none.</summary>
    public static PayloadProblem Of(INamedTypeSymbol type)
    {
        if (UntypedCollections.Contains(type.MetadataName()))
        {
            return PayloadProblem.NoBinaryForm;
        }

        // Before the rest: some of these are collections or streams, too.
        if (RequestTypes.Contains(type))
        {
            return PayloadProblem.Request;
        }

        for (var self = type; self is not null && self.SpecialType != SpecialType.System_Object; self = self.BaseType)
        {
            if (Rows.TryGetValue(self.MetadataName(), out var problem))
            {
                return problem;
            }
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (Rows.TryGetValue(contract.MetadataName(), out var problem))
            {
                return problem;
            }
        }

        return PayloadProblem.None;
    }

    private static Dictionary<string, PayloadProblem> Table(params (PayloadProblem Problem, string[] Names)[] groups)
    {
        var rows = new Dictionary<string, PayloadProblem>(StringComparer.Ordinal);
        foreach (var (problem, names) in groups)
        {
            foreach (var name in names)
            {
                rows.Add(name, problem);
            }
        }

        return rows;
    }
}
