using System.Collections.Immutable;
using System.Net;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Testing;
using Pathways.Workers.Connecting;
using Pathways.Workers.Lanes;

namespace Pathways.Workers.Tests.Connecting;

/// <summary>Service tasks whose work a declared service does.</summary>
public sealed class CallingConnectors
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ConnectorSettings Inside => new()
    {
        InsideHosts = ["127.0.0.1"],
        Secrets = ImmutableDictionary<string, string>.Empty.Add("demo/analyser-key", "s3cret"),
    };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Takes_the_answer_into_the_case_after_a_failure_with_the_same_key(DatabaseKind kind)
    {
        await using ScriptedService service = new((503, string.Empty), (200, """{"result": {"@": "2026-11-27"}}"""));
        await using Analyser analyser = await Analyser.OpenAsync(service.Url, "analyser-key", Inside, kind);

        Assert.IsType<JobOutcome.Failed>(await analyser.DoAsync());
        analyser.Ward.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.IsType<JobOutcome.Done>(await analyser.DoAsync());

        InstanceState state = await analyser.StateAsync();
        Assert.Equal("@\"2026-11-27\"", state.Variables["taken"].ToString());
        Assert.Equal("read", state.Tasks.Values.Single().Element.ToString());
        Assert.Single(service.Asked.Select(asked => asked.Key).Distinct());
        Assert.All(service.Asked, asked => Assert.Equal("Bearer s3cret", asked.Authorization));
        Assert.Contains("\"values\":{\"sample\":\"s1\"}", service.Asked.First().Body, StringComparison.Ordinal);
        Assert.DoesNotContain(analyser.Ward.Child.ToString(), service.Asked.First().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hands_a_named_error_to_the_drawing()
    {
        await using ScriptedService service = new((422, """{"error": "UNREADABLE"}"""));
        await using Analyser analyser = await Analyser.OpenAsync(service.Url, null, Inside);

        Assert.IsType<JobOutcome.Done>(await analyser.DoAsync());

        Assert.Equal("sample_again", (await analyser.StateAsync()).Tasks.Values.Single().Element.ToString());
    }

    [Theory]
    [InlineData(404, "", "PW6155")]
    [InlineData(302, "", "PW6155")]
    [InlineData(200, "[1]", "PW6154")]
    [InlineData(200, "Dupont, 12 ans", "PW6154")]
    public async Task Stops_the_case_where_waiting_does_not_help_and_repeats_nothing_of_the_answer(int status, string body, string code)
    {
        await using ScriptedService service = new((status, body));
        await using Analyser analyser = await Analyser.OpenAsync(service.Url, null, Inside);

        Assert.IsType<JobOutcome.Done>(await analyser.DoAsync());

        string message = (await analyser.StateAsync()).Incidents.Values.Single().Reason.Message;
        Assert.Contains(code, message, StringComparison.Ordinal);
        Assert.DoesNotContain("Dupont", message, StringComparison.Ordinal);
        Assert.Single(service.Asked);
    }

    [Fact]
    public async Task Stops_at_an_answer_without_end()
    {
        await using ScriptedService service = new((200, new string(' ', ConnectorCall.MostBytes + 1)));
        await using Analyser analyser = await Analyser.OpenAsync(service.Url, null, Inside);

        await analyser.DoAsync();

        Assert.Contains("PW6154", (await analyser.StateAsync()).Incidents.Values.Single().Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_up_after_the_attempts_of_the_drawing()
    {
        await using ScriptedService service = new([]);
        await using Analyser analyser = await Analyser.OpenAsync(service.Url, null, Inside, retry: "<care:retry attempts='2' pause='PT10S'/>");

        Assert.IsType<JobOutcome.Failed>(await analyser.DoAsync());
        analyser.Ward.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<JobOutcome.Done>(await analyser.DoAsync());

        Assert.Contains("PW6156", (await analyser.StateAsync()).Incidents.Values.Single().Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_nothing_without_the_secret_that_it_needs()
    {
        await using ScriptedService service = new([]);
        await using Analyser analyser = await Analyser.OpenAsync(service.Url, "other-key", Inside);

        await analyser.DoAsync();

        Assert.Contains("Pathways:Connectors:Secrets:demo:other-key", (await analyser.StateAsync()).Incidents.Values.Single().Reason.Message, StringComparison.Ordinal);
        Assert.Empty(service.Asked);
    }

    [Theory]
    [InlineData("http", "PW6151")]
    [InlineData("https", "PW6153")]
    public async Task Does_not_reach_into_the_installations_own_network(string scheme, string code)
    {
        await using ScriptedService service = new([]);
        await using Analyser analyser = await Analyser.OpenAsync(
            new UriBuilder(service.Url) { Scheme = scheme, Host = "localhost" }.Uri, null, new ConnectorSettings());

        await analyser.DoAsync();

        Assert.Contains(code, (await analyser.StateAsync()).Incidents.Values.Single().Reason.Message, StringComparison.Ordinal);
        Assert.Empty(service.Asked);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2001:4860:4860::8888", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    public void Knows_public_addresses(string address, bool isPublic) =>
        Assert.Equal(isPublic, GuardedDial.IsPublic(IPAddress.Parse(address)));

    /// <summary>A case that waits for the analyser.</summary>
    private sealed class Analyser(Ward ward, Guid started, Microsoft.Extensions.DependencyInjection.ServiceProvider process) : IAsyncDisposable
    {
        public Ward Ward => ward;

        public static async Task<Analyser> OpenAsync(
            Uri url, string? secret, ConnectorSettings settings, DatabaseKind kind = DatabaseKind.Sqlite, string retry = "")
        {
            TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation);
            await database.Get<IConnectedSystems>().DeclareAsync(
                Ward.Network,
                new Connector("analyser", url, secret, TimeSpan.FromSeconds(5), DateTimeOffset.UnixEpoch, Ward.Nadia.Person),
                Cancellation);
            Ward ward = await Ward.OpenAsync(Bundle(retry), database: database);
            return new Analyser(ward, await ward.StartAsync(), ward.StartProcess(connectors: settings));
        }

        public async Task<JobOutcome> DoAsync()
        {
            LeasedJob job = await ward.ClaimAsync(JobKind.Service);
            JobOutcome outcome = await Get<ServiceWork>().DoAsync(job, Cancellation);
            if (outcome is JobOutcome.Failed failed)
            {
                await ward.Database.Jobs.FailAsync(job, failed.Why, failed.Policy, ward.Clock.GetUtcNow(), Cancellation);
            }

            return outcome;
        }

        public async Task<InstanceState> StateAsync() => InstanceStateJson.Read(
            (await ward.Database.Cases.FindAsync(Ward.Network, started, Cancellation))!.State); // It was started.

        public async ValueTask DisposeAsync()
        {
            await process.DisposeAsync();
            await ward.DisposeAsync();
        }

        private T Get<T>()
            where T : notnull => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(process);

        private static PathwayBundle Bundle(string retry) => new(
            ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("pathway.bpmn", $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
              <error id="e" errorCode="UNREADABLE"/>
              <process id="{Pathway.Key}" name="Analysis" isExecutable="true">
                <startEvent id="start"/>
                <serviceTask id="analyse"><extensionElements><care:service connector='analyser'/>{retry}
                  <care:input name="sample" value="&quot;s1&quot;"/><care:output name="taken" value="result"/></extensionElements></serviceTask>
                <boundaryEvent id="unreadable" attachedToRef="analyse"><errorEventDefinition errorRef="e"/></boundaryEvent>
                <userTask id="sample_again"><extensionElements><care:assignment roles="coordinator"/></extensionElements></userTask>
                <userTask id="read"><extensionElements><care:assignment roles="coordinator"/></extensionElements></userTask>
                <sequenceFlow id="f1" sourceRef="start" targetRef="analyse"/><sequenceFlow id="f2" sourceRef="analyse" targetRef="read"/>
                <sequenceFlow id="f3" sourceRef="unreadable" targetRef="sample_again"/>
              </process>
            </definitions>
            """));
    }
}
