using System.Collections.Immutable;

namespace Pathways.DesignerHost.Designing;

/// <summary>What the canvas page asks to be saved.</summary>
/// <param name="Revision">The revision that the text goes on from.</param>
/// <param name="Text">The whole drawing.</param>
/// <param name="Label">A name in the history; null for what is saved by itself.</param>
internal sealed record CanvasSave(int Revision, string? Text, string? Label);

/// <summary>What became of it when it was saved.</summary>
/// <param name="Revision">The new revision.</param>
/// <param name="Said">When it was saved, in words.</param>
/// <param name="Findings">What publishing would find now.</param>
internal sealed record CanvasSaved(int Revision, string Said, ImmutableArray<CanvasFinding> Findings);

/// <summary>Why it was not saved.</summary>
/// <param name="Sentence">Who, what, why not and what to do.</param>
/// <param name="Revision">When somebody else was quicker: the revision of their text; else null.</param>
/// <param name="Text">Their text; else null.</param>
internal sealed record CanvasRefusal(string Sentence, int? Revision = null, string? Text = null);

/// <summary>A finding as the canvas shows it.</summary>
/// <param name="Element">Id of the element in the drawing; null when it is about something else.</param>
/// <param name="Address">The page of another file that it is about; null when it is about the drawing.</param>
/// <param name="Weight"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="WeightWord">The same in words.</param>
/// <param name="Sentence">What is wrong and how to mend it.</param>
/// <param name="Source">The file and the code.</param>
/// <param name="Path">Ids of the elements on the way that shows it; empty when it tells none.</param>
internal sealed record CanvasFinding(
    string? Element, string? Address, string Weight, string WeightWord, string Sentence, string Source, ImmutableArray<string> Path);

/// <summary>Something to choose in the panel.</summary>
/// <param name="Key">As the drawing writes it.</param>
/// <param name="Name">As people call it.</param>
public sealed record CanvasChoice(string Key, string Name);

/// <summary>A rule set to choose.</summary>
/// <param name="Key">As the drawing writes it.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Decisions">Its decisions.</param>
public sealed record CanvasRuleSet(string Key, string Name, ImmutableArray<CanvasChoice> Decisions);

/// <summary>Everything that the canvas page begins with.</summary>
/// <param name="Revision">Revision of the drawing.</param>
/// <param name="Text">The drawing.</param>
/// <param name="Findings">What publishing would find.</param>
/// <param name="Roles">Roles that may do a step or get a message.</param>
/// <param name="Recipients">Who else may get a message.</param>
/// <param name="Forms">Forms of the draft.</param>
/// <param name="Templates">Message templates of the draft.</param>
/// <param name="RuleSets">Rule sets of the draft.</param>
/// <param name="Regions">Regions with holidays of their own.</param>
/// <param name="Words">The words of the canvas in the reader's language.</param>
internal sealed record CanvasContent(
    int Revision,
    string Text,
    ImmutableArray<CanvasFinding> Findings,
    ImmutableArray<CanvasChoice> Roles,
    ImmutableArray<CanvasChoice> Recipients,
    ImmutableArray<CanvasChoice> Forms,
    ImmutableArray<CanvasChoice> Templates,
    ImmutableArray<CanvasRuleSet> RuleSets,
    ImmutableArray<CanvasChoice> Regions,
    ImmutableSortedDictionary<string, string> Words);
