using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing.Playing;

/// <summary>How a run begins: when, with which data, by hand or by what the drawing waits for.</summary>
/// <param name="table">Sets runs up.</param>
internal sealed class BeginPlayPages(PlayTable table)
{
    public async Task<IResult> ShowAsync(Guid id, CancellationToken stop)
    {
        (DraftPlay? play, IResult? closed) = await table.OpenAsync(id, stop);
        return play is null
            ? closed! // One of the two is always there.
            : Page(play, FormOf(play) is { } form ? FormSheet.Filled(form, FeelContext.Empty, table.Words) : null, Entry.Empty, [], null, StatusCodes.Status200OK);
    }

    public async Task<IResult> BeginAsync(Guid id, Entry entry, CancellationToken stop)
    {
        (DraftPlay? play, IResult? closed) = await table.OpenAsync(id, stop);
        if (play is null)
        {
            return closed!; // One of the two is always there.
        }

        string zone = entry["zone"] ?? table.Page.Visit.Zone.Id;
        FormSheet? sheet = FormOf(play) is { } form ? FormSheet.From(form, entry) : null;
        if (!CivilTime.Knows(zone) || PlayMoment.Read(entry["at"], zone) is not { } at)
        {
            return Refused(play, sheet, entry, [], table.Words[CivilTime.Knows(zone) ? "play.bad_moment" : "play.bad_zone"]);
        }

        int wrong = PlayedValues.Read(entry["values"], out FeelContext values);
        FormReadout readout = sheet?.Read(new EvaluationSettings { Now = at, ZoneId = zone }) ?? new FormReadout(FeelContext.Empty, []);
        if (wrong > 0 || entry["act"] == "draft" || !readout.Standing(entry.Confirmed).IsEmpty)
        {
            return Refused(
                play, sheet, entry, entry["act"] == "draft" ? [] : readout.Problems, wrong > 0 ? table.Words.With("play.bad_line", wrong) : null);
        }

        FeelContext known = FeelContext.Empty;
        known = entry.Day("birth_date") is { } birth ? known.With("birth_date", FeelValue.Date(birth)) : known;
        known = entry["sex"] is { } sex ? known.With("sex", FeelValue.String(sex)) : known;
        Scenario run = play.Begin(at, zone) with { Variables = known.With(values).With(readout.Values) };
        ScenarioPlayer player = play.Pathway.Player!; // A draft without one is not played.
        (IResult? next, string? sentence) = table.GoTo(id, entry["begins"] == "waits" ? run : ScenarioRecorder.BegunByHand(player, run));
        return next ?? Refused(play, sheet, entry, [], sentence);
    }

    // A person begins by a form, else by hand or by the message that stands for it.
    private static FormDefinition? FormOf(DraftPlay play) => play.Pathway.Player!.Process.StartEvents.OrderBy(start => start.Id)
        .Select(start => start.Form is { } key ? play.Bundle.Forms.GetValueOrDefault(key) : null)
        .FirstOrDefault(form => form is not null);

    private IResult Refused(DraftPlay play, FormSheet? sheet, Entry typed, ImmutableArray<AnswerProblem> problems, string? sentence) =>
        Page(play, sheet, typed, problems, sentence, StatusCodes.Status422UnprocessableEntity);

    private IResult Page(
        DraftPlay play, FormSheet? sheet, Entry typed, ImmutableArray<AnswerProblem> problems, string? sentence, int status)
    {
        EvaluationSettings settings = table.Page.Evaluation;
        return Pages.Of<BeginPlayPage>(
            new
            {
                Play = play,
                Sheet = sheet,
                Typed = typed,
                Problems = problems,
                Sentence = sentence,
                Settings = settings,
                Values = sheet?.Read(settings).Values ?? FeelContext.Empty,
                Zone = typed["zone"] ?? table.Page.Visit.Zone.Id,
                At = typed["at"] ?? TimeZoneInfo.ConvertTime(table.Page.Visit.Now, table.Page.Visit.Zone).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            },
            status);
    }
}
