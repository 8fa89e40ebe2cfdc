namespace TypedJobs.Generators.Model;

/// <summary>All that stands in the facade.</summary>
/// <param name="Flat">Its entries by their names alone.</param>
/// <param name="Groups">The classes that long paths lead through.</param>
internal sealed record FacadePlan(EquatableArray<FacadeSlotModel> Flat, EquatableArray<FacadeGroupModel> Groups);

/// <summary>A name in the facade or in one of its groups.</summary>
/// <param name="Name">The name, not escaped.</param>
/// <param name="Entry">The job that has it; null if several could.</param>
/// <param name="IsPublic">True if other assemblies see it.</param>
/// <param name="Refusal">What the author reads who writes a name that several jobs could have; empty if one has it.</param>
internal sealed record FacadeSlotModel(string Name, FacadeEntryModel? Entry, bool IsPublic, string Refusal);

/// <summary>A class of the facade with the jobs of one job class, <c>Jobs.Invoice</c>; of several, where they shorten to one name.</summary>
/// <param name="Name">The name, not escaped.</param>
/// <param name="Containers">The job classes by their dotted names.</param>
/// <param name="IsPublic">True if other assemblies see it.</param>
/// <param name="IsNeeded">True if a job in it has no entry by its name alone, so that completion shows the group.</param>
/// <param name="Slots">What is in it.</param>
internal sealed record FacadeGroupModel(
    string Name, EquatableArray<string> Containers, bool IsPublic, bool IsNeeded, EquatableArray<FacadeSlotModel> Slots);
