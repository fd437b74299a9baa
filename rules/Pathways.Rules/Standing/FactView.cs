using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Facts and conclusions as the inputs of decisions see them.</summary>
internal sealed class FactView(PatientFacts facts, FeelZone zone)
{
    private static readonly ContextShape shape = new(["value", "time", "source"]);

    /// <summary>
    /// The newest value, or the list of all, the oldest first; conclusions come after what was recorded and have neither time nor
    /// source.
    /// </summary>
    public FeelValue ValueOf(FactBinding read, ImmutableArray<FeelValue> conclusions)
    {
        ImmutableArray<Fact> recorded = facts.Of(read.Kind);
        if (read.TakesAll)
        {
            return FeelValue.List([.. recorded.Select(Entry), .. conclusions.Select(value => Entry(value, FeelValue.Null, FeelValue.Null))]);
        }

        return !conclusions.IsEmpty ? conclusions[^1] : recorded.IsEmpty ? FeelValue.Null : recorded[^1].Value;
    }

    /// <summary>The recorded facts behind that value.</summary>
    public ImmutableArray<Fact> FactsFor(FactBinding read, ImmutableArray<FeelValue> conclusions)
    {
        ImmutableArray<Fact> recorded = facts.Of(read.Kind);
        return read.TakesAll ? recorded : conclusions.IsEmpty && !recorded.IsEmpty ? [recorded[^1]] : [];
    }

    /// <summary>Where a newest value comes from; for a list the facts themselves tell it.</summary>
    public IEnumerable<InputSource> SourcesFor(FactBinding read, ImmutableArray<FeelValue> conclusions) => read.TakesAll
        ? []
        : conclusions.IsEmpty
            ? FactsFor(read, conclusions).Select(fact => new InputSource(read.Input.Name, fact.Origin, fact.Source, fact.Time, fact.By))
            : [new InputSource(read.Input.Name, InputOrigin.Conclusion)];

    private FeelValue Entry(Fact fact) =>
        Entry(fact.Value, FeelValue.DateTime(FeelDateTime.FromInstant(fact.Time, zone)), FeelValue.String(fact.Source));

    private static FeelValue Entry(FeelValue value, FeelValue time, FeelValue source) =>
        FeelValue.Context(new FeelContext(shape, [value, time, source]));
}
