using System.Globalization;

namespace Pathways.Rules;

/// <summary>Two units that do not fit each other.</summary>
/// <param name="Left">The one unit.</param>
/// <param name="Right">The other.</param>
/// <param name="Factor">How many of the right make one of the left; null when they are of different kinds.</param>
internal sealed record UnitFit(string Left, string Right, double? Factor)
{
    /// <summary>How the units of two numbers misfit; null when they fit, or when one of them is not known.</summary>
    public static UnitFit? Of(FeelType left, FeelType right)
    {
        if (left.Measure is not UnitOfMeasure one || right.Measure is not UnitOfMeasure two)
        {
            return null;
        }

        if (!one.IsOfOneKindWith(two))
        {
            return new UnitFit(one.ToString(), two.ToString(), null);
        }

        return one.In(two) is double factor and not 1 ? new UnitFit(one.ToString(), two.ToString(), factor) : null;
    }

    /// <summary><c>1 m is 100 cm</c>: from the larger unit to the smaller.</summary>
    public string Equation => Factor >= 1 ? $"1 {Left} is {Number} {Right}" : $"1 {Right} is {Number} {Left}";

    /// <summary>What makes the left one fit the right one.</summary>
    public string Change => Factor >= 1 ? $"Multiply it by {Number}" : $"Divide it by {Number}";

    private string Number => Math.Max(Factor ?? 1, 1 / (Factor ?? 1)).ToString("0.####", CultureInfo.InvariantCulture);
}
