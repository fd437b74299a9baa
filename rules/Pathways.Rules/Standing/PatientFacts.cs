using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>All facts recorded about one patient: immutable, and the same whatever the order in which they came.</summary>
public sealed class PatientFacts
{
    private static readonly Comparer<Fact> oldestFirst = Comparer<Fact>.Create(
        (left, right) => left.Time != right.Time
            ? left.Time.CompareTo(right.Time)
            : string.CompareOrdinal(left.Source, right.Source));

    private readonly ImmutableSortedDictionary<string, ImmutableArray<Fact>> byKind;

    private PatientFacts(ImmutableSortedDictionary<string, ImmutableArray<Fact>> byKind) => this.byKind = byKind;

    /// <summary>No facts.</summary>
    public static PatientFacts Empty { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableArray<Fact>>(StringComparer.Ordinal));

    /// <summary>All facts: by kind, then the oldest first.</summary>
    public IEnumerable<Fact> All => byKind.Values.SelectMany(facts => facts);

    /// <summary>The facts of one kind, the oldest first; those of one time in the order of their sources.</summary>
    public ImmutableArray<Fact> Of(string kind) => byKind.GetValueOrDefault(kind, []);

    /// <summary>The facts and this one; it takes the place of an earlier one of the same kind and source.</summary>
    public PatientFacts With(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ImmutableArray<Fact> others = Except(fact.Kind, fact.Source);
        int at = others.BinarySearch(fact, oldestFirst);
        return new PatientFacts(byKind.SetItem(fact.Kind, others.Insert(at < 0 ? ~at : at, fact)));
    }

    /// <summary>The facts and these.</summary>
    public PatientFacts With(params IEnumerable<Fact> facts) => facts.Aggregate(this, (all, fact) => all.With(fact));

    /// <summary>The facts without one that was withdrawn, for example entered for the wrong patient.</summary>
    public PatientFacts Without(string kind, string source)
    {
        ImmutableArray<Fact> rest = Except(kind, source);
        return new PatientFacts(rest.IsEmpty ? byKind.Remove(kind) : byKind.SetItem(kind, rest));
    }

    private ImmutableArray<Fact> Except(string kind, string source) => Of(kind).RemoveAll(fact => fact.Source == source);
}
