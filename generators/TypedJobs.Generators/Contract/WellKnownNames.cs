namespace TypedJobs.Generators.Contract;

/// <summary>Metadata names of the types that the contract knows. A type is known by its name, so that nothing from <c>src/</c> is referenced.</summary>
internal static class WellKnownNames
{
    public const string JobAttribute = "TypedJobs.JobAttribute";
    public const string JobAliasAttribute = "TypedJobs.JobAliasAttribute";
    public const string JobDefaultsAttribute = "TypedJobs.JobDefaultsAttribute";
    public const string DeadLetterHandlerAttribute = "TypedJobs.DeadLetterHandlerAttribute";
    public const string UpgradesFromAttribute = "TypedJobs.UpgradesFromAttribute";
    public const string DeadLetter = "TypedJobs.DeadLetter";
    public const string FromServicesAttribute = "TypedJobs.FromServicesAttribute";
    public const string AspNetFromServicesAttribute = "Microsoft.AspNetCore.Mvc.FromServicesAttribute";
    public const string FromKeyedServicesAttribute = "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute";
    public const string ManifestAttribute = "TypedJobs.TypedJobsManifestAttribute";
    public const string JobContext = "TypedJobs.JobContext";
    public const string CancellationToken = "System.Threading.CancellationToken";

    public const string Task = "System.Threading.Tasks.Task";
    public const string TaskOfT = "System.Threading.Tasks.Task`1";
    public const string ValueTask = "System.Threading.Tasks.ValueTask";
    public const string ValueTaskOfT = "System.Threading.Tasks.ValueTask`1";

    public const string ConditionalAttribute = "System.Diagnostics.ConditionalAttribute";
    public const string SetsRequiredMembersAttribute = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";
    public const string IgnoreDataMemberAttribute = "System.Runtime.Serialization.IgnoreDataMemberAttribute";

    public const string MessagePackObjectAttribute = "MessagePack.MessagePackObjectAttribute";
    public const string MessagePackKeyAttribute = "MessagePack.KeyAttribute";
    public const string MessagePackIgnoreAttribute = "MessagePack.IgnoreMemberAttribute";
    public const string MessagePackConstructorAttribute = "MessagePack.SerializationConstructorAttribute";
    public const string MessagePackUnionAttribute = "MessagePack.UnionAttribute";
    public const string MessagePackCallbacks = "MessagePack.IMessagePackSerializationCallbackReceiver";
    public const string MessagePackFormatterAttribute = "MessagePack.MessagePackFormatterAttribute";

    public const string JsonIgnoreAttribute = "System.Text.Json.Serialization.JsonIgnoreAttribute";
    public const string JsonPropertyNameAttribute = "System.Text.Json.Serialization.JsonPropertyNameAttribute";
    public const string JsonDerivedTypeAttribute = "System.Text.Json.Serialization.JsonDerivedTypeAttribute";
    public const string JsonConstructorAttribute = "System.Text.Json.Serialization.JsonConstructorAttribute";

    public const string UnmanagedCallersOnlyAttribute = "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute";

    public const string FacadeNameProperty = "build_property.TypedJobsFacadeName";
    public const string FacadeNamespaceProperty = "build_property.TypedJobsFacadeNamespace";
    public const string FacadeAccessProperty = "build_property.TypedJobsFacadeAccess";
    public const string RootNamespaceProperty = "build_property.RootNamespace";
}
