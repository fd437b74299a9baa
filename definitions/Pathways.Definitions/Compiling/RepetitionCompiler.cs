using System.Globalization;

namespace Pathways.Definitions;

/// <summary>Makes loops and multi-instances executable.</summary>
internal sealed class RepetitionCompiler(FindingLog log, FormulaCompiler formulas)
{
    public ExecutableRepetition? Compile(FlowNode.Activity activity) => activity.Repetition switch
    {
        DrawnRepetition.Loop loop => CompileLoop(activity, loop),
        DrawnRepetition.MultiInstance many => CompileMany(activity, many),
        _ => null,
    };

    private ExecutableRepetition.Loop? CompileLoop(FlowNode.Activity activity, DrawnRepetition.Loop loop)
    {
        int? maximum = null;
        if (loop.Maximum is { } text)
        {
            if (!int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most < 1)
            {
                log.Error(
                    "PW2023", activity, $"The most times of the loop '{activity.Title}', \"{text.Text}\", is no whole "
                    + "number from 1.", "Correct loopMaximum.", activity.Title, text.Text);
                return null;
            }

            maximum = most;
        }

        if (loop.Condition is null && maximum is null)
        {
            log.Error(
                "PW2023", activity, $"The loop '{activity.Title}' would never end: it has neither a condition nor a "
                + "most times.", "Give it a loopCondition or a loopMaximum.", activity.Title, "");
            return null;
        }

        return new ExecutableRepetition.Loop(
            formulas.Compile(activity.Id, loop.Condition), loop.IsTestedBefore, maximum);
    }

    private ExecutableRepetition.MultiInstance? CompileMany(
        FlowNode.Activity activity, DrawnRepetition.MultiInstance many)
    {
        if ((many.Cardinality is null) == (many.Collection is null))
        {
            log.Error(
                "PW2024", activity, $"'{activity.Title}' is done many times, but it does not say how many: it needs a "
                + "number or a list, and not both.",
                "Give it a loopCardinality, or a loopDataInputRef with an inputDataItem.", activity.Title);
            return null;
        }

        return new ExecutableRepetition.MultiInstance(
            many.IsSequential, formulas.Compile(activity.Id, many.Cardinality),
            formulas.Compile(activity.Id, many.Collection), many.Item, many.Results, many.Result ?? many.Item,
            formulas.Compile(activity.Id, many.CompletionCondition));
    }
}
