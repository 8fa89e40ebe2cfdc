using System.ComponentModel;

namespace TypedJobs;

/// <summary>Names the generated type that lists an assembly's jobs. Written by the generator, read by the generator of the executable.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TypedJobsManifestAttribute : Attribute
{
    /// <summary>Declares the manifest of this assembly.</summary>
    /// <param name="manifest">A type that implements <see cref="IJobManifest"/>.</param>
    public TypedJobsManifestAttribute(Type manifest) => Manifest = manifest;

    /// <summary>The generated manifest.</summary>
    public Type Manifest { get; }

    /// <summary>The wire names and aliases that the manifest holds, so that a duplicate is an error where both assemblies are referenced.</summary>
    public string[] Names { get; set; } = [];

    /// <summary>The jobs that the manifest holds, for the facades of the assemblies that reference this one: access, class, definition and entry of each.</summary>
    public string[] Entries { get; set; } = [];
}
