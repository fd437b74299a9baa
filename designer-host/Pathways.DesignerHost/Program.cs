using Pathways.DesignerHost;
using Pathways.DesignerHost.Activity;
using Pathways.DesignerHost.Administration;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Clock;
using Pathways.DesignerHost.Designing;
using Pathways.DesignerHost.Designing.Playing;
using Pathways.DesignerHost.Designing.RuleEditing;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Guests;
using Pathways.DesignerHost.Health;
using Pathways.DesignerHost.Inbox;
using Pathways.DesignerHost.Live;
using Pathways.DesignerHost.Migration;
using Pathways.DesignerHost.Operating;
using Pathways.DesignerHost.Overview;
using Pathways.DesignerHost.Patients;
using Pathways.DesignerHost.Patients.Circle;
using Pathways.DesignerHost.Patients.Identification;
using Pathways.DesignerHost.Patients.Readings;
using Pathways.DesignerHost.People;
using Pathways.DesignerHost.Plans;
using Pathways.DesignerHost.Published;
using Pathways.DesignerHost.Recurring;
using Pathways.DesignerHost.Requests;
using Pathways.DesignerHost.Settings;
using Pathways.DesignerHost.SignIn;
using Pathways.DesignerHost.Systems;
using Pathways.DesignerHost.Tasks;
using Pathways.DesignerHost.TestCases;
using Pathways.Population;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Workers;
using Pathways.Workers.Connecting;
using Pathways.Workers.Sending;
using Pathways.Workers.Telemetry;

WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    // Settings and pages lie beside the program; the folder where one stands holds ./data only.
    ContentRootPath = AppContext.BaseDirectory,
});
builder.WebHost.UseStaticWebAssets();

HostSettingsReading reading = HostSettings.Read(builder.Configuration);
if (reading is HostSettingsReading.Refused refused)
{
    return Start.Refuse(refused.Code, refused.Sentence);
}

HostSettings settings = ((HostSettingsReading.Understood)reading).Settings;
DeliverySettingsReading delivery = DeliverySettingsReader.Read(builder.Configuration, settings.JournalFile);
if (delivery is DeliverySettingsReading.Refused wrong)
{
    return Start.Refuse(wrong.Code, wrong.Sentence);
}

if (!builder.Services.TryAddPathwayTelemetry(builder.Configuration, "pathways-host", out string? wrongTelemetry))
{
    return Start.Refuse(TelemetryExport.Code, wrongTelemetry);
}

builder.Services.AddSingleton(settings);
builder.Services.AddPathwayClock(settings);
builder.Services.AddPathwayStorage(settings.Database);
builder.Services.AddPathwayTemplateCheck();
builder.Services.AddPathwayRuntime();
builder.Services.AddPathwayPopulation();
if (settings.HasEmbeddedWorkers)
{
    builder.Services.AddPathwayWorkers(new WorkerSettings(), ((DeliverySettingsReading.Understood)delivery).Settings, ConnectorSettings.Read(builder.Configuration));
}

builder.Services.AddPathwaySignIn(settings.Database);
builder.Services.AddPathwayFrame();
builder.Services.AddPathwayPages(settings);
builder.Services.AddPathwayLive();
builder.Services.AddPathwayGuests();
builder.Services.AddPathwayRequests();

await using WebApplication app = builder.Build();
app.UseSecurityHeaders();
app.UseUnforeseen();
app.UseAuthentication();
app.UseMiddleware<VisitMiddleware>();
app.UseAuthorization();
app.UseGuests();
app.UseAntiforgery();
app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapFrame();
app.MapSignIn();
app.MapInbox();
app.MapLive();
app.MapTasks();
app.MapGuests();
app.MapInvitations();
app.MapDoor();
app.MapRequests();
app.MapPatients();
app.MapCircle();
app.MapIdentity();
app.MapReadings();
app.MapPlans();
app.MapStart();
app.MapCases();
app.MapRepairs();
app.MapOfferedWork();
app.MapAwaitedNews();
app.MapPublished();
app.MapMigration();
app.MapDesigning();
app.MapReview();
app.MapCanvas();
app.MapOutline();
app.MapPlaying();
app.MapWays();
app.MapRules();
app.MapActivity();
app.MapTestCases();
app.MapAdministration();
app.MapHours();
app.MapAbsences();
app.MapPeople();
app.MapOverview();
app.MapVerification();
app.MapSystems();
app.MapWork();
app.MapNews();
app.MapMessages();
app.MapRecurring();
app.MapOperating();
app.MapClock();
return await Start.RunAsync(app, settings, onlyMigrate: args.Contains("--migrate-only"));
