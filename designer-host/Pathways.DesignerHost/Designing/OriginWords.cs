using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>Tells what a draft began from.</summary>
internal static class OriginWords
{
    /// <summary>For example "version 3 in force".</summary>
    public static string Of(DraftOrigin origin, Words words) => origin.Kind switch
    {
        DraftOriginKind.Version => words.With("design.origin_version", origin.Version ?? 0),
        DraftOriginKind.Sample => words.With("design.origin_sample", origin.Name),
        DraftOriginKind.Package => words.With("design.origin_package", origin.Name, origin.Version ?? 0),
        DraftOriginKind.Upload => words.With("design.origin_upload", origin.Name),
        _ => words["design.origin_empty"],
    };
}
