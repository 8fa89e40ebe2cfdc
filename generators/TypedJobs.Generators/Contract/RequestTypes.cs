using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace TypedJobs.Generators.Contract;

/// <summary>What belongs to a request, a circuit or a hub's connection: it is over when the job runs, and no container has it there.</summary>
internal static class RequestTypes
{
    // Never in a container: a parameter of such a type can be filled by nothing that runs in a worker.
    private static readonly HashSet<string> OfARequest = new(StringComparer.Ordinal)
    {
        "Microsoft.AspNetCore.Http.HttpContext", "Microsoft.AspNetCore.Http.HttpRequest", "Microsoft.AspNetCore.Http.HttpResponse",
        "Microsoft.AspNetCore.Http.IFormFile", "Microsoft.AspNetCore.Http.IFormFileCollection", "Microsoft.AspNetCore.Http.IFormCollection",
        "Microsoft.AspNetCore.Http.IQueryCollection", "Microsoft.AspNetCore.Http.IHeaderDictionary",
        "Microsoft.AspNetCore.Http.IRequestCookieCollection", "Microsoft.AspNetCore.Http.IResponseCookies", "Microsoft.AspNetCore.Http.ISession",
        "Microsoft.AspNetCore.Http.ConnectionInfo", "Microsoft.AspNetCore.Http.WebSocketManager", "Microsoft.AspNetCore.Http.Endpoint",
        "Microsoft.AspNetCore.Http.EndpointFilterInvocationContext", "Microsoft.AspNetCore.Http.Features.IFeatureCollection",
        "Microsoft.AspNetCore.Authentication.AuthenticateResult", "Microsoft.AspNetCore.Authentication.AuthenticationProperties",
        "Microsoft.AspNetCore.Routing.RouteData", "Microsoft.AspNetCore.Mvc.ActionContext", "Microsoft.AspNetCore.Mvc.ControllerBase",
        "Microsoft.AspNetCore.Mvc.IActionResult", "Microsoft.AspNetCore.Http.IResult", "Microsoft.AspNetCore.Mvc.IUrlHelper",
        "Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel",
        "Microsoft.AspNetCore.Mvc.Razor.RazorPageBase", "Microsoft.AspNetCore.Mvc.ViewFeatures.ViewDataDictionary",
        "Microsoft.AspNetCore.Mvc.ViewFeatures.ITempDataDictionary", "Microsoft.AspNetCore.SignalR.Hub", "Microsoft.AspNetCore.SignalR.HubCallerContext",
        "Microsoft.AspNetCore.SignalR.IHubCallerClients", "Microsoft.AspNetCore.SignalR.IHubCallerClients`1",
        "Microsoft.AspNetCore.Connections.ConnectionContext", "Microsoft.AspNetCore.Components.IComponent", "System.Net.WebSockets.WebSocket",
        "System.Net.HttpListenerContext", "System.Net.HttpListenerRequest", "System.Net.HttpListenerResponse", "Grpc.Core.ServerCallContext",
        "Microsoft.Azure.Functions.Worker.FunctionContext", "Microsoft.Azure.Functions.Worker.Http.HttpRequestData",
        "Microsoft.Azure.Functions.Worker.Http.HttpResponseData", "Amazon.Lambda.Core.ILambdaContext",
    };

    // A container may have one, made for the worker or empty there.
    private static readonly HashSet<string> OfAScope = new(StringComparer.Ordinal)
    {
        "System.Security.Principal.IPrincipal", "System.Security.Principal.IIdentity", "Microsoft.AspNetCore.Http.IHttpContextAccessor",
        "Microsoft.AspNetCore.Mvc.Infrastructure.IActionContextAccessor", "Microsoft.AspNetCore.Components.NavigationManager",
        "Microsoft.AspNetCore.Components.Authorization.AuthenticationStateProvider", "Microsoft.JSInterop.IJSRuntime",
        "Microsoft.JSInterop.IJSObjectReference",
    };

    /// <summary>True if the type, what it derives from or what it implements belongs to a request.</summary>
    public static bool Contains(INamedTypeSymbol type) => IsIn(OfARequest, type) || IsIn(OfAScope, type);

    /// <summary>True if, besides, nothing that runs in a worker can supply it: not even <c>[FromServices]</c>.</summary>
    public static bool IsNeverAService(ITypeSymbol type) => type is INamedTypeSymbol named && IsIn(OfARequest, named);

    private static bool IsIn(HashSet<string> names, INamedTypeSymbol type)
    {
        for (var self = type; self is not null && self.SpecialType != SpecialType.System_Object; self = self.BaseType)
        {
            if (names.Contains(self.MetadataName()))
            {
                return true;
            }
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (names.Contains(contract.MetadataName()))
            {
                return true;
            }
        }

        return false;
    }
}
