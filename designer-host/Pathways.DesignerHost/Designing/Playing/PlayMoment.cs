using System.Globalization;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Designing.Playing;

/// <summary>What browsers send for moments and places of a run.</summary>
internal static class PlayMoment
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"];

    /// <summary>The instant of a civil time; null when it is none.</summary>
    public static DateTimeOffset? Read(string? text, string zone) =>
        DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime shown)
            ? CivilTime.Of(zone).At(shown)
            : null;

    /// <summary>Which of several places of one element; null for the only one.</summary>
    public static int? Index(Entry entry) =>
        int.TryParse(entry["index"], NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : null;
}
