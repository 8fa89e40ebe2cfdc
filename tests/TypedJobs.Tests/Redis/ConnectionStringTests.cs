using System.Net;
using CsCheck;
using StackExchange.Redis;
using TypedJobs.Redis;

namespace TypedJobs.Tests.Redis;

/// <summary>Where Redis is, in both notations; and that a secret in either is never repeated.</summary>
public sealed class ConnectionStringTests
{
    private const string Secret = "s3cret";

    [Theory]
    [InlineData("localhost", "localhost:6379")]
    [InlineData("localhost:6380,ssl=true,password=a=b", "localhost:6380")]
    [InlineData("localhost,ssl=true", "localhost:6380")]
    [InlineData("a:1,b:2,[::1]:3,10.0.0.1:4,abortConnect=false", "a:1,b:2,[::1]:3,10.0.0.1:4")]
    [InlineData("redis://localhost", "localhost:6379")]
    [InlineData("REDIS://user:s3cret@Host.Example:17301/2", "Host.Example:17301")]
    [InlineData("rediss://:s3cret@host", "host:6380")]
    [InlineData("redis://[::1]:7000/0", "[::1]:7000")]
    [InlineData("redis://a:1,b:2", "a:1,b:2")]
    public void Parse_OfBothNotations_NamesTheEndpoints(string text, string endpoints)
        => Assert.Equal(endpoints, RedisConnection.EndpointOf(ConnectionString.Parse(text)), ignoreCase: true);

    [Fact]
    public void Parse_OfAUrl_ReadsEverythingInIt()
    {
        var configuration = ConnectionString.Parse("rediss://app:p%40ss%2Fw%2Cd@host:1234/7?abortConnect=false&client_name=web&asyncTimeout=250&sslHost=other");

        Assert.Equal(("app", "p@ss/w,d", true, 7), (configuration.User, configuration.Password, configuration.Ssl, configuration.DefaultDatabase));
        Assert.Equal((false, "web", 250, "other"), (configuration.AbortOnConnectFail, configuration.ClientName, configuration.AsyncTimeout, configuration.SslHost));
        Assert.Equal(new DnsEndPoint("host", 1234), Assert.Single(configuration.EndPoints));
        Assert.Equal(5, ConnectionString.Parse("redis://host?db=5").DefaultDatabase);
        Assert.True(ConnectionString.Parse("redis://host?ssl=true").Ssl);
        Assert.False(ConnectionString.Parse("redis://host").Ssl);
    }

    [Theory]
    [InlineData("")]
    [InlineData("password=s3cret")]
    [InlineData("localhost,password=a,s3cret")]
    [InlineData("localhost,password=a,s3cret=b")]
    [InlineData("localhost,user=a,s3cret:1")]
    [InlineData("localhost,passwrd=s3cret")]
    [InlineData("localhost,ssl=s3cret")]
    [InlineData("localhost,s3cret@host")]
    [InlineData("user:s3cret@host:6379")]
    [InlineData("https://user:s3cret@host")]
    [InlineData("redis:/user:s3cret@host")]
    [InlineData("redis//user:s3cret@host")]
    [InlineData("redis://user:s3cret")]
    [InlineData("redis://user:s3cret@")]
    [InlineData("redis://user:s3cret@host:s3cret")]
    [InlineData("redis://user:s3/cret@host")]
    [InlineData("redis://user:12/34s3cret@host")]
    [InlineData("redis://user:a?s3cret@host")]
    [InlineData("redis://user:a#s3cret@host")]
    [InlineData("redis://host/s3cret")]
    [InlineData("redis://host?password=a,s3cret")]
    [InlineData("redis://host?s3cret")]
    [InlineData("redis://host?s3cret=1")]
    [InlineData("redis://host,password=s3cret")]
    [InlineData("redis://user:s3cret@ho st")]
    public void Parse_OfWhatIsMalformed_IsAnErrorThatDoesNotRepeatIt(string text)
    {
        var exception = Assert.Throws<ArgumentException>(() => new RedisOptions { Configuration = text }.ToConfiguration());

        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
        Assert.Contains("redis://user:password@host:port", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost,passwrd=x", "is 'password' meant?")]
    [InlineData("localhost,ssl=maybe", "'ssl' does not take that value")]
    [InlineData("localhost,nonsense=1", "part 2 of it is no setting")]
    public void Parse_OfASettingThatIsWrong_SaysWhich(string text, string words)
        => Assert.Contains(words, Assert.Throws<ArgumentException>(() => ConnectionString.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Options_WithAUrlThatTheClientLibraryTookForAHost_AreRefusedWithoutIt()
    {
        var options = new RedisOptions { ConfigurationOptions = ConfigurationOptions.Parse("redis://user:s3cret@127.0.0.1:1") };

        Assert.DoesNotContain(Secret, Assert.Throws<ArgumentException>(() => options.ToConfiguration()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_OfAnyTextAroundASecret_NeverShowsIt()
    {
        // What people, shells and templates make of a configuration: pieces of both notations in any order.
        var piece = OneOf(
            "redis://", "rediss://", "http://", "redis:", "//", "user", ":", "@", ",", "/", "?", "&", "#", "=", " ", ";", "%", "%2", "\"", "'", "[", "]", "!", "$", "localhost",
            "host:6379", "password=", "user=", "ssl=", "ssl=true", "name=", "password", "defaultDatabase=", "abortConnect=false", "12", "é");
        var pieces = piece.Array[0, 5].Select(string.Concat);
        var setting = Gen.Select(pieces, OneOf("password=", "PASSWORD = ", "user="), pieces, pieces, static (before, name, inside, after) => $"{before},{name}{inside}{Secret}{after}");
        var url = Gen.Select(OneOf("redis://", "rediss://"), pieces, pieces, pieces, static (scheme, before, after, host) => $"{scheme}{before}{Secret}{after}@{host}");
        Gen.OneOf(setting, url).Sample(text => Assert.DoesNotContain(Secret, Shown(text), StringComparison.Ordinal), iter: 20_000);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    /// <summary>All that a program shows of a configuration: its endpoints, or the error.</summary>
    private static string Shown(string text)
    {
        try
        {
            return RedisConnection.EndpointOf(new RedisOptions { Configuration = text }.ToConfiguration());
        }
        catch (ArgumentException exception)
        {
            return exception.ToString();
        }
    }
}
