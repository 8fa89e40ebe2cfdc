using System.Net;
using System.Net.Sockets;

namespace TypedJobs.Tests.Redis.Network;

/// <summary>Stands between a client and Redis. It can make connections slow, and let those that are open go half-open: they stay up, and nothing comes through.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly int _target;
    private readonly Task _accepting;
    private volatile Faults _current = new();

    public FaultyProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Endpoint => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>How long each piece of data is held up, in either direction, on every connection.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>From now on nothing passes on the connections that are open; or, if requests pass, only their replies do not. New connections work.</summary>
    public void Break(bool requestsPass)
    {
        var broken = _current;
        _current = new Faults();
        broken.DropRequests = !requestsPass;
        broken.DropReplies = true;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        var forwarding = new List<Task>();
        try
        {
            while (true)
            {
                forwarding.Add(ForwardAsync(await _listener.AcceptTcpClientAsync(_ended.Token), _current));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(forwarding);
        }
    }

    private async Task ForwardAsync(TcpClient client, Faults faults)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, _ended.Token);
                await Task.WhenAny(
                    CopyAsync(client.GetStream(), server.GetStream(), () => faults.DropRequests),
                    CopyAsync(server.GetStream(), client.GetStream(), () => faults.DropReplies));
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                // Redis is not there: the client finds its connection closed.
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, Func<bool> drops)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, _ended.Token) is > 0 and var count)
            {
                if (Delay > TimeSpan.Zero)
                {
                    await Task.Delay(Delay, _ended.Token);
                }

                if (!drops())
                {
                    await to.WriteAsync(buffer.AsMemory(0, count), _ended.Token);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the sides is gone: the other learns it when its connection is closed.
        }
    }

    private sealed class Faults
    {
        public volatile bool DropRequests;
        public volatile bool DropReplies;
    }
}
