using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// Patient files and the log of who read and changed them. Reading a file and changing it write their line of the log
/// in the same transaction. Who may do so is asked before, by <see cref="CareDesk"/>.
/// </summary>
public interface IPatientFiles
{
    /// <summary>A whole file, with its line in the access log; null when there is none (then nothing is logged).</summary>
    /// <param name="access">Who reads which file, and why that is lawful.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<PatientFile?> ReadAsync(AccessEntry access, CancellationToken cancellationToken);

    /// <summary>A whole file, without a line in the log: for an act that writes its own. Null when there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="patient">The file.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<PatientFile?> LoadAsync(NetworkId network, PatientId patient, CancellationToken cancellationToken);

    /// <summary>Changes a file and logs it, all or nothing.</summary>
    /// <param name="change">What is added and changed.</param>
    /// <param name="access">Who changes it, and why that is lawful.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<FileWriting> WriteAsync(PatientFileChange change, AccessEntry access, CancellationToken cancellationToken);

    /// <summary>Logs an access that was refused, or one that reads or changes something beside the file.</summary>
    /// <param name="access">Who wanted what.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task LogAsync(AccessEntry access, CancellationToken cancellationToken);

    /// <summary>What ties a person to a patient today, and the patient's wishes; null when there is no such file.</summary>
    /// <param name="actor">The person, in the role used.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<PatientStanding?> StandingAsync(
        Actor actor, PatientId patient, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Files that could be of the same person: same day of birth, same names, or same national number.</summary>
    /// <param name="network">The network.</param>
    /// <param name="identity">The person about to be registered.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<Patient>> AlikeAsync(
        NetworkId network, PatientIdentity identity, CancellationToken cancellationToken);

    /// <summary>One page of patients, by name.</summary>
    /// <param name="query">What to find, for whom, from where.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<PatientPage> SearchAsync(PatientQuery query, CancellationToken cancellationToken);

    /// <summary>The lines by which lists name patients (an inbox, say); unknown ids are left out. Not logged.</summary>
    /// <param name="network">The network.</param>
    /// <param name="patients">The patients.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<PatientStrip>> StripsAsync(
        NetworkId network, ImmutableArray<PatientId> patients, CancellationToken cancellationToken);

    /// <summary>Those of some patients who object to sharing on a day: lists that go beyond a person's own work do not name them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="patients">The patients.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<PatientId>> ObjectingAsync(
        NetworkId network, ImmutableArray<PatientId> patients, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Who read and changed a file, newest first, 100 at most.</summary>
    /// <param name="network">The network.</param>
    /// <param name="patient">The file.</param>
    /// <param name="before">Only lines with a smaller number; null for the newest.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<LoggedAccess>> AccessLogAsync(
        NetworkId network, PatientId patient, long? before, CancellationToken cancellationToken);

    /// <summary>In which files somebody takes part, now or later: in the care team, or as the GP.</summary>
    /// <param name="network">The network.</param>
    /// <param name="person">Who.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<CareLink>> LinksAsync(
        NetworkId network, PersonId person, DateOnly today, CancellationToken cancellationToken);

    /// <summary>
    /// Puts somebody in another's place in the next <see cref="LinkHandover.FilesAtOnce"/> files, each with a line in its log, in
    /// one transaction. To be repeated until nothing is left.
    /// </summary>
    /// <param name="handover">Who for whom, in which role.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many files were changed.</returns>
    Task<int> HandOverAsync(LinkHandover handover, CancellationToken cancellationToken);

    /// <summary>The personal plans of a patient, oldest first, with a line in the access log.</summary>
    /// <remarks>They are written by the commit of a case (<see cref="InstanceCommit.Plan"/>), with the task that was completed.</remarks>
    /// <param name="access">Who reads whose plans, and why that is lawful.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<Plan>> ReadPlansAsync(AccessEntry access, CancellationToken cancellationToken);

    /// <summary>A number that grows with whatever is written to a file or to one of its cases; without a line in the log.</summary>
    /// <param name="network">The network.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<long> RevisionAsync(NetworkId network, PatientId patient, CancellationToken cancellationToken);
}
