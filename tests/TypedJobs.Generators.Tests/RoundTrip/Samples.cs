using CsCheck;

namespace TypedJobs.Generators.Tests.RoundTrip;

/// <summary>Generators of values that several cases use.</summary>
internal static class Samples
{
    public static Gen<Color> Colors { get; } = Gen.Enum<Color>();

    public static Gen<Point> Points { get; } = Gen.Select(Gen.Double, Gen.Double, static (x, y) => new Point(x, y));

    public static Gen<Dictionary<string, int?>> Maps { get; } = Gen.Dictionary(Gen.String, Gen.Int.Nullable());

    public static Gen<Positional> Positionals { get; } = Gen.Select(
        Gen.Int, Gen.String, Gen.String.Null(), Colors, static (id, name, note, color) => new Positional(id, name, note, color));

    public static Gen<Settable> Settables { get; } = Gen.Select(
        Gen.Int, Gen.String.Null(), Gen.String.List, Gen.Double, static (id, name, tags, ratio) => new Settable { Id = id, Name = name, Tags = tags, Ratio = ratio });

    public static Gen<Node> Trees { get; } = Gen.Recursive<Node>(static (depth, tree) => depth > 4
        ? Gen.Int.Select(static i => new Node { Value = i })
        : Gen.Select(
            Gen.Int, tree.Null(), tree.List[0, 2].Null(), static (value, next, children) => new Node { Value = value, Next = next, Children = children }));

    public static Gen<Nested> Nesteds { get; } = Gen.Select(
        Positionals, Points.List, Settables.Null(), Gen.Int, static (head, points, settable, i) => new Nested(
            head, points, new Dictionary<string, Settable?> { ["one"] = settable, [""] = null }, i % 2 == 0 ? null : new Box<Box<int>>(new Box<int>(i, [i]), [])));

    public static Gen<IShape?> Shapes { get; } = Gen.Recursive<IShape?>(static (depth, shape) => depth > 3
        ? Gen.Double.Select(static r => (IShape?)new Circle(r))
        : Gen.OneOf(
            Gen.Double.Select(static r => (IShape?)new Circle(r)),
            Gen.Const((IShape?)null),
            Gen.Select(Gen.Double, shape, static (side, inner) => (IShape?)new Square(side, inner))));

    public static Gen<Change> Changes { get; } = Gen.OneOf(
        Gen.Select(Gen.Int, Gen.String, static (id, by) => (Change)new Created(id, by)),
        Gen.Select(Gen.Int, Gen.String, static (id, name) => (Change)new Renamed(id, name, name + "'")));
}
