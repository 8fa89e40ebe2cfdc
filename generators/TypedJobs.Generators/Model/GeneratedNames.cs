namespace TypedJobs.Generators.Model;

/// <summary>Names that generated files share.</summary>
internal static class GeneratedNames
{
    /// <summary>The name of the manifest in each assembly's namespace.</summary>
    public const string Manifest = "JobManifest";

    public const string Attribute = "[global::System.CodeDom.Compiler.GeneratedCode(\"TypedJobs.Generators\", \"0.1.0\")]";

    public const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    /// <summary>A namespace of the assembly's own, so that friends of each other do not see one type twice.</summary>
    public static string NamespaceOf(string assemblyName) => "TypedJobs.Generated." + Identifiers.Escape(Identifiers.Flatten(assemblyName));

    /// <summary>On what names something obsolete: inside of what is obsolete itself, nothing is reported, not even what is an error elsewhere.</summary>
    public const string Obsolete = "[global::System.Obsolete]";
}
