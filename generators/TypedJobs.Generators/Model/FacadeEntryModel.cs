namespace TypedJobs.Generators.Model;

/// <summary>A job as the facade knows it: of this assembly, or of one that is referenced.</summary>
/// <param name="Name">The entry's name, not escaped.</param>
/// <param name="Container">The job's class by its dotted name, not escaped: <c>Shop.Mail.EmailJobs</c>.</param>
/// <param name="DefinitionName">The class in it that the entry is an instance of, not escaped.</param>
/// <param name="IsPublic">True if every assembly can use it.</param>
/// <param name="Notices">The attributes that warn who uses it, each as code without brackets.</param>
/// <param name="Assembly">The name of the assembly that is referenced; empty for this one.</param>
internal sealed record FacadeEntryModel(string Name, string Container, string DefinitionName, bool IsPublic, EquatableArray<string> Notices, string Assembly)
{
    /// <summary>The definition by its dotted name, not escaped.</summary>
    public string Definition => Container + "." + DefinitionName;

    public bool IsOwn => Assembly.Length == 0;
}
