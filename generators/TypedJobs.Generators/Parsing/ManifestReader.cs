using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using TypedJobs.Generators.Contract;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Parsing;

/// <summary>Finds the manifest that a referenced assembly declares, by its assembly attribute.</summary>
internal static class ManifestReader
{
    private const string AttributeNamespace = "TypedJobs";
    private const string AttributeName = "TypedJobsManifestAttribute";
    private const byte Property = 0x54;

    /// <summary>The manifest; null if the assembly declares none, or cannot be read.</summary>
    public static ManifestModel? ManifestOf(MetadataReference reference)
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

    private static ManifestModel? OfCompilation(Compilation compilation)
    {
        if (compilation.Assembly.FindAttribute(WellKnownNames.ManifestAttribute) is not { ConstructorArguments: { Length: > 0 } arguments } attribute
            || arguments[0].Value is not INamedTypeSymbol manifest)
        {
            return null;
        }

        var entries = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == ManifestEntries.Property).Value;
        return new ManifestModel(
            TypeNames.Dotted(manifest),
            compilation.Assembly.Name,
            ManifestEntries.Parse(compilation.Assembly.Name, entries.Kind == TypedConstantKind.Array && !entries.IsNull ? entries.Values.Select(static v => v.Value as string) : []));
    }

    private static ManifestModel? OfFile(PortableExecutableReference reference)
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

    private static ManifestModel? Find(MetadataReader reader)
    {
        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (IsManifest(reader, attribute.Constructor))
            {
                return Read(reader.GetBlobReader(attribute.Value), reader.GetString(reader.GetAssemblyDefinition().Name));
            }
        }

        return null;
    }

    // The attribute's value as ECMA-335 II.23.3 lays it out: a type's name, then properties that are arrays of strings.
    private static ManifestModel? Read(BlobReader value, string assembly)
    {
        const ushort Prolog = 1;
        if (value.ReadUInt16() != Prolog || value.ReadSerializedString() is not { } manifest)
        {
            return null;
        }

        var entries = new List<string?>();
        for (int left = value.ReadUInt16(); left > 0; left--)
        {
            var isStrings = value.ReadSerializationTypeCode() == (SerializationTypeCode)Property
                && value.ReadSerializationTypeCode() == SerializationTypeCode.SZArray
                && value.ReadSerializationTypeCode() == SerializationTypeCode.String;
            if (!isStrings)
            {
                break;
            }

            var isEntries = value.ReadSerializedString() == ManifestEntries.Property;
            for (var count = value.ReadInt32(); count > 0; count--)
            {
                var text = value.ReadSerializedString();
                if (isEntries)
                {
                    entries.Add(text);
                }
            }
        }

        return new ManifestModel(manifest.Split(',')[0].Replace('+', '.'), assembly, ManifestEntries.Parse(assembly, entries));
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
