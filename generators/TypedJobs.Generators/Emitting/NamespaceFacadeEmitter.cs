using System.Linq;
using TypedJobs.Generators.Model;

namespace TypedJobs.Generators.Emitting;

/// <summary>An entry of a facade that is a namespace: a class with the calls of the job as static methods, since a namespace has no properties.</summary>
internal static class NamespaceFacadeEmitter
{
    public static void WriteEntry(SourceWriter writer, FacadeSlotModel slot, FacadeCallModel call, string client)
    {
        var (definition, access) = (DefinitionEmitter.NameOf(slot.Entry!), slot.IsPublic ? "public" : "internal");
        var (first, token) = (Identifiers.Unique("client", call.Names), Identifiers.Unique("cancellationToken", call.Names));
        var tokens = call.IsParams ? Enumerable.Empty<string>() : [$"global::System.Threading.CancellationToken {token} = default"];
        var documentation = $"/// <inheritdoc cref=\"{definition}\"/>";
        var arguments = string.Join(", ", call.Names);
        var passed = string.Join(", ", call.IsParams ? call.Names : call.Names.Append(token));
        var handle = $"global::TypedJobs.JobHandle{call.Result}";
        var task = $"global::System.Threading.Tasks.ValueTask<{handle}>";
        writer.WriteLine(documentation);
        DefinitionEmitter.WriteNotices(writer, slot.Entry!.Notices);
        writer.WriteLine(GeneratedNames.Attribute);
        writer.Open($"{access} static class {Identifiers.Escape(slot.Name)}");
        writer.WriteLine($"""
            /// <summary>The job as a value.</summary>
            public static {definition} Job => {definition}.Instance;

            {documentation}
            public static {handle} Enqueue({string.Join(", ", call.Parameters)})
                => Job.Enqueue({arguments});

            {documentation}
            public static {task} EnqueueAsync({string.Join(", ", call.Parameters.Concat(tokens))})
                => Job.EnqueueAsync({passed});

            {documentation}
            {DefinitionEmitter.LessPreferred}
            public static {task} EnqueueAsync({string.Join(", ", call.Parameters.Concat(tokens).Prepend($"{client} {first}"))})
                => Job.EnqueueAsync({(passed.Length == 0 ? first : first + ", " + passed)});

            {documentation}
            public static global::TypedJobs.JobCall{call.Result} With({string.Join(", ", call.Parameters)})
                => Job.With({arguments});
            """);
        writer.Close();
        writer.WriteLine();
    }
}
