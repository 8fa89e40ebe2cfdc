using System;
using System.IO;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;

namespace TypedJobs.Generators.Parsing;

/// <summary>Finds the manifest that a referenced assembly declares, by its assembly attribute.</summary>
internal static class ManifestReader
{
    private const string AttributeNamespace = "TypedJobs";
    private const string AttributeName = "TypedJobsManifestAttribute";

    /// <summary>The manifest by its dotted name; null if the assembly declares none, or cannot be read.</summary>
    public static string? ManifestOf(MetadataReference reference)
    {
        // What only an extern alias reaches cannot be named with global::.
        var aliases = reference.Properties.Aliases;
        if (!aliases.IsDefaultOrEmpty && !aliases.Contains("global"))
        {
            return null;
        }

        return reference switch
        {
            CompilationReference { Compilation: var compilation } => OfCompilation(compilation),
            PortableExecutableReference portable => OfFile(portable),
            _ => null,
        };
    }

    private static string? OfCompilation(Compilation compilation)
        => compilation.Assembly.FindAttribute(WellKnownNames.ManifestAttribute) is { ConstructorArguments: { Length: > 0 } arguments }
            && arguments[0].Value is INamedTypeSymbol manifest
            ? TypeNames.Dotted(manifest)
            : null;

    private static string? OfFile(PortableExecutableReference reference)
    {
        try
        {
            if (reference.GetMetadata() is not AssemblyMetadata assembly)
            {
                return null;
            }

            var reader = assembly.GetModules()[0].GetMetadataReader();
            return reader.IsAssembly && UsesRuntime(reader) ? Find(reader) : null;
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or ObjectDisposedException)
        {
            // The compiler reports a reference that it cannot read.
            return null;
        }
    }

    private static bool UsesRuntime(MetadataReader reader)
    {
        foreach (var handle in reader.AssemblyReferences)
        {
            if (reader.StringComparer.Equals(reader.GetAssemblyReference(handle).Name, AttributeNamespace))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Find(MetadataReader reader)
    {
        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (IsManifest(reader, attribute.Constructor))
            {
                const ushort Prolog = 1;
                var value = reader.GetBlobReader(attribute.Value);
                var name = value.ReadUInt16() == Prolog ? value.ReadSerializedString() : null;
                return name?.Split(',')[0].Replace('+', '.');
            }
        }

        return null;
    }

    private static bool IsManifest(MetadataReader reader, EntityHandle constructor)
    {
        if (constructor.Kind != HandleKind.MemberReference
            || reader.GetMemberReference((MemberReferenceHandle)constructor).Parent is not { Kind: HandleKind.TypeReference } parent)
        {
            return false;
        }

        var type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return reader.StringComparer.Equals(type.Name, AttributeName) && reader.StringComparer.Equals(type.Namespace, AttributeNamespace);
    }
}
