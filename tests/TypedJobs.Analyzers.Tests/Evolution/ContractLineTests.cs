using TypedJobs.Analyzers.Evolution;

namespace TypedJobs.Analyzers.Tests.Evolution;

public class ContractLineTests
{
    [Theory]
    [InlineData("job email.send()")]
    [InlineData("job email.send(to: string, subject: string = default) -> Shop.Receipt")]
    [InlineData("job a(x: int?[], y: map<string, Shop.Line[]>?, z: (int, string)[], b: bytes)")]
    [InlineData("job a(page: Shop.Page<int, System.Collections.Generic.List<string>>?)")]
    [InlineData("job a(inner: Shop.Page<int>.Row)")]
    [InlineData("type Shop.Empty { }")]
    [InlineData("type Shop.Order { Id: Guid, required Total: decimal, reserved: int, required: int }")]
    [InlineData("type Shop.Line [ 0 Sku: string, 1 reserved, 2 required Count: int ]")]
    [InlineData("type Shop.Hop { from as Start: string, \"to-port\" as End: string, \"\\\"\\\\\": int, required \"as\" as As: int, required as Needed: int }")]
    [InlineData("type Shop.Range { Limits: (Low: int, High: (int, Note: string?)[])?, default: (job: bool, map: map<int, (A: int, B: int)>) }")]
    [InlineData("enum Shop.Channel : sbyte { None = -1, Mail = 0 }")]
    [InlineData("union Shop.IShape { 0 Shop.Circle, 7 Shop.Square }")]
    [InlineData("union Shop.IShape { \"circle\" Shop.Circle, \"a \\\"b\\\" \\\\c\" Shop.Square, \"\" Shop.Dot, 0 Shop.Line }")]
    [InlineData("union Shop.IShape { \"two\\u000alines\" Shop.Circle, \"\\\\u000a\" Shop.Square }")]
    [InlineData("type Shop.Order { \"two\\u000alines\" as Lines: int }")]
    public void Line_ReadAndPrinted_IsTheSame(string line) => Assert.Equal(line, ContractLine.Read(line).ToString());

    [Fact]
    public void Line_OfARetiredJob_IsItsName() => Assert.Equal("email.send", ContractLine.Read("retired email.send"));

    [Theory]
    [InlineData("jobs email.send()", "'jobs' is none of job, type, enum, union, retired")]
    [InlineData("job email.send(to string)", "':' is expected at column 19")]
    [InlineData("job email.send(to: string", "',' is expected at column 26")]
    [InlineData("job email.send() and more", "the end of the line is expected at column 18")]
    [InlineData("type Shop.Order [ Id: int ]", "a number is expected at column 19")]
    [InlineData("enum Shop.Channel : int { Mail }", "'=' is expected at column 32")]
    [InlineData("type Shop.Page< { }", "'{' is expected at column 20")]
    public void Line_Malformed_SaysWhere(string line, string fault)
        => Assert.Equal(fault, Assert.Throws<FormatException>(() => ContractLine.Read(line)).Message);
}
