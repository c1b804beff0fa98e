using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hillock.Tests.Shared;

/// <summary>A web server on this machine that answers as a test tells it, wrongly too.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Request, Response> _answer;

    public LocalServer(Func<Request, Response> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>What was asked for, in order.</summary>
    public ConcurrentQueue<Request> Requests { get; } = new();

    /// <summary>An address at which nobody listens.</summary>
    public static Uri Nobody()
    {
        using var server = new LocalServer(_ => new Response());
        return server.Address;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var _ = client;
            using var stream = client.GetStream();
            var request = await ReadAsync(stream);
            Requests.Enqueue(request);
            var response = _answer(request);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Head(response)), _stop.Token);
            await stream.WriteAsync(response.Body, _stop.Token);
            if (response.Until is { } until) await until.WaitAsync(_stop.Token);
            await stream.WriteAsync(response.Rest, _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
        }
    }

    private async Task<Request> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[1024];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            text.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, _stop.Token)));
        var lines = text.ToString().Split("\r\n");
        var range = lines.FirstOrDefault(line => line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase));
        return new Request(lines[0].Split(' ')[1], range is null ? null
            : long.Parse(range["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture));
    }

    private static string Head(Response response)
    {
        var length = response.Length ?? response.Body.Length + response.Rest.Length;
        return $"HTTP/1.1 {response.Status} x\r\nConnection: close\r\nContent-Length: "
            + $"{length}\r\n{string.Concat(response.Headers.Select(h => h + "\r\n"))}\r\n";
    }

    /// <param name="Path">With its slash.</param>
    /// <param name="From">First byte that was asked for; null for all.</param>
    internal sealed record Request(string Path, long? From);

    internal sealed record Response
    {
        public int Status { get; init; } = 200;

        public byte[] Body { get; init; } = [];

        /// <summary>The length that is promised; null for the right one.</summary>
        public long? Length { get; init; }

        public string[] Headers { get; init; } = [];

        /// <summary>What to wait for after the body.</summary>
        public Task? Until { get; init; }

        /// <summary>What is sent then.</summary>
        public byte[] Rest { get; init; } = [];
    }
}
