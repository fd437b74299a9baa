using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>Says what a case adds to a figure in the days asked for.</summary>
/// <param name="request">The days.</param>
/// <param name="settings">The moment and zone for which FEEL is evaluated.</param>
internal sealed class FigureEntries(FigureRequest request, EvaluationSettings settings)
{
    private static readonly FeelContext NoItem = FeelContext.Empty.With(FigureNames.Item, FeelValue.Null);

    /// <summary>The entries of a case: none, one, or with <c>each</c> one for each item of its list.</summary>
    public IEnumerable<FigureEntry> Of(FigureDefinition figure, FeelContext facts)
    {
        if (figure.Each is null)
        {
            return One(figure, facts.With(NoItem)) is { } entry ? [entry] : [];
        }

        FeelValue list = figure.Each.Evaluate(facts.With(NoItem), settings).Value;
        return list.Kind == FeelKind.List
            ? list.AsList().Select(item => One(figure, facts.With(FigureNames.Item, item))).OfType<FigureEntry>()
            : [];
    }

    private FigureEntry? One(FigureDefinition figure, FeelContext facts)
    {
        if (DayOf(figure.When.Evaluate(facts, settings).Value) is not { } day || day < request.From || day > request.To)
        {
            return null;
        }

        bool? belongs = figure.Cases?.Evaluate(facts, settings).Value is { } answer
            ? answer.Kind == FeelKind.Boolean ? answer.IsTrue : null
            : true;
        return belongs == false
            ? null
            : FigureEntry.Of(figure, day, belongs is not null, figure.Value?.Evaluate(facts, settings).Value ?? FeelValue.Null);
    }

    private static DateOnly? DayOf(FeelValue when) => when.Kind switch
    {
        FeelKind.Date => when.AsDate().TryToDateOnly(out DateOnly day) ? day : null,
        FeelKind.DateTime => when.AsDateTime().Date.TryToDateOnly(out DateOnly day) ? day : null,
        _ => null,
    };
}
