using System.Text;

namespace TypedJobs.Tests.Jobs;

public sealed class JobFailureTests
{
    [Theory]
    [MemberData(nameof(HostileExceptions.All), MemberType = typeof(HostileExceptions))]
    public void From_AnExceptionWhoseMembersMisbehave_HasBoundedTexts(string kind)
    {
        foreach (var exception in (Exception[])[HostileExceptions.Make(kind), HostileExceptions.Thrown(kind), new InvalidOperationException("outer", HostileExceptions.Thrown(kind))])
        {
            var failure = JobFailure.From(exception, 3, DateTimeOffset.UnixEpoch);
            Assert.Equal(exception.GetType().FullName, failure.Type);
            Assert.NotEmpty(failure.Message);
            Assert.InRange(Encoding.UTF8.GetByteCount(failure.Message), 1, 4_000);
            Assert.InRange(Encoding.UTF8.GetByteCount(failure.StackTrace ?? ""), 0, 16_000);
            Assert.Equal(3, failure.Attempt);
        }
    }

    [Fact]
    public void From_AnExceptionWhoseMessageThrows_SaysSoInItsPlace()
        => Assert.Contains(
            "threw System.InvalidOperationException", JobFailure.From(HostileExceptions.Thrown("message throws"), 1, default).Message, StringComparison.Ordinal);

    [Fact]
    public void From_AnOrdinaryException_HasItsMessageAndTheTextOfAllWithin()
    {
        Exception exception;
        try
        {
            throw new InvalidOperationException("outer", new TimeoutException("inner"));
        }
        catch (InvalidOperationException thrown)
        {
            exception = thrown;
        }

        var failure = JobFailure.From(exception, 1, default);
        Assert.Equal("outer", failure.Message);
        Assert.Equal(exception.ToString(), failure.StackTrace);
    }

    [Fact]
    public void From_AnExceptionThatWasNeverThrown_HasNoStack()
        => Assert.Null(JobFailure.From(new InvalidOperationException("made"), 1, default).StackTrace);

    [Fact]
    public void From_AnExceptionAroundOneThatWasThrown_ShowsWhereThatStood()
        => Assert.Contains(
            nameof(HostileExceptions.Thrown), JobFailure.From(new JobTimeoutException("too long", HostileExceptions.Thrown("data throws")), 1, default).StackTrace, StringComparison.Ordinal);

    [Theory]
    [InlineData('a')]
    [InlineData('ä')]
    [InlineData('€')]
    public void From_ALongMessage_IsCutByCharactersAndBytes(char letter)
    {
        var message = JobFailure.From(new InvalidOperationException(new string(letter, 5_000)), 1, default).Message;
        Assert.EndsWith("…", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1_000, 2_000);
        Assert.InRange(Encoding.UTF8.GetByteCount(message), 1_000, 4_000);
    }

    [Fact]
    public void From_AMessageCutWithinAPair_KeepsNoHalf()
    {
        var message = JobFailure.From(new InvalidOperationException("a" + string.Concat(Enumerable.Repeat("😀", 2_000))), 1, default).Message;
        Assert.Equal(message, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(message)));
    }
}
