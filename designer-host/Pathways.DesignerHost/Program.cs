using Pathways.DesignerHost;
using Pathways.DesignerHost.Clock;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Settings;
using Pathways.DesignerHost.SignIn;
using Pathways.Storage;

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
    return Start.Refuse(refused);
}

HostSettings settings = ((HostSettingsReading.Understood)reading).Settings;
builder.Services.AddSingleton(settings);
builder.Services.AddPathwayClock(settings);
builder.Services.AddPathwayStorage(settings.Database);
builder.Services.AddPathwaySignIn(settings.Database);
builder.Services.AddPathwayFrame();

await using WebApplication app = builder.Build();
app.UseSecurityHeaders();
app.UseAuthentication();
app.UseMiddleware<VisitMiddleware>();
app.UseAuthorization();
app.UseAntiforgery();
app.MapStaticAssets().AllowAnonymous();
app.MapFrame();
app.MapSignIn();
app.MapClock();
return await Start.RunAsync(app);
