using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Pathways.Notifications.Channels;

/// <summary>Sends plain text mail.</summary>
/// <remarks>
/// On <see cref="SmtpClient"/>: it does STARTTLS, AUTH and UTF-8 correctly, which is all a submission server asks for.
/// Its documentation recommends MailKit for what it lacks (TLS from the first byte on port 465, OAuth), but MailKit
/// cannot be restored from this project's feed, and a mail client of our own would be more code to get wrong.
/// </remarks>
/// <param name="settings">Server and sender.</param>
public sealed class SmtpChannel(SmtpSettings settings) : INotificationChannel
{
    /// <inheritdoc />
    public string Name => "smtp";

    /// <inheritdoc />
    public async Task<Delivery> SendAsync(NotificationMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!MailAddress.TryCreate(message.To.Address, message.To.Name, out MailAddress? to))
        {
            return new Delivery.Refused(
                "PW6031", "The message was not sent: its recipient has no usable mail address. Correct the address in the directory, then retry.");
        }

        using MailMessage mail = ToMail(message, to);
        using SmtpClient client = new(settings.Host, settings.Port) { EnableSsl = settings.UseTls };
        if (settings.User is not null)
        {
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        }

        // SmtpClient.Timeout does not bind the asynchronous call.
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.Timeout);
        try
        {
            await client.SendMailAsync(mail, limit.Token);
            return new Delivery.Delivered($"accepted by {settings.Host}");
        }
        catch (SmtpException failure)
        {
            return ToDelivery(failure);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Delivery.Postponed(
                "PW6030", $"The mail server {settings.Host} did not answer within {settings.Timeout.TotalSeconds:0} s. The message is tried again.", null);
        }
    }

    private MailMessage ToMail(NotificationMessage message, MailAddress to)
    {
        MailMessage mail = new(new MailAddress(settings.From, settings.FromName), to)
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
        };
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(
            message.Text, new ContentType("text/plain; charset=utf-8")));
        // A mail server or reader that sees the same Message-ID twice shows one message.
        mail.Headers.Add("Message-ID", $"<{message.IdempotencyKey}@{mail.From!.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("Content-Language", message.Language);
        return mail;
    }

    private Delivery ToDelivery(SmtpException failure)
    {
        // RFC 5321, 4.2.1: a reply in the 500s is final, one in the 400s may pass later; no reply counts as the latter.
        int reply = (int)failure.StatusCode;
        return reply is >= 500 and < 600 && reply != (int)SmtpStatusCode.MustIssueStartTlsFirst
            ? new Delivery.Refused(
                "PW6031",
                $"The mail server {settings.Host} refused the message (reply {reply}). Check the recipient's address and the sender account, then retry.")
            : new Delivery.Postponed(
                "PW6030",
                $"The mail server {settings.Host}:{settings.Port} could not take the message now ({(reply > 0 ? $"reply {reply}" : "no connection")}). It is tried again.",
                null);
    }
}
