using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Numerics;
using System.Text;

namespace TypedJobs.Generators.Tests.RoundTrip;

/// <summary>One job per type that travels: it returns what it gets.</summary>
public static partial class EchoJobs
{
    [Job]
    public static bool EchoBool(bool value) => value;

    [Job]
    public static byte EchoByte(byte value) => value;

    [Job]
    public static sbyte EchoSByte(sbyte value) => value;

    [Job]
    public static short EchoInt16(short value) => value;

    [Job]
    public static ushort EchoUInt16(ushort value) => value;

    [Job]
    public static int EchoInt32(int value) => value;

    [Job]
    public static uint EchoUInt32(uint value) => value;

    [Job]
    public static long EchoInt64(long value) => value;

    [Job]
    public static ulong EchoUInt64(ulong value) => value;

    [Job]
    public static float EchoSingle(float value) => value;

    [Job]
    public static double EchoDouble(double value) => value;

    [Job]
    public static decimal EchoDecimal(decimal value) => value;

    [Job]
    public static char EchoChar(char value) => value;

    [Job]
    public static Half EchoHalf(Half value) => value;

    [Job]
    public static Int128 EchoInt128(Int128 value) => value;

    [Job]
    public static UInt128 EchoUInt128(UInt128 value) => value;

    [Job]
    public static BigInteger EchoBigInteger(BigInteger value) => value;

    [Job]
    public static Complex EchoComplex(Complex value) => value;

    [Job]
    public static string EchoText(string value) => value;

    [Job]
    public static string? EchoNullableText(string? value) => value;

    [Job]
    public static Rune EchoRune(Rune value) => value;

    [Job]
    public static Guid EchoGuid(Guid value) => value;

    [Job]
    public static DateTime EchoDateTime(DateTime value) => value;

    [Job]
    public static DateTimeOffset EchoDateTimeOffset(DateTimeOffset value) => value;

    [Job]
    public static TimeSpan EchoTimeSpan(TimeSpan value) => value;

    [Job]
    public static DateOnly EchoDateOnly(DateOnly value) => value;

    [Job]
    public static TimeOnly EchoTimeOnly(TimeOnly value) => value;

    [Job]
    public static Uri? EchoUri(Uri? value) => value;

    [Job]
    public static Version? EchoVersion(Version? value) => value;

    [Job]
    public static JobId EchoJobId(JobId value) => value;

    [Job]
    public static byte[]? EchoBytes(byte[]? value) => value;

    [Job]
    public static Memory<byte> EchoMemory(Memory<byte> value) => value;

    [Job]
    public static ReadOnlyMemory<byte> EchoReadOnlyMemory(ReadOnlyMemory<byte> value) => value;

    [Job]
    public static ArraySegment<byte> EchoArraySegment(ArraySegment<byte> value) => value;

    [Job]
    public static int? EchoNullableInt(int? value) => value;

    [Job]
    public static Point? EchoNullablePoint(Point? value) => value;

    [Job]
    public static Color EchoEnum(Color value) => value;

    [Job]
    public static Huge EchoHugeEnum(Huge value) => value;

    [Job]
    public static Color? EchoNullableEnum(Color? value) => value;

    [Job]
    public static int[]? EchoArray(int[]? value) => value;

    [Job]
    public static string?[][] EchoJagged(string?[][] value) => value;

    [Job]
    public static List<string?> EchoList(List<string?> value) => value;

    [Job]
    public static IList<int> EchoIList(IList<int> value) => value;

    [Job]
    public static ICollection<int> EchoICollection(ICollection<int> value) => value;

    [Job]
    public static IReadOnlyList<Guid> EchoIReadOnlyList(IReadOnlyList<Guid> value) => value;

    [Job]
    public static IReadOnlyCollection<int> EchoIReadOnlyCollection(IReadOnlyCollection<int> value) => value;

    [Job]
    public static IEnumerable<int> EchoIEnumerable(IEnumerable<int> value) => value;

    [Job]
    public static HashSet<int> EchoHashSet(HashSet<int> value) => value;

    [Job]
    public static ISet<int> EchoISet(ISet<int> value) => value;

    [Job]
    public static IReadOnlySet<int> EchoIReadOnlySet(IReadOnlySet<int> value) => value;

    [Job]
    public static SortedSet<int> EchoSortedSet(SortedSet<int> value) => value;

    [Job]
    public static FrozenSet<int> EchoFrozenSet(FrozenSet<int> value) => value;

    [Job]
    public static Queue<int> EchoQueue(Queue<int> value) => value;

    [Job]
    public static Stack<int> EchoStack(Stack<int> value) => value;

    [Job]
    public static LinkedList<int> EchoLinkedList(LinkedList<int> value) => value;

    [Job]
    public static Collection<int> EchoCollection(Collection<int> value) => value;

    [Job]
    public static ReadOnlyCollection<int> EchoReadOnlyCollection(ReadOnlyCollection<int> value) => value;

    [Job]
    public static ImmutableArray<int> EchoImmutableArray(ImmutableArray<int> value) => value;

    [Job]
    public static ImmutableList<int> EchoImmutableList(ImmutableList<int> value) => value;

    [Job]
    public static IImmutableList<int> EchoIImmutableList(IImmutableList<int> value) => value;

    [Job]
    public static ImmutableHashSet<int> EchoImmutableHashSet(ImmutableHashSet<int> value) => value;

    [Job]
    public static ImmutableSortedSet<int> EchoImmutableSortedSet(ImmutableSortedSet<int> value) => value;

    [Job]
    public static IImmutableSet<int> EchoIImmutableSet(IImmutableSet<int> value) => value;

    [Job]
    public static ImmutableQueue<int> EchoImmutableQueue(ImmutableQueue<int> value) => value;

    [Job]
    public static ImmutableStack<int> EchoImmutableStack(ImmutableStack<int> value) => value;

    [Job]
    public static Dictionary<string, int?> EchoDictionary(Dictionary<string, int?> value) => value;

    [Job]
    public static IDictionary<string, int?> EchoIDictionary(IDictionary<string, int?> value) => value;

    [Job]
    public static IReadOnlyDictionary<string, int?> EchoIReadOnlyDictionary(IReadOnlyDictionary<string, int?> value) => value;

    [Job]
    public static ReadOnlyDictionary<string, int?> EchoReadOnlyDictionary(ReadOnlyDictionary<string, int?> value) => value;

    [Job]
    public static SortedDictionary<int, string> EchoSortedDictionary(SortedDictionary<int, string> value) => value;

    [Job]
    public static SortedList<int, string> EchoSortedList(SortedList<int, string> value) => value;

    [Job]
    public static ConcurrentDictionary<string, int?> EchoConcurrentDictionary(ConcurrentDictionary<string, int?> value) => value;

    [Job]
    public static FrozenDictionary<string, int?> EchoFrozenDictionary(FrozenDictionary<string, int?> value) => value;

    [Job]
    public static ImmutableDictionary<string, int?> EchoImmutableDictionary(ImmutableDictionary<string, int?> value) => value;

    [Job]
    public static ImmutableSortedDictionary<int, string> EchoImmutableSortedDictionary(ImmutableSortedDictionary<int, string> value) => value;

    [Job]
    public static IImmutableDictionary<string, int?> EchoIImmutableDictionary(IImmutableDictionary<string, int?> value) => value;

    [Job]
    public static KeyValuePair<int, string?> EchoPair(KeyValuePair<int, string?> value) => value;

    [Job]
    public static (int Count, string? Name) EchoValueTuple((int Count, string? Name) value) => value;

    [Job]
    public static (int, int, int, int, int, int, int, string, bool) EchoLongTuple((int, int, int, int, int, int, int, string, bool) value) => value;

    [Job]
    public static Tuple<int, string> EchoTuple(Tuple<int, string> value) => value;

    [Job]
    public static Positional? EchoPositional(Positional? value) => value;

    [Job]
    public static Point EchoRecordStruct(Point value) => value;

    [Job]
    public static Dog EchoDerived(Dog value) => value;

    [Job]
    public static Settable? EchoSettable(Settable? value) => value;

    [Job]
    public static Initialized EchoInitialized(Initialized value) => value;

    [Job]
    public static Bound EchoBound(Bound value) => value;

    [Job]
    public static Mixed EchoMixed(Mixed value) => value;

    [Job]
    public static Fixed EchoFixed(Fixed value) => value;

    [Job]
    public static Node EchoRecursive(Node value) => value;

    [Job]
    public static Box<Box<string>> EchoGeneric(Box<Box<string>> value) => value;

    [Job]
    public static Nested EchoNested(Nested value) => value;

    [Job]
    public static Keyed EchoKeyed(Keyed value) => value;

    [Job]
    public static KeyedRecord EchoKeyedRecord(KeyedRecord value) => value;

    [Job]
    public static KeyedByName EchoKeyedByName(KeyedByName value) => value;

    [Job]
    public static NamedByAttribute EchoNamedByAttribute(NamedByAttribute value) => value;

    [Job]
    public static IShape? EchoUnion(IShape? value) => value;

    [Job]
    public static Change EchoAbstractUnion(Change value) => value;

    [Job]
    public static List<IShape?> EchoUnionList(List<IShape?> value) => value;

    [Job]
    public static @event EchoKeyword(@event value) => value;
}
