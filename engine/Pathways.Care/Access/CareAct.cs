namespace Pathways.Care;

/// <summary>What people do on the platform, as far as permission differs.</summary>
public enum CareAct
{
    /// <summary>Search the list of patients; with a reach of relation only one's own patients are found.</summary>
    FindPatients,

    /// <summary>Open a new patient file.</summary>
    RegisterPatient,

    /// <summary>Read a patient's file, cases and decisions.</summary>
    ReadFile,

    /// <summary>Move the identity status or correct traits, contacts and GP.</summary>
    ChangeIdentity,

    /// <summary>Record or retract an observation.</summary>
    RecordObservation,

    /// <summary>Record an information, an objection, a consent or a withdrawal.</summary>
    RecordConsent,

    /// <summary>Add someone to the care team or end their part.</summary>
    ChangeCareTeam,

    /// <summary>Start a pathway for a patient.</summary>
    StartPathway,

    /// <summary>Take, give back or complete a task.</summary>
    WorkOnTask,

    /// <summary>See every open task of the organisations one works in, whoever is to do it.</summary>
    SeeEveryTask,

    /// <summary>Give a task to somebody, also one that a colleague has taken.</summary>
    AssignTasks,

    /// <summary>See who read and changed a file.</summary>
    ReadAccessLog,

    /// <summary>Read a patient's personal plan.</summary>
    ReadPlan,

    /// <summary>Print a patient's personal plan.</summary>
    PrintPlan,

    /// <summary>Write, sign or follow up a personal plan by completing a task.</summary>
    WritePlan,

    /// <summary>Draw pathways, rules and forms.</summary>
    DesignPathways,

    /// <summary>Publish or withdraw versions.</summary>
    PublishPathways,

    /// <summary>Look after people, roles, organisations and settings.</summary>
    AdministerNetwork,

    /// <summary>Repair incidents and jobs of the running system.</summary>
    RepairIncidents,

    /// <summary>See the figures of the network: numbers, never a name.</summary>
    SeeFigures,

    /// <summary>See load, lateness and what is at risk in the whole network. Names need more: the right to the tasks or to the files.</summary>
    SeeOverview,
}
