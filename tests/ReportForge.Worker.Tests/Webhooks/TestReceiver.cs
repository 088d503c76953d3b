using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReportForge.Worker.Tests.Webhooks;

/// <summary>What somebody was told, with its headers.</summary>
internal sealed record Told(string Path, string Id, string Timestamp, string Signature, string Body);

/// <summary>An address on this machine that is told things, and answers as it is asked to, path by path.</summary>
internal sealed class TestReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<Told> _told = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<int>> _answers = new(StringComparer.Ordinal);

    public TestReceiver()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Origin = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Origin + "/");
        _listener.Start();
        _ = Listen();
    }

    public string Origin { get; }

    /// <summary>What a path answers, one after another; the last for ever. Without any it is 204.</summary>
    public void Answers(string path, params int[] statuses) => _answers[path] = new(statuses);

    public IReadOnlyList<Told> At(string path) => [.. _told.Where(told => told.Path == path)];

    /// <summary>Waits until a path was told so many things.</summary>
    public async Task<IReadOnlyList<Told>> Wait(string path, int count)
    {
        while (At(path).Count < count)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        return At(path);
    }

    public void Dispose() => _listener.Close();

    private async Task Listen()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var (path, headers) = (context.Request.Url?.AbsolutePath ?? "", context.Request.Headers);
                _told.Enqueue(new(path, headers["webhook-id"] ?? "", headers["webhook-timestamp"] ?? "", headers["webhook-signature"] ?? "",
                    await reader.ReadToEndAsync()));
                context.Response.StatusCode = AnswerOf(path);
                if (context.Response.StatusCode == 302)
                    context.Response.RedirectLocation = Origin + "/elsewhere";
                context.Response.Close();
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private int AnswerOf(string path)
    {
        if (!_answers.TryGetValue(path, out var left))
            return 204;
        return left.Count > 1 && left.TryDequeue(out var next) ? next : left.TryPeek(out var last) ? last : 204;
    }
}
