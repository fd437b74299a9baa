using Pathways.DesignerHost.Activity;
using Pathways.DesignerHost.Administration;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Designing;
using Pathways.DesignerHost.Designing.Playing;
using Pathways.DesignerHost.Designing.RuleEditing;
using Pathways.DesignerHost.Growth;
using Pathways.DesignerHost.Health;
using Pathways.DesignerHost.Inbox;
using Pathways.DesignerHost.Migration;
using Pathways.DesignerHost.Operating;
using Pathways.DesignerHost.Overview;
using Pathways.DesignerHost.Patients;
using Pathways.DesignerHost.Patients.Circle;
using Pathways.DesignerHost.People;
using Pathways.DesignerHost.Plans;
using Pathways.DesignerHost.Recurring;
using Pathways.DesignerHost.Settings;
using Pathways.DesignerHost.SignIn;
using Pathways.DesignerHost.Systems;
using Pathways.DesignerHost.Tasks;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Frame;

/// <summary>Registers what collects the content of pages.</summary>
internal static class PageRegistration
{
    public static IServiceCollection AddPathwayPages(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(_ => GrowthReference.Read(
            File.ReadAllText(Path.Combine(settings.SamplesFolder, "reference-tables", "iotf_2012_cutoffs.csv"))));
        services.AddSingleton<KnownNetworks>();
        services.AddSingleton<PathwayGuidelines>();
        services.AddSingleton<CareDesk>();
        services.AddSingleton<RecordDesk>();
        services.AddSingleton<PlanDesk>();
        services.AddSingleton<InboxDesk>();
        services.AddSingleton<LeavingDesk>();
        services.AddSingleton<OverviewDesk>();
        services.AddSingleton<DesignDoor>();
        services.AddSingleton<DesignDesk>();
        services.AddSingleton<DraftDesk>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<ReviewReader>();
        services.AddSingleton<PublicationDesk>();
        services.AddSingleton<DraftRulesDesk>();
        services.AddSingleton<PlayDesk>();
        services.AddSingleton<HealthCheck>();
        services.AddSingleton<FigureShelf>();
        services.AddScoped<ViewerReader>();
        services.AddScoped(request => new PageContext(
            request.GetRequiredService<Visit>(),
            request.GetRequiredService<Words>(),
            request.GetRequiredService<Figures>(),
            request.GetRequiredService<GrowthReference>()));
        services.AddScoped<FileDoor>();
        services.AddScoped<PatientReader>();
        services.AddScoped<CircleReader>();
        services.AddScoped<PlanReader>();
        services.AddScoped<PathwayStarter>();
        services.AddScoped<MeasuresOfForms>();
        services.AddScoped<TaskDesk>();
        services.AddScoped<DecisionTeller>();
        services.AddScoped<TaskPages>();
        services.AddScoped<TaskActs>();
        services.AddScoped<CaseReader>();
        services.AddScoped<CaseDoor>();
        services.AddScoped<CaseRepairer>();
        services.AddScoped<OfferedWorkDesk>();
        services.AddScoped<NetworkHoursDesk>();
        services.AddScoped<AbsencesDesk>();
        services.AddScoped<PeopleDesk>();
        services.AddScoped<LeavePages>();
        services.AddScoped<VerificationDesk>();
        services.AddScoped<MigrationPages>();
        services.AddScoped<SystemsDesk>();
        services.AddScoped<MessagesDesk>();
        services.AddScoped<RecurringDesk>();
        services.AddScoped<JobsDesk>();
        services.AddScoped<IncidentsDesk>();
        services.AddScoped<NodesDesk>();
        services.AddScoped<InboxPages>();
        services.AddScoped<OwnerlessCount>();
        services.AddScoped<OverviewPages>();
        services.AddScoped<InboxViews>();
        services.AddScoped<TaskActsPages>();
        services.AddScoped<ActivityDesk>();
        services.AddScoped<FigureListDesk>();
        services.AddSingleton<SamplePathways>();
        services.AddScoped<DesignPages>();
        services.AddScoped<ReviewPages>();
        services.AddScoped<FilePages>();
        services.AddScoped<OutlinePages>();
        services.AddScoped<WayPages>();
        services.AddScoped<RulesPages>();
        services.AddScoped<PlayTable>();
        services.AddScoped<PlayPages>();
        services.AddScoped<BeginPlayPages>();
        services.AddScoped<PlayStepPages>();
        services.AddScoped<ScenarioPages>();
        services.AddHttpContextAccessor();
        services.AddScoped<CanvasPages>();
        return services;
    }
}
