using System.Globalization;
using Microsoft.Extensions.Configuration;
using Pathways.Notifications.Channels;

namespace Pathways.Workers.Sending;

/// <summary>Understands the settings for messages, key by key, so that a refusal names the key that is wrong.</summary>
public static class DeliverySettingsReader
{
    private const string Section = "Pathways:Notifications";
    private const string PublicUrlKey = "Pathways:PublicUrl";

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">The process's configuration.</param>
    /// <param name="defaultJournal">File of the journal when none is named.</param>
    /// <returns>The settings, or one sentence.</returns>
    public static DeliverySettingsReading Read(IConfiguration configuration, string defaultJournal)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        try
        {
            var settings = new DeliverySettings
            {
                Channel = ReadChannel(configuration, defaultJournal),
                PublicUrl = configuration[PublicUrlKey] is { Length: > 0 } ? ReadUrl(configuration, PublicUrlKey) : null,
            };
            return new DeliverySettingsReading.Understood(configuration[$"{Section}:SecureDomains"] is { Length: > 0 } domains
                ? settings with { SecureDomains = [.. domains.Split(' ', StringSplitOptions.RemoveEmptyEntries)] }
                : settings);
        }
        catch (WrongSettingException wrong)
        {
            return new DeliverySettingsReading.Refused("PW6101", wrong.Message);
        }
    }

    private static ChannelSettings ReadChannel(IConfiguration configuration, string defaultJournal)
    {
        string key = $"{Section}:Channel";
        string? journal = configuration[$"{Section}:Journal:File"];
        return configuration[key] switch
        {
            null or "" or "journal" => new ChannelSettings.Journal(string.IsNullOrWhiteSpace(journal) ? defaultJournal : journal),
            "smtp" => new ChannelSettings.Mail(ReadSmtp(configuration)),
            "webhook" => new ChannelSettings.Webhook(ReadWebhook(configuration)),
            var other => throw new WrongSettingException(key, $"'{other}' is no channel", "Write journal, smtp or webhook."),
        };
    }

    private static SmtpSettings ReadSmtp(IConfiguration configuration)
    {
        string section = $"{Section}:Smtp";
        string fromKey = $"{section}:From";
        string from = Required(configuration, fromKey, "Write the sender's mail address.");
        if (!System.Net.Mail.MailAddress.TryCreate(from, out _))
        {
            throw new WrongSettingException(fromKey, $"'{from}' is no mail address", "Write one such as pathways@reseau.example.");
        }

        return new SmtpSettings
        {
            Host = Required(configuration, $"{section}:Host", "Write the name of the mail server."),
            Port = ReadPort(configuration, $"{section}:Port"),
            UseTls = ReadSwitch(configuration, $"{section}:UseTls", isOnByDefault: true),
            From = from,
            FromName = configuration[$"{section}:FromName"],
            User = configuration[$"{section}:User"],
            Password = configuration[$"{section}:Password"],
        };
    }

    private static WebhookSettings ReadWebhook(IConfiguration configuration) => new()
    {
        Url = ReadUrl(configuration, $"{Section}:Webhook:Url"),
        Secret = configuration[$"{Section}:Webhook:Secret"],
    };

    private static Uri ReadUrl(IConfiguration configuration, string key)
    {
        string text = Required(configuration, key, "Write an address that begins with https://.");
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "https" or "http"
            ? url
            : throw new WrongSettingException(key, $"'{text}' is no web address", "Write one that begins with https://.");
    }

    private static int ReadPort(IConfiguration configuration, string key) => configuration[key] switch
    {
        null or "" => 587,
        string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and < 65536
            => port,
        var text => throw new WrongSettingException(key, $"'{text}' is no port", "Write a number from 1 to 65535."),
    };

    private static bool ReadSwitch(IConfiguration configuration, string key, bool isOnByDefault) => configuration[key] switch
    {
        null or "" => isOnByDefault,
        string text when bool.TryParse(text, out bool isOn) => isOn,
        var text => throw new WrongSettingException(key, $"'{text}' is neither true nor false", "Write one of the two."),
    };

    private static string Required(IConfiguration configuration, string key, string remedy) =>
        configuration[key] is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw new WrongSettingException(key, "it is empty", remedy);

    // Leaves the nested readers in one step; never leaves this file.
#pragma warning disable CA1032, CA1064 // private to this reader and always thrown with its key
    private sealed class WrongSettingException(string key, string why, string remedy)
        : Exception($"The setting '{key}' is wrong: {why}. {remedy}");
#pragma warning restore CA1032, CA1064
}
