namespace TypedJobs.Generators.Model;

/// <summary>One method that makes a job's arguments out of those that it once had.</summary>
/// <param name="Method">The method's name, escaped.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Least">How many arguments an old job has at least.</param>
/// <param name="OldCounts">Numbers of arguments that only an old job has.</param>
/// <param name="Evidence">What tells the lists apart elsewhere.</param>
internal sealed record ArgumentsUpgradeModel(
    string Method, EquatableArray<JobParameterModel> Parameters, int Least, EquatableArray<int> OldCounts, EquatableArray<ArgumentEvidenceModel> Evidence);

/// <summary>What the kind of one argument says.</summary>
/// <param name="Index">Its place.</param>
/// <param name="OldKinds">Kinds of values that only an old job has there, as a pattern; empty if there are none.</param>
/// <param name="NewKinds">Kinds of values that only a new one has there.</param>
internal sealed record ArgumentEvidenceModel(int Index, string OldKinds, string NewKinds);
