using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Hillock.Data.Download;

/// <summary>Fetches one file from one address, going on where an earlier try stopped.</summary>
internal sealed class Transfer : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private readonly DownloadOptions _options;
    private readonly HttpClient _client;

    /// <summary>A client for several files, one after another.</summary>
    public Transfer(DownloadOptions options)
    {
        _options = options;
        _client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = options.ConnectTimeout }) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("hillock", typeof(Transfer).Assembly.GetName().Version?.ToString(2)));
    }

    /// <summary>Appends to <paramref name="part"/> what is missing of the file, or writes it anew where the server cannot go on.</summary>
    /// <exception cref="TransferException">The server refused, stopped or sent too much.</exception>
    public async Task FetchAsync(Uri address, string part, long bytes, Action<long> done, CancellationToken token)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(token);
        try
        {
            var have = File.Exists(part) ? new FileInfo(part).Length : 0;
            if (have >= bytes) have = Forget(part);
            stall.CancelAfter(_options.ConnectTimeout + _options.StallTimeout);
            using var response = await AskAsync(address, have, stall.Token).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.PartialContent || response.Content.Headers.ContentRange?.From != have) have = Forget(part);
            await CopyAsync(response, part, have, bytes, done, stall).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!token.IsCancellationRequested)
        {
            throw new TransferException($"nothing came for {_options.StallTimeout.TotalSeconds:0.#} seconds", mayRetry: true, e);
        }
        catch (HttpRequestException e)
        {
            throw new TransferException(Why(e), mayRetry: e.HttpRequestError is HttpRequestError.ResponseEnded, e);
        }
        catch (IOException e) when (e is HttpIOException || e.InnerException is SocketException)
        {
            throw new TransferException("the connection broke off", mayRetry: true, e);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException or UriFormatException)
        {
            // A redirection to a file, or to no address at all.
            throw new TransferException($"it leads to an address that is neither http nor https: {e.Message}", mayRetry: false, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static int Forget(string part)
    {
        File.Delete(part);
        return 0;
    }

    private async Task<HttpResponseMessage> AskAsync(Uri address, long have, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (have > 0) request.Headers.Range = new RangeHeaderValue(have, null);
        var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token).ConfigureAwait(false);
        if (response.IsSuccessStatusCode) return response;
        using (response)
        {
            throw new TransferException($"the server answered {(int)response.StatusCode} {response.ReasonPhrase}", mayRetry: (int)response.StatusCode is >= 500
                or 416 or 429);
        }
    }

    private async Task CopyAsync(HttpResponseMessage response, string part, long have, long bytes, Action<long> done, CancellationTokenSource stall)
    {
        using var source = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
        using var target = new FileStream(part, FileMode.Append, FileAccess.Write);
        var buffer = new byte[BufferBytes];
        while (true)
        {
            stall.CancelAfter(_options.StallTimeout);
            var count = await source.ReadAsync(buffer, stall.Token).ConfigureAwait(false);
            if (count == 0) break;
            have += count;
            if (have > bytes) throw new TransferException($"it sends more than the {bytes:N0} bytes that the file has", mayRetry: false);
            await target.WriteAsync(buffer.AsMemory(0, count), stall.Token).ConfigureAwait(false);
            done(have);
        }

        if (have < bytes) throw new TransferException($"it ended after {have:N0} of {bytes:N0} bytes", mayRetry: true);
    }

    private static string Why(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name is not known here; is there a network?",
        HttpRequestError.SecureConnectionError => $"no secure connection: {(e.InnerException ?? e).Message}",
        HttpRequestError.ProxyTunnelError => $"the proxy refused: {e.Message}",
        HttpRequestError.ConnectionError when e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
            "it refused the connection",
        HttpRequestError.ConnectionError => $"no connection: {(e.InnerException ?? e).Message}",
        HttpRequestError.ResponseEnded => "the connection broke off",
        _ => e.Message,
    };
}
