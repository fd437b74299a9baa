using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Compiles the FEEL and timer texts of one process; what cannot be compiled is a finding and null.</summary>
internal sealed class FormulaCompiler(
    FindingLog log, ImmutableArray<string> knownNames, CalendarCompiler calendars)
{
    public FeelExpression? Compile(ElementId element, DrawnText? text)
    {
        if (text is null)
        {
            return null;
        }

        FormulaReading reading = FormulaReader.Read(text.Text, log.Source, element, text.Place, knownNames);
        log.AddRange(reading.Findings);
        return reading.Formula;
    }

    public TimerFormula? CompileTimer(FlowNode node, EventTrigger.Timer timer)
    {
        if (timer.Formula is null)
        {
            log.Error(
                "PW2051", node, $"The timer '{node.Title}' does not say when it fires.",
                "Give it a duration, a date or a cycle.", node.Title);
            return null;
        }

        TimerFormulaReading reading = TimerFormula.Read(timer.Formula, timer.Word, log.Source, node.Id, knownNames);
        log.AddRange(reading.Findings);
        return reading.Formula?.In(calendars.Of(node));
    }

    public DataMapping CompileData(FlowNode node) =>
        node.Marks.Inputs.IsEmpty && node.Marks.Outputs.IsEmpty
            ? DataMapping.None
            : new DataMapping(CompileData(node, node.Marks.Inputs), CompileData(node, node.Marks.Outputs));

    private ImmutableArray<DataAssignment> CompileData(FlowNode node, ImmutableArray<DataMark> marks)
    {
        ImmutableArray<DataAssignment>.Builder assignments = ImmutableArray.CreateBuilder<DataAssignment>();
        foreach (DataMark mark in marks)
        {
            if (mark is not { Name: { } name, Value: { } value })
            {
                log.Add(
                    "PW2071", FindingSeverity.Error, node.Id, mark.Place,
                    $"A data mapping of '{node.Title}' lacks its name or its value.",
                    "Give care:input and care:output a name and a FEEL value.", node.Title);
                continue;
            }

            if (Compile(node.Id, value) is { } formula)
            {
                assignments.Add(new DataAssignment(name, formula));
            }
        }

        return assignments.ToImmutable();
    }
}
