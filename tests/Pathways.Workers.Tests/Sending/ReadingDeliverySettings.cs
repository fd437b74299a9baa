using Microsoft.Extensions.Configuration;
using Pathways.Notifications.Channels;
using Pathways.Workers.Sending;

namespace Pathways.Workers.Tests.Sending;

public sealed class ReadingDeliverySettings
{
    [Fact]
    public void Sends_nothing_unless_told_how()
    {
        DeliverySettings settings = Understood();

        Assert.Equal(new ChannelSettings.Journal("data/messages.jsonl"), settings.Channel);
        Assert.Null(settings.PublicUrl);
    }

    [Fact]
    public void Knows_mail_with_its_defaults()
    {
        DeliverySettings settings = Understood(
            "Pathways:Notifications:Channel=smtp",
            "Pathways:Notifications:Smtp:Host=mail.reseau.example",
            "Pathways:Notifications:Smtp:From=pathways@reseau.example",
            "Pathways:PublicUrl=https://pathways.reseau.example/");

        SmtpSettings smtp = Assert.IsType<ChannelSettings.Mail>(settings.Channel).Settings;
        Assert.Equal(("mail.reseau.example", 587, true), (smtp.Host, smtp.Port, smtp.UseTls));
        Assert.Equal(new Uri("https://pathways.reseau.example/"), settings.PublicUrl);
    }

    [Theory]
    [InlineData("", "mssante.fr")]
    [InlineData("mssante.fr  messagerie.reseau.example", "mssante.fr,messagerie.reseau.example")]
    public void Knows_to_which_domains_plans_may_go(string domains, string known) =>
        Assert.Equal(known.Split(','), Understood($"Pathways:Notifications:SecureDomains={domains}").SecureDomains);

    [Fact]
    public void Knows_a_webhook()
    {
        DeliverySettings settings = Understood(
            "Pathways:Notifications:Channel=webhook",
            "Pathways:Notifications:Webhook:Url=https://gateway.example/in",
            "Pathways:Notifications:Webhook:Secret=s3cret");

        WebhookSettings webhook = Assert.IsType<ChannelSettings.Webhook>(settings.Channel).Settings;
        Assert.Equal(("https://gateway.example/in", "s3cret"), (webhook.Url.ToString(), webhook.Secret));
    }

    [Theory]
    [InlineData("Pathways:Notifications:Channel", "Pathways:Notifications:Channel=pigeon")]
    [InlineData("Pathways:Notifications:Smtp:From", "Pathways:Notifications:Channel=smtp|Pathways:Notifications:Smtp:Host=h")]
    [InlineData("Pathways:Notifications:Smtp:From", "Pathways:Notifications:Channel=smtp|Pathways:Notifications:Smtp:Host=h|Pathways:Notifications:Smtp:From=nobody")]
    [InlineData("Pathways:Notifications:Smtp:Host", "Pathways:Notifications:Channel=smtp|Pathways:Notifications:Smtp:From=a@b.fr")]
    [InlineData("Pathways:Notifications:Smtp:Port", "Pathways:Notifications:Channel=smtp|Pathways:Notifications:Smtp:Host=h|Pathways:Notifications:Smtp:From=a@b.fr|Pathways:Notifications:Smtp:Port=0")]
    [InlineData("Pathways:Notifications:Smtp:UseTls", "Pathways:Notifications:Channel=smtp|Pathways:Notifications:Smtp:Host=h|Pathways:Notifications:Smtp:From=a@b.fr|Pathways:Notifications:Smtp:UseTls=maybe")]
    [InlineData("Pathways:Notifications:Webhook:Url", "Pathways:Notifications:Channel=webhook")]
    [InlineData("Pathways:Notifications:Webhook:Url", "Pathways:Notifications:Channel=webhook|Pathways:Notifications:Webhook:Url=ftp://x")]
    [InlineData("Pathways:PublicUrl", "Pathways:PublicUrl=pathways")]
    public void Names_the_key_that_is_wrong(string key, string settings)
    {
        DeliverySettingsReading.Refused refused =
            Assert.IsType<DeliverySettingsReading.Refused>(Read(settings.Split('|')));

        Assert.Equal("PW6101", refused.Code);
        Assert.StartsWith($"The setting '{key}' is wrong:", refused.Sentence, StringComparison.Ordinal);
    }

    private static DeliverySettings Understood(params string[] settings) =>
        Assert.IsType<DeliverySettingsReading.Understood>(Read(settings)).Settings;

    private static DeliverySettingsReading Read(string[] settings) => DeliverySettingsReader.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]))
            .Build(),
        "data/messages.jsonl");
}
