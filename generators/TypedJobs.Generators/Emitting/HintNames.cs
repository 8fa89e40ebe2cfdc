using System;
using System.Text;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>The names of generated files: unique without regard to case, and short enough for every file system.</summary>
internal static class HintNames
{
    // File systems take 255 bytes; Windows takes 260 characters for the whole path, and a project has its own part of it.
    private const int LongestInBytes = 120;

    // The generator's own files have it, whatever the author calls a namespace.
    private const string Reserved = "TypedJobs.";

    /// <summary>The name of a file.</summary>
    /// <param name="name">What it is about, as it is read.</param>
    /// <param name="identity">What tells it from all others.</param>
    /// <param name="isShared">True if another has the name, but perhaps for the case of letters.</param>
    /// <param name="isOwn">True for files that are about no member of the author's.</param>
    public static string Of(string name, string identity, bool isShared, bool isOwn = false)
    {
        var isLong = Encoding.UTF8.GetByteCount(name) > LongestInBytes;
        var isTaken = !isOwn && name.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase);
        return (isLong ? Cut(name) : name) + (isLong || isShared || isTaken ? "-" + Identifiers.Hash(identity) : string.Empty) + ".g.cs";
    }

    private static string Cut(string name)
    {
        var bytes = 0;
        var length = 0;
        for (; length < name.Length; length++)
        {
            bytes += Encoding.UTF8.GetByteCount(name.Substring(length, 1));
            if (bytes > LongestInBytes)
            {
                break;
            }
        }

        return name.Substring(0, length);
    }
}
