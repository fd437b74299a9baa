using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pathways.Notifications.Channels;

/// <summary>Posts messages as JSON to a service of the installation, e.g. a gateway to secure mail or text messages.</summary>
/// <remarks>
/// Headers: <c>Idempotency-Key</c> (the same on every attempt) and, with a secret, <c>X-Pathways-Signature</c>:
/// <c>sha256=</c> and the hexadecimal HMAC of the body.
/// </remarks>
/// <param name="client">Client to post with; the caller owns it.</param>
/// <param name="settings">Address and secret.</param>
public sealed class WebhookChannel(HttpClient client, WebhookSettings settings) : INotificationChannel
{
    private static readonly JsonSerializerOptions web = new(JsonSerializerDefaults.Web);

    /// <inheritdoc />
    public string Name => "webhook";

    /// <inheritdoc />
    public async Task<Delivery> SendAsync(NotificationMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using HttpRequestMessage request = ToRequest(message);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.Timeout);
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, limit.Token);
            return ToDelivery(response);
        }
        catch (HttpRequestException)
        {
            return Postponed("there is no connection", null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Postponed($"it did not answer within {settings.Timeout.TotalSeconds:0} s", null);
        }
    }

    private HttpRequestMessage ToRequest(NotificationMessage message)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(message, web);
        HttpRequestMessage request = new(HttpMethod.Post, settings.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("Idempotency-Key", message.IdempotencyKey);
        if (settings.Secret is not null)
        {
            byte[] signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.Secret), body);
            request.Headers.Add("X-Pathways-Signature", "sha256=" + Convert.ToHexStringLower(signature));
        }

        return request;
    }

    private Delivery ToDelivery(HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            return new Delivery.Delivered($"{settings.Url.Host} answered {status}");
        }

        bool mayPassLater = status >= 500 || response.StatusCode is HttpStatusCode.RequestTimeout
            or HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests;
        return mayPassLater
            ? Postponed($"it answered {status}", response.Headers.RetryAfter?.Delta)
            : new Delivery.Refused(
                "PW6033",
                $"The service at {settings.Url.Host} refused the message (status {status}). Check 'Pathways:Notifications:Webhook' and the service's own log, then retry.");
    }

    private Delivery.Postponed Postponed(string why, TimeSpan? notBefore) => new(
        "PW6032", $"The service at {settings.Url.Host} could not take the message now: {why}. It is tried again.", notBefore);
}
