namespace TypedJobs;

/// <summary>The parameter is a service: it is not serialized, the worker resolves it from a scope that lasts for the attempt.</summary>
/// <remarks>A service whose parameter is nullable may be missing; one that is not, and is not registered, fails the attempt. For keyed
/// services use <c>[FromKeyedServices("key")]</c> of Microsoft.Extensions.DependencyInjection. ASP.NET Core's
/// <c>Microsoft.AspNetCore.Mvc.FromServicesAttribute</c> means the same: a file that has both namespaces (CS0104) can use either, by its full
/// name or a <c>using</c> alias.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromServicesAttribute : Attribute;
