using Microsoft.CodeAnalysis;
using TypedJobs.Analyzers.Idempotency;

namespace TypedJobs.Analyzers.Tests.Catalog;

/// <summary>Every row of the shipped table names something that exists: an upgrade of a library that renames a member fails here, not at a user's.</summary>
public class EffectTableTests(ITestOutputHelper output)
{
    // Types whose package cannot be had where this was written: their rows come from the libraries' documentation and sources.
    private static readonly Dictionary<string, string> Unavailable = new(StringComparer.Ordinal)
    {
        ["Amazon.SimpleEmail."] = "the registry has no package AWSSDK.SimpleEmail",
        ["Amazon.SimpleEmailV2."] = "the registry has no package AWSSDK.SimpleEmailV2",
        ["Amazon.SimpleNotificationService."] = "the registry has no package AWSSDK.SimpleNotificationService",
        ["Azure.Messaging.EventHubs."] = "the registry has no package Azure.Messaging.EventHubs",
        ["Azure.Messaging.ServiceBus."] = "the registry has no package Azure.Messaging.ServiceBus",
        ["Braintree."] = "the registry has no package Braintree",
        ["FirebaseAdmin."] = "the registry has no package FirebaseAdmin",
        ["Google.Cloud.PubSub.V1."] = "the registry has no package Google.Cloud.PubSub.V1",
        ["Google.Cloud.Storage.V1."] = "the registry has no package Google.Cloud.Storage.V1",
        ["Microsoft.EntityFrameworkCore.UpsertExtensions"] = "the registry has no package FlexLabs.EntityFrameworkCore.Upsert",
        ["NServiceBus."] = "the registry has no package NServiceBus",
        ["System.Data.Entity."] = "the registry has no package EntityFramework (6)",
        ["Tweetinvi."] = "the registry has no package TweetinviAPI",
        ["Twilio."] = "the registry has no package Twilio",
        ["RabbitMQ.Client.IModel"] = "the registry has RabbitMQ.Client from 7 on; the type is of 6, which is still in use",
    };

    [Fact]
    public void Row_OfALibraryAtHand_NamesATypeAndAMemberOfIt()
    {
        var libraries = CatalogLibraries.Compile();
        var broken = new List<string>();
        var unseen = new List<string>();
        foreach (var row in EffectTable.All)
        {
            if (ReasonOf(row.Type) is { } reason)
            {
                unseen.Add($"{row.Type}.{row.Member}: {reason}");
            }
            else if (libraries.GetTypesByMetadataName(row.Type) is not [_, ..] types)
            {
                broken.Add($"{row.Type}: no library at hand has the type");
            }
            else if (!types.Any(type => Has(type, row.Member)))
            {
                broken.Add($"{row.Type}.{row.Member}: the type has no such member");
            }
        }

        output.WriteLine($"{EffectTable.All.Length} rows, {unseen.Count} of libraries that are not at hand:");
        unseen.ForEach(output.WriteLine);
        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
    }

    [Fact]
    public void Unavailable_Prefix_HasRowsAndIsNotAtHand()
    {
        var libraries = CatalogLibraries.Compile();
        foreach (var prefix in Unavailable.Keys)
        {
            var rows = EffectTable.All.Where(row => row.Type.StartsWith(prefix, StringComparison.Ordinal)).ToArray();

            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.Empty(libraries.GetTypesByMetadataName(row.Type)));
        }
    }

    private static string? ReasonOf(string type) => Unavailable.FirstOrDefault(entry => type.StartsWith(entry.Key, StringComparison.Ordinal)).Value;

    private static bool Has(INamedTypeSymbol type, string member) => member switch
    {
        "" => type.BaseType is { Name: var parent } && parent.EndsWith("Attribute", StringComparison.Ordinal),
        ".ctor" => type.InstanceConstructors.Any(static constructor => constructor.DeclaredAccessibility == Accessibility.Public),
        _ => Ancestors(type).Any(ancestor => !ancestor.GetMembers(member).IsEmpty),
    };

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }

        foreach (var contract in type.AllInterfaces)
        {
            yield return contract;
        }
    }
}
