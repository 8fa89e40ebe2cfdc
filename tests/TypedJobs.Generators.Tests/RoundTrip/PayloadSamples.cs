using System.Runtime.Serialization;
using MessagePack;

namespace TypedJobs.Generators.Tests.RoundTrip;

public enum Color
{
    Red,
    Green = 7,
    Blue = -3,
}

public enum Huge : ulong
{
    Small = 1,
    Large = ulong.MaxValue,
}

public sealed record Positional(int Id, string Name, string? Note = "none", Color Color = Color.Green);

public readonly record struct Point(double X, double Y);

public record Animal(string Name);

public sealed record Dog(string Name, int Age) : Animal(Name);

public sealed class Settable
{
    public int Id { get; set; }

    public string? Name { get; set; }

    public List<string> Tags { get; set; } = ["first"];

    public double Ratio = 1.5;

    [IgnoreMember]
    public int Ignored { get; set; }

    [IgnoreDataMember]
    public int IgnoredToo { get; set; }

    public int Doubled => Id * 2;
}

public sealed class Initialized
{
    public required string Name { get; init; }

    public required int Count { get; set; }

    public string Note { get; init; } = "kept";

    public int? Level { get; init; }

    public Guid Key { get; set; }
}

public sealed class Bound
{
    public Bound(string name, int level = 3)
    {
        Name = name;
        Level = level;
    }

    public int Level { get; }

    public string Name { get; }

    public string? Comment { get; set; } = "mine";
}

public struct Mixed
{
    public int Number;

    public string? Text { get; set; }

    public readonly int Twice => Number * 2;
}

public readonly struct Fixed(int number, string text)
{
    public int Number { get; } = number;

    public string Text { get; } = text;
}

public sealed class Node
{
    public int Value { get; set; }

    public Node? Next { get; set; }

    public List<Node>? Children { get; set; }
}

public sealed record Box<T>(T Value, T[] More);

public sealed record Nested(Positional Head, IReadOnlyList<Point> Points, Dictionary<string, Settable?> ByName, Box<Box<int>>? Boxed);

[MessagePackObject]
public sealed class Keyed
{
    [Key(0)]
    public int Id { get; set; }

    [Key(3)]
    public string? Name { get; set; }

    [Key(1)]
    public DateTimeOffset At { get; set; }

    [IgnoreMember]
    public int Ignored { get; set; }
}

[MessagePackObject]
public sealed record KeyedRecord([property: Key(0)] int Id, [property: Key(1)] string Name)
{
    [Key(2)]
    public List<int>? More { get; init; }
}

[MessagePackObject]
public sealed class KeyedByName
{
    [SerializationConstructor]
    public KeyedByName(int id) => Id = id;

    [Key("i")]
    public int Id { get; }

    [Key("n")]
    public string? Name { get; set; }
}

[MessagePackObject(keyAsPropertyName: true)]
public sealed class NamedByAttribute
{
    public int Id { get; set; }

    public string? Name { get; set; }
}

[Union(0, typeof(Circle))]
[Union(2, typeof(Square))]
public interface IShape;

[MessagePackObject]
public sealed record Circle([property: Key(0)] double Radius) : IShape;

[MessagePackObject]
public sealed record Square([property: Key(0)] double Side, [property: Key(1)] IShape? Inner) : IShape;

[Union(1, typeof(Created))]
[Union(5, typeof(Renamed))]
public abstract record Change(int Id);

public sealed record Created(int Id, string By) : Change(Id);

public sealed record Renamed(int Id, string From, string To) : Change(Id);

public sealed class @event
{
    public int @class { get; set; }

    public string? @default { get; set; }
}
