namespace TypedJobs;

/// <summary>Turns what an older version of a payload type stored into the type of today: <c>[UpgradesFrom] static Order FromV1(OrderV1 old)</c>.</summary>
/// <remarks>
/// <para>The method is static, internal or public, stands in the new type, takes one value of the old type and returns the new one. The old type is
/// kept in the code for as long as jobs with it may be queued; it need not have its old name, since no type names travel.</para>
/// <para>The generated codec calls it when what is stored is the old form: a map that has a member which only the old type has, or lacks those which
/// only the new one has, or whose member is of a kind that only the old one had (a string that is a number now); or something that is no map at all
/// (a string that is a record now). Forms that cannot be told apart are refused by the compiler. An old type may have such a method itself: upgrades chain.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UpgradesFromAttribute : Attribute;
