using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>Shows the way of a case that a finding tells.</summary>
/// <param name="desk">Drafts.</param>
/// <param name="context">The request.</param>
internal sealed class WayPages(DesignDesk desk, PageContext context)
{
    public async Task<IResult> ShowAsync(Guid id, string? code, string? element, CancellationToken stop)
    {
        DesignOutcome<OpenedDraft> outcome = await desk.OpenAsync(context.Visit.SignedIn.Actor, id, stop);
        if (outcome is not DesignOutcome<OpenedDraft>.Done { Value: var opened })
        {
            return DesignAnswers.Otherwise(outcome, context.Words);
        }

        // What was mended in between is not found any more: then the draft says so.
        ImmutableArray<Finding> findings = await desk.CheckAsync(opened, stop);
        return findings.FirstOrDefault(finding => !finding.Path.IsEmpty && finding.Code == code && finding.Element?.ToString() == element) is { } found
            ? Pages.Of<WayPage>(new { opened.Draft, Found = found, Links = StepLinks.Of(opened, opened.Process) })
            : TypedResults.LocalRedirect(DesignEndpoints.Of(id));
    }

    public async Task<IResult> DrawingAsync(Guid id, string? name, CancellationToken stop) =>
        await desk.OpenAsync(context.Visit.SignedIn.Actor, id, stop) is DesignOutcome<OpenedDraft>.Done { Value: var opened }
        && name is not null && PathwayBundle.KindOf(name) == BundleFileKind.Drawing && opened.Find(name) is { } file
            ? TypedResults.Text(file.Text, "application/xml; charset=utf-8")
            : TypedResults.NotFound();
}
