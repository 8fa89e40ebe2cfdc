using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TypedJobs.Generators.Tests.AnyDeclaration;

/// <summary>Values of types that are known at run time only.</summary>
internal sealed class RandomValues(int seed)
{
    private const int Deepest = 4;

    private static readonly NullabilityInfoContext Nullability = new();

    private const int MostObjects = 3_000;
    private const int MostLevels = 60;

    private readonly Random _random = new(seed);
    private int _objects;

    /// <summary>A value with all members set that can be; null for a type that has none, or none with an end.</summary>
    public object? TryMake(Type type)
    {
        try
        {
            _objects = 0;
            return Of(type, depth: 0);
        }
        catch (EndlessException)
        {
            return null;
        }
    }

    private object Of(Type type, int depth)
    {
        if (depth > MostLevels || ++_objects > MostObjects)
        {
            throw new EndlessException();
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, depth);
        }

        if (type.IsEnum)
        {
            return Enum.ToObject(type, (byte)_random.Next(0, 5));
        }

        if (Scalar(type) is { } scalar)
        {
            return scalar;
        }

        if (type.IsArray)
        {
            var array = Array.CreateInstance(type.GetElementType()!, depth >= Deepest ? 0 : 1);
            Fill(array, type.GetElementType()!, depth);
            return array;
        }

        if (type.IsAbstract)
        {
            // A stream, say, which a record struct takes and does not travel.
            return Of(type.Assembly.GetTypes().FirstOrDefault(t => !t.IsAbstract && type.IsAssignableFrom(t) && t.Namespace?.StartsWith('N') == true) ?? throw new EndlessException(), depth);
        }

        return type.IsGenericType && type.Namespace!.StartsWith("System", StringComparison.Ordinal) ? Collection(type, depth) : Object(type, depth);
    }

    private object? Scalar(Type type)
        => type == typeof(int) ? _random.Next()
            : type == typeof(string) ? new string([(char)_random.Next('a', 'z'), (char)_random.Next(0x80, 0xffff)])
            : type == typeof(byte) ? (byte)_random.Next(256)
            : type == typeof(bool) ? _random.Next(2) == 0
            : type == typeof(char) ? (char)_random.Next(0xffff)
            : type == typeof(decimal) ? _random.Next() / 100m
            : type == typeof(long) ? _random.NextInt64()
            : type == typeof(short) ? (short)_random.Next(short.MaxValue)
            : type == typeof(uint) ? (uint)_random.Next()
            : type == typeof(Guid) ? new Guid(_random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
            : type == typeof(DateTime) ? new DateTime(_random.NextInt64(DateTime.MaxValue.Ticks), DateTimeKind.Utc)
            : type == typeof(TimeSpan) ? new TimeSpan(_random.NextInt64())
            : type == typeof(Uri) ? new Uri("../" + _random.Next(), UriKind.Relative)
            : type == typeof(Memory<byte>) ? _random.Next(2) == 0 ? default(Memory<byte>) : new byte[] { 1, 2 }
            : type == typeof(ArraySegment<byte>) ? _random.Next(2) == 0 ? default(ArraySegment<byte>) : new ArraySegment<byte>([1, 2, 3], 1, 1)
            : type == typeof(ImmutableArray<int>) ? _random.Next(2) == 0 ? default(ImmutableArray<int>) : ImmutableArray.Create(1, 2)
            : null;

    private object Collection(Type type, int depth)
    {
        var arguments = type.GetGenericArguments();
        if (type.GetInterface(nameof(ITuple)) is not null || type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            return Activator.CreateInstance(type, [.. arguments.Select(a => Of(a, depth + 1))])!;
        }

        var collection = Activator.CreateInstance(type)!;
        if (depth < Deepest)
        {
            collection.GetType().GetMethod("Add", arguments)!.Invoke(collection, [.. arguments.Select(a => Of(a, depth + 1))]);
        }

        return collection;
    }

    private object Object(Type type, int depth)
    {
        const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var constructor = type.GetConstructors(Instance).Where(c => !c.IsPrivate && !(c.GetParameters() is [var only] && only.ParameterType == type))
            .OrderByDescending(static c => c.GetParameters().Length).FirstOrDefault();
        if (constructor is null && !type.IsValueType)
        {
            throw new EndlessException();
        }

        var made = constructor is null ? Activator.CreateInstance(type)! : constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType, depth + 1))]);
        foreach (var property in type.GetProperties().Where(static p => p is { SetMethod.IsPublic: true } && p.GetIndexParameters().Length == 0))
        {
            property.SetValue(made, Member(property.PropertyType, StateOf(type, Nullability.Create(property)), depth));
        }

        foreach (var field in type.GetFields().Where(static f => f is { IsStatic: false, IsInitOnly: false }))
        {
            field.SetValue(made, Member(field.FieldType, StateOf(type, Nullability.Create(field)), depth));
        }

        return made;
    }

    // What is said of a type argument is not known at run time.
    private static NullabilityState StateOf(Type declaring, NullabilityInfo info) => declaring.IsGenericType ? NullabilityState.NotNull : info.ReadState;

    // A type may hold itself: at some depth there is none.
    private object? Member(Type type, NullabilityState state, int depth)
        => state != NullabilityState.NotNull && (depth >= Deepest || _random.Next(3) == 0) && (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null) ? null : Of(type, depth + 1);

    private sealed class EndlessException : Exception;

    private void Fill(Array array, Type element, int depth)
    {
        for (var i = 0; i < array.Length; i++)
        {
            array.SetValue(Of(element, depth + 1), i);
        }
    }
}
