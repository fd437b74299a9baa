using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>The names a FEEL text may use, with their types.</summary>
public sealed class FeelScope
{
    private readonly Lazy<ScopeNames> known;

    private FeelScope(bool isOpen, ImmutableArray<FeelParameter> names, ItemTypes? types)
    {
        IsOpen = isOpen;
        Names = names;
        Types = types;
        known = new Lazy<ScopeNames>(() => new ScopeNames(this));
    }

    /// <summary>A scope in which every name is allowed: what is not there at run time is null, with a problem.</summary>
    public static FeelScope Anything { get; } = new(true, [], null);

    /// <summary>True when names that are not listed are allowed too.</summary>
    public bool IsOpen { get; }

    /// <summary>The names that are known beforehand.</summary>
    public ImmutableArray<FeelParameter> Names { get; }

    internal ItemTypes? Types { get; }

    /// <summary>Names of the model that are not required here: known, but without a value.</summary>
    internal ImmutableHashSet<string> Elsewhere { get; init; } = [];

    /// <summary>The names in the form in which the parser looks for them.</summary>
    internal ScopeNames Known => known.Value;

    /// <summary>Only these names: any other one is a finding.</summary>
    public static FeelScope Closed(params ImmutableArray<FeelParameter> names) => new(false, names, null);

    /// <summary>These names for certain, and any other one as it comes.</summary>
    public static FeelScope Open(params ImmutableArray<FeelParameter> names) => new(true, names, null);

    /// <summary>The names of a context, typed as its values are, and no others.</summary>
    public static FeelScope Of(FeelContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Closed([.. context.Entries.Select(entry => new FeelParameter(entry.Key, TypeRelations.Of(entry.Value)))]);
    }

    internal static FeelScope ForModel(ImmutableArray<FeelParameter> names, ItemTypes types, ImmutableHashSet<string>? elsewhere = null) =>
        new(false, names, types) { Elsewhere = elsewhere ?? [] };

    internal FeelScope And(params ImmutableArray<FeelParameter> more) =>
        new(IsOpen, [.. Names, .. more], Types) { Elsewhere = Elsewhere };
}
