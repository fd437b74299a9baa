using System.Globalization;

namespace Pathways.DesignerHost.Designing.RuleEditing;

/// <summary>Where on the page of a decision model a row of a table stands.</summary>
internal static class RuleAnchors
{
    /// <param name="table">Which table of the model, from 0.</param>
    /// <param name="row">Which row, from 0.</param>
    public static string Of(int table, int row) => string.Create(CultureInfo.InvariantCulture, $"t{table}r{row}");
}
