using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.Workers.Connecting;

/// <summary>
/// Calls a connector once: JSON by POST with <c>case</c>, <c>pathway</c>, <c>version</c>, <c>element</c> and <c>values</c>,
/// and the header <c>Idempotency-Key</c>, the same on every attempt. The answer is empty, or a JSON object that becomes
/// variables; with a status of 4xx it may name an error of the drawing: <c>{"error": "CODE"}</c>.
/// </summary>
/// <param name="client">The way out.</param>
/// <param name="settings">Secrets, and hosts inside.</param>
internal sealed class ConnectorCall(HttpClient client, ConnectorSettings settings)
{
    // More than a report ever needs; a service gone wild must not fill the memory.
    internal const int MostBytes = 1024 * 1024;

    public async Task<ConnectorAnswer> AskAsync(
        Connector connector, LeasedJob job, RequestedWork work, CancellationToken cancellationToken)
    {
        string host = connector.Url.Host;
        if (connector.Url.Scheme != Uri.UriSchemeHttps && !settings.InsideHosts.Contains(host))
        {
            return new ConnectorAnswer.Refused(
                $"PW6151 The connector '{connector.Name}' would send data without encryption. Declare its address with https://.");
        }

        string? secret = connector.Secret is { } name ? settings.SecretOf(job.Lease.Network, name) : null;
        if (connector.Secret is not null && secret is null)
        {
            return new ConnectorAnswer.Refused(
                $"PW6152 The installation has no secret '{connector.Secret}' for the connector '{connector.Name}'. Set "
                + $"'Pathways:Connectors:Secrets:{job.Lease.Network}:{connector.Secret}', then try again.");
        }

        using HttpRequestMessage request = ToRequest(connector.Url, secret, job, work);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(connector.Timeout);
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, limit.Token);
            return await ToAnswerAsync(connector.Name, response, limit.Token);
        }
        catch (HttpRequestException refused) when (refused is ForbiddenAddressException || refused.InnerException is ForbiddenAddressException)
        {
            return new ConnectorAnswer.Refused(
                $"PW6153 The connector '{connector.Name}' leads to {host}, inside the installation's own network. Ask the "
                + "operator to name the host in 'Pathways:Connectors:InsideHosts', or correct the address.");
        }
        catch (HttpRequestException)
        {
            return Later(connector.Name, "there is no connection", null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Later(connector.Name, $"it did not answer within {connector.Timeout.TotalSeconds:0} s", null);
        }
    }

    private static HttpRequestMessage ToRequest(Uri url, string? secret, LeasedJob job, RequestedWork work)
    {
        HttpRequestMessage request = new(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(ToBody(job, work)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("Idempotency-Key", $"{job.InstanceId:D}/{job.Key}");
        if (secret is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        }

        return request;
    }

    private static ReadOnlyMemory<byte> ToBody(LeasedJob job, RequestedWork work)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer);
        writer.WriteStartObject();
        writer.WriteString("case", job.InstanceId);
        writer.WriteString("pathway", work.Pathway);
        writer.WriteNumber("version", work.Version);
        writer.WriteString("element", work.Element.ToString());
        writer.WritePropertyName("values");
        FeelJson.Write(writer, FeelValue.Context(work.Values));
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static async Task<ConnectorAnswer> ToAnswerAsync(
        string name, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        int status = (int)response.StatusCode;
        bool mayPassLater = status >= 500 || response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict
            or HttpStatusCode.TooManyRequests || status == 425;
        if (mayPassLater)
        {
            return Later(name, $"it answered {status}", response.Headers.RetryAfter?.Delta);
        }

        // What it wrote is not repeated: it may hold something about a person.
        FeelValue? body = await ReadAsync(response, cancellationToken);
        FeelContext? told = body is { Kind: FeelKind.Context } context ? context.AsContext() : null;
        if (response.IsSuccessStatusCode)
        {
            return told is not null
                ? new ConnectorAnswer.Done(told)
                : new ConnectorAnswer.Refused(
                    $"PW6154 The connector '{name}' answered with something that is no JSON object of 1 MB at most. Correct the "
                    + "service, then try again.");
        }

        return told is not null && told.TryGet("error", out FeelValue code) && code.Kind == FeelKind.String
            ? new ConnectorAnswer.Error(code.AsString())
            : new ConnectorAnswer.Refused(
                $"PW6155 The connector '{name}' refused the work (status {status}). Look at its address and at the service's own "
                + "log, then try again.");
    }

    /// <summary>The answer's body; null when it is no JSON, or too long. Nothing is an empty report.</summary>
    private static async Task<FeelValue?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using MemoryStream read = new();
        byte[] piece = new byte[16 * 1024];
        for (int count; (count = await stream.ReadAsync(piece, cancellationToken)) > 0;)
        {
            if (read.Length + count > MostBytes)
            {
                return null;
            }

            await read.WriteAsync(piece.AsMemory(0, count), cancellationToken);
        }

        if (read.Length == 0)
        {
            return FeelValue.Context(FeelContext.Empty);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(read.GetBuffer().AsMemory(0, (int)read.Length));
            return FeelJson.Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ConnectorAnswer.Later Later(string name, string why, TimeSpan? notBefore) =>
        new($"PW6156 The connector '{name}' could not do the work now: {why}. It is tried again.", notBefore);
}
