using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.SignIn;

WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    // Settings and pages lie beside the program; the person's folder holds ./data only.
    ContentRootPath = AppContext.BaseDirectory,
});
builder.WebHost.UseStaticWebAssets();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddPathwayFrame();

WebApplication app = builder.Build();
app.UseSecurityHeaders();
app.MapStaticAssets();
app.UseMiddleware<VisitMiddleware>();
app.UseAntiforgery();
app.MapFrame();
app.MapSignIn();
await app.RunAsync();
