using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace TypedJobs.Redis;

/// <summary>Ends connections that are up and silent (half-open: a peer or a middlebox is gone without a word), so that others take their place.</summary>
/// <remarks>
/// Without it the client library waits until it has read nothing for four time-outs. Here one is enough: a call timed out, and nothing at all was answered
/// since it was sent. What was under way fails as it would have anyway, and reconnecting costs little if Redis was merely slow.
/// </remarks>
internal sealed class SilenceWatch
{
    private readonly ConcurrentDictionary<(string Role, EndPoint, ConnectionType), Socket> _sockets = new();
    private long _answeredAt;

    /// <summary>The time for <see cref="Failed"/>: coarse, ms.</summary>
    public static long Now => Environment.TickCount64;

    /// <summary>Learns of every socket that a connection opens.</summary>
    public void Follow(ConfigurationOptions configuration, string role)
    {
        var given = configuration.BeforeSocketConnect;
        configuration.BeforeSocketConnect = (endpoint, type, socket) =>
        {
            given?.Invoke(endpoint, type, socket);
            // None where a tunnel takes its place.
            if (socket is not null)
            {
                _sockets[(role, endpoint, type)] = socket;
            }
        };
    }

    /// <summary>A call was answered.</summary>
    public void Answered() => Volatile.Write(ref _answeredAt, Now);

    /// <summary>A call failed.</summary>
    /// <param name="exception">How.</param>
    /// <param name="startedAt">When it was sent.</param>
    public void Failed(Exception exception, long startedAt)
    {
        var answeredAt = Volatile.Read(ref _answeredAt);
        if (exception is RedisTimeoutException { Commandstatus: CommandStatus.Sent }
            && answeredAt <= startedAt
            // Calls fail together: the first ends the connections, and those that are new are not to be blamed.
            && Interlocked.CompareExchange(ref _answeredAt, Now, answeredAt) == answeredAt)
        {
            foreach (var (connection, socket) in _sockets)
            {
                _sockets.TryRemove(new(connection, socket));
                End(socket);
            }
        }
    }

    private static void End(Socket socket)
    {
        try
        {
            // The library reads an end, as if the peer had closed it, and connects anew at once.
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It is not connected any more.
        }
    }
}
