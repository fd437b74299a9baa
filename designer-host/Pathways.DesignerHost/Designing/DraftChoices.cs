using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Wording;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>What a step of a draft may name: roles, and the forms, messages and rule sets that lie in the draft.</summary>
/// <param name="opened">The draft.</param>
/// <param name="words">The reader's language.</param>
public sealed class DraftChoices(OpenedDraft opened, Words words)
{
    /// <summary>Roles that may do a step, by name.</summary>
    public ImmutableArray<CanvasChoice> Roles =>
        [.. RoleKey.All.Select(role => new CanvasChoice(role.Value, words.Role(role))).OrderBy(role => role.Name, StringComparer.CurrentCulture)];

    /// <summary>Who may get a message besides roles.</summary>
    public ImmutableArray<CanvasChoice> Recipients => [new CanvasChoice("family", words["role.family"])];

    /// <summary>Forms of the draft, by title.</summary>
    public ImmutableArray<CanvasChoice> Forms =>
    [
        .. Of(BundleFileKind.Form).Select(file => new CanvasChoice(
            PathwayBundle.KeyOf(file.Name),
            FormReader.Read(file.Text, PathwayBundle.KeyOf(file.Name), file.Name).Form?.Title is { } title
                ? words.Language == Language.French ? title.French : title.English ?? title.French
                : PathwayBundle.KeyOf(file.Name))),
    ];

    /// <summary>Message templates of the draft.</summary>
    public ImmutableArray<CanvasChoice> Templates =>
        [.. Of(BundleFileKind.Template).Select(file => PathwayBundle.KeyOf(file.Name)).Select(key => new CanvasChoice(key, key))];

    /// <summary>Rule sets of the draft with their decisions.</summary>
    public ImmutableArray<CanvasRuleSet> RuleSets =>
    [
        .. Of(BundleFileKind.Decisions).Select(file => (Key: PathwayBundle.KeyOf(file.Name), DmnReader.Read(file.Text, file.Name).Model))
            .Select(read => new CanvasRuleSet(
                read.Key,
                read.Model?.Name ?? read.Key,
                [
                    .. read.Model is { } model
                        ? model.Decisions.Select(decision => decision.Variable.Name).Concat(model.DecisionServices.Select(service => service.Variable.Name))
                            .Select(name => new CanvasChoice(name, name))
                        : [],
                ])),
    ];

    /// <summary>Regions with holidays of their own.</summary>
    public ImmutableArray<CanvasChoice> Regions =>
        [.. HolidayRegions.Words.Select(region => new CanvasChoice(region, words.Or($"same.region.{region}", region)))];

    private IEnumerable<DraftFile> Of(BundleFileKind kind) => opened.Files.Where(file => PathwayBundle.KindOf(file.Name) == kind);
}
