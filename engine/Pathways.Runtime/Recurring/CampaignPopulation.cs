using System.Runtime.CompilerServices;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>A patient for whom the rule of a campaign holds.</summary>
/// <param name="Patient">The patient.</param>
/// <param name="Initials">Initials, for previews.</param>
/// <param name="Facts">What the file knows; with this the pathway begins.</param>
public sealed record Candidate(PatientId Patient, string Initials, FeelContext Facts);

/// <summary>Finds the patients of a network for whom a rule holds. Rules see what the file knows, and <c>age</c> in years.</summary>
/// <param name="files">The files.</param>
/// <param name="cases">Their cases.</param>
/// <param name="known">What a file knows.</param>
/// <param name="times">The network's today.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class CampaignPopulation(
    IPatientFiles files, ICases cases, KnownOfFile known, NetworkTimes times, TimeProvider clock)
{
    /// <summary>A rule that was typed; null when it is no FEEL.</summary>
    /// <param name="text">The text.</param>
    public static FeelExpression? RuleOf(string? text) =>
        string.IsNullOrWhiteSpace(text) || FeelExpression.Compile(text, FeelScope.Anything) is not { Expression: { } rule } compiled
            || compiled.Findings.Any(finding => finding.Severity == FindingSeverity.Error)
            ? null
            : rule;

    /// <summary>
    /// Whom the rule holds for, by name. Of those who object to the programme or to sharing only the objection is looked at;
    /// every other file is read, with a line in its access log.
    /// </summary>
    /// <param name="reader">For whom the files are read: the platform, or whoever wants to know.</param>
    /// <param name="rule">The rule; whoever it is not true for, or cannot be decided for, is left out.</param>
    /// <param name="cancellationToken">Stops between two patients.</param>
    public async IAsyncEnumerable<Candidate> MatchingAsync(
        Actor reader, FeelExpression rule, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(rule);
        NetworkId network = reader.Network;
        DateTimeOffset now = clock.GetUtcNow();
        string zone = (await times.OfAsync(network, cancellationToken)).Zone;
        DateOnly today = CivilTime.Of(zone).DayOf(now);
        var settings = new EvaluationSettings { Now = now, ZoneId = zone };
        PatientCursor? after = null;
        do
        {
            PatientPage page = await files.SearchAsync(
                new PatientQuery(Actor.Platform(network), OnlyRelated: false, [], null, after, today), cancellationToken);
            foreach (PatientStrip strip in page.Patients)
            {
                if (await files.LoadAsync(network, strip.Id, cancellationToken) is not { } file
                    || UnaskedBeginning.IsRefused(file, today))
                {
                    continue;
                }

                await files.LogAsync(
                    new AccessEntry
                    {
                        Actor = reader,
                        Patient = strip.Id,
                        Act = CareAct.ReadFile,
                        At = now,
                        Basis = LegalBasis.Coordination,
                    },
                    cancellationToken);
                FeelContext facts = known.Of(file, today);
                FeelContext seen = UnaskedBeginning.Seen(file, facts, today);
                if (rule.Evaluate(seen, settings).Value is { Kind: FeelKind.Boolean, IsTrue: true })
                {
                    yield return new Candidate(strip.Id, InitialsOf(strip.Identity), facts);
                }
            }

            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>Whether a patient is in a pathway now.</summary>
    /// <param name="network">The network.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="pathway">Key of the pathway.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<bool> IsInAsync(NetworkId network, PatientId patient, string pathway, CancellationToken cancellationToken) =>
        UnaskedBeginning.IsRunningAsync(cases, network, patient, pathway, cancellationToken);

    private static string InitialsOf(PatientIdentity identity) =>
        $"{identity.Traits.FirstGivenName[..1]}. {identity.Traits.BirthName[..1]}.".ToUpperInvariant();
}
