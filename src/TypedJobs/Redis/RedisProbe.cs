using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>What a server is found to be that the client library could not connect to.</summary>
internal enum ServerKind
{
    /// <summary>Nothing listens, or nothing can be reached.</summary>
    Absent,

    /// <summary>It answers in plain text.</summary>
    Plain,

    /// <summary>It speaks TLS.</summary>
    Tls,

    /// <summary>It listens, and answers neither.</summary>
    Mute,
}

/// <summary>Asks a server what prevents the connection: the client library says of a TLS mismatch, of too many clients and of a wrong address all the same.</summary>
internal static class RedisProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Asks the endpoints, one after another, until one answers.</summary>
    /// <returns>What the first that listens is, and the first line that it answered in plain text. Nothing is logged in with, and nothing is changed.</returns>
    public static async Task<(ServerKind Kind, string Answer)> AskAsync(ConfigurationOptions configuration)
    {
        var found = (Kind: ServerKind.Absent, Answer: "");
        foreach (var endpoint in configuration.Tunnel is null ? configuration.EndPoints : [])
        {
            if (found.Kind is ServerKind.Absent)
            {
                found = await AskAsync(endpoint, configuration).ConfigureAwait(false);
            }
        }

        return found;
    }

    private static async Task<(ServerKind Kind, string Answer)> AskAsync(EndPoint endpoint, ConfigurationOptions configuration)
    {
        using var patience = new CancellationTokenSource(Patience);
        NetworkStream plain;
        try
        {
            plain = await ConnectAsync(endpoint, patience.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return (ServerKind.Absent, "");
        }

        using (plain)
        {
            try
            {
                if (await AnswerAsync(plain, patience.Token).ConfigureAwait(false) is { Length: > 0 } answer)
                {
                    return (ServerKind.Plain, answer);
                }
            }
            catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException)
            {
                // It did not like to be asked in plain text.
            }
        }

        return (await SpeaksTlsAsync(endpoint, configuration).ConfigureAwait(false) ? ServerKind.Tls : ServerKind.Mute, "");
    }

    private static async Task<NetworkStream> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, endpoint is UnixDomainSocketEndPoint ? ProtocolType.Unspecified : ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The first line that comes back; empty if it is no text, or none comes.</summary>
    private static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("PING\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        var buffer = new byte[512];
        var length = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        var text = Encoding.ASCII.GetString(buffer, 0, length);
        return text.StartsWith('+') || text.StartsWith('-') ? text[1..].Split('\r', '\n')[0] : "";
    }

    [SuppressMessage("Security", "CA5359", Justification = "Nothing is sent over it or believed of it: only whether TLS is spoken is asked.")]
    private static async Task<bool> SpeaksTlsAsync(EndPoint endpoint, ConfigurationOptions configuration)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using var stream = await ConnectAsync(endpoint, patience.Token).ConfigureAwait(false);
            using var tls = new SslStream(stream);
            var host = configuration.SslHost ?? (endpoint as DnsEndPoint)?.Host ?? "";
            var options = new SslClientAuthenticationOptions { TargetHost = host, RemoteCertificateValidationCallback = static (_, _, _, _) => true };
            await tls.AuthenticateAsClientAsync(options, patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (AuthenticationException)
        {
            // An alert is TLS, too; what is no TLS at all is an IOException, or an AuthenticationException on a frame that is none.
            return false;
        }
        catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
