using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Rules;

/// <summary>A unit of measure: powers of the symbols of UCUM. Immutable.</summary>
/// <remarks>
/// A number written into a rule has no unit of its own: it takes the unit that its place wants. Where it is a factor it may
/// convert (<c>height / 100</c>), so that afterwards the kind of quantity is known, but no longer its scale.
/// </remarks>
internal sealed class UnitOfMeasure
{
    /// <summary>Scales are products of decimal factors in binary: they are compared with room for their rounding.</summary>
    private const double Rounding = 1e-9;

    private readonly ImmutableSortedDictionary<string, int> symbols;
    private readonly ImmutableSortedDictionary<string, int> kind;
    private readonly double scale;
    private readonly string? spelling;
    private readonly bool isScaleOpen;

    private UnitOfMeasure(
        ImmutableSortedDictionary<string, int> symbols,
        ImmutableSortedDictionary<string, int> kind,
        double scale,
        bool isScaleOpen,
        string? spelling)
    {
        this.symbols = symbols;
        this.kind = kind;
        this.scale = scale;
        this.isScaleOpen = isScaleOpen;
        this.spelling = spelling;
    }

    private static ImmutableSortedDictionary<string, int> Nothing { get; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>A plain number: a count, a share, a score.</summary>
    public static UnitOfMeasure One { get; } = new(Nothing, Nothing, 1, false, "1");

    /// <summary>A number written into a rule.</summary>
    public static UnitOfMeasure Written { get; } = new(Nothing, Nothing, 1, true, "a number");

    /// <summary>The unit as its author spelt it; null when a computation has left its scale open.</summary>
    public string? Spelling => isScaleOpen ? null : ToString();

    /// <summary>A symbol; null when UCUM has none such.</summary>
    public static UnitOfMeasure? Symbol(string symbol)
    {
        if (int.TryParse(symbol, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0)
        {
            return count == 1 ? One : new UnitOfMeasure(Nothing.Add(symbol, 1), Nothing, count, false, null);
        }

        if (UnitAtoms.Find(symbol) is not UnitAtom atom)
        {
            return null;
        }

        if (atom.Of.Length == 0)
        {
            return new UnitOfMeasure(Nothing.Add(symbol, 1), Nothing.Add(symbol, 1), atom.Factor, false, null);
        }

        return UnitReading.Read(atom.Of) is UnitOfMeasure of
            ? new UnitOfMeasure(Nothing.Add(symbol, 1), of.kind, atom.Factor * of.scale, false, null)
            : null;
    }

    /// <summary>The same unit under the spelling of its author.</summary>
    public UnitOfMeasure SpeltAs(string text) => new(symbols, kind, scale, isScaleOpen, text);

    public UnitOfMeasure Times(UnitOfMeasure other) => Combine(other, 1);

    public UnitOfMeasure Over(UnitOfMeasure other) => Combine(other, -1);

    /// <summary>The unit to a power.</summary>
    public UnitOfMeasure Power(int exponent) => ReferenceEquals(this, Written) ? this : new(
        Scaled(symbols, exponent, 1), Scaled(kind, exponent, 1), Math.Pow(scale, exponent), isScaleOpen, null);

    /// <summary>The unit whose square this is; null when there is none.</summary>
    public UnitOfMeasure? Root()
    {
        if (ReferenceEquals(this, Written))
        {
            return this;
        }

        return symbols.Values.Concat(kind.Values).All(power => power % 2 == 0)
            ? new UnitOfMeasure(Scaled(symbols, 1, 2), Scaled(kind, 1, 2), Math.Sqrt(scale), isScaleOpen, null)
            : null;
    }

    /// <summary>True when quantities in the two units can be of one kind, such as lengths.</summary>
    public bool IsOfOneKindWith(UnitOfMeasure other) =>
        ReferenceEquals(this, Written) || ReferenceEquals(other, Written) || kind.SequenceEqual(other.kind);

    /// <summary>How many of the other unit make one of this, for two of one kind; null when one of the scales is open.</summary>
    public double? In(UnitOfMeasure other) =>
        isScaleOpen || other.isScaleOpen ? null : Math.Abs((scale / other.scale) - 1) < Rounding ? 1 : scale / other.scale;

    /// <summary>True for a plain number, whatever its scale.</summary>
    public bool IsPlain => kind.IsEmpty;

    /// <summary><c>kg/m2</c>: what is multiplied, then what it is divided by.</summary>
    public override string ToString()
    {
        if (spelling is not null)
        {
            return spelling;
        }

        string over = string.Join('.', symbols.Where(one => one.Value > 0).Select(one => Show(one.Key, one.Value)));
        string under = string.Concat(symbols.Where(one => one.Value < 0).Select(one => $"/{Show(one.Key, -one.Value)}"));
        return over.Length + under.Length == 0 ? "1" : over + under;
    }

    private UnitOfMeasure Combine(UnitOfMeasure other, int sign)
    {
        if (ReferenceEquals(this, Written) && ReferenceEquals(other, Written))
        {
            return Written;
        }

        return new UnitOfMeasure(
            Sum(symbols, other.symbols, sign),
            Sum(kind, other.kind, sign),
            scale * Math.Pow(other.scale, sign),
            isScaleOpen || other.isScaleOpen,
            null);
    }

    private static ImmutableSortedDictionary<string, int> Sum(
        ImmutableSortedDictionary<string, int> left, ImmutableSortedDictionary<string, int> right, int sign)
    {
        foreach ((string symbol, int power) in right)
        {
            int sum = left.GetValueOrDefault(symbol) + (sign * power);
            left = sum == 0 ? left.Remove(symbol) : left.SetItem(symbol, sum);
        }

        return left;
    }

    private static ImmutableSortedDictionary<string, int> Scaled(
        ImmutableSortedDictionary<string, int> powers, int times, int over) => times == 0
            ? Nothing
            : powers.ToImmutableSortedDictionary(one => one.Key, one => one.Value * times / over, StringComparer.Ordinal);

    private static string Show(string symbol, int power) =>
        power == 1 ? symbol : string.Create(CultureInfo.InvariantCulture, $"{symbol}{power}");
}
