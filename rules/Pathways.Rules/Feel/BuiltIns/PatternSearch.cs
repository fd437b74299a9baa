using System.Runtime.CompilerServices;

namespace Pathways.Rules;

/// <summary>
/// Looks for a pattern with back-references, which no engine can do without trying one way after the other. Each try is
/// paid for, so that it ends on every machine at the same place.
/// </summary>
internal sealed class PatternSearch(PatternNode pattern, string text, bool ignoresCase, Func<int, bool> spend)
{
    private const int Deepest = 500;

    private readonly Dictionary<int, (int Start, int End)> groups = [];
    private int depth;

    /// <summary>True when it was given up: too many tries, or too deep in each other.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>The first match at or after a position; false when there is none, or the search was given up.</summary>
    public bool TryFind(int from, out int start, out int end)
    {
        int found = -1;
        for (start = from; start <= text.Length && !GaveUp; start++)
        {
            groups.Clear();
            if (Match(pattern, start, at => (found = at) >= 0))
            {
                break;
            }
        }

        end = found;
        return found >= 0 && !GaveUp;
    }

    /// <summary>What a group matched; empty when it did not.</summary>
    public string Group(int number) => groups.TryGetValue(number, out (int Start, int End) group) ? text[group.Start..group.End] : string.Empty;

    private bool Match(PatternNode node, int at, Func<int, bool> then)
    {
        if (!spend(1) || depth >= Deepest || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            GaveUp = true;
        }

        if (GaveUp)
        {
            return false;
        }

        depth++;
        bool isMatch = node switch
        {
            PatternNode.One one => Fits(one, at) && then(at + 1),
            PatternNode.Edge edge => IsAt(edge, at) && then(at),
            PatternNode.Sequence sequence => Rest(sequence, 0, at, then),
            PatternNode.Choice choice => choice.Options.Any(option => Match(option, at, then)),
            PatternNode.Repeat { Part: PatternNode.One one } run => Run(run, one, at, then),
            PatternNode.Repeat repeat => Repeat(repeat, 0, at, then),
            PatternNode.Group group => Remember(group, at, then),
            PatternNode.Again again => Again(again.Number, at, then),
            _ => throw new System.Diagnostics.UnreachableException($"{node.GetType().Name} matches nothing."),
        };
        depth--;
        return isMatch;
    }

    private bool Rest(PatternNode.Sequence sequence, int next, int at, Func<int, bool> then) => next == sequence.Parts.Length
        ? then(at)
        : Match(sequence.Parts[next], at, end => Rest(sequence, next + 1, end, then));

    private bool Fits(PatternNode.One one, int at) => at < text.Length && one.Kind.IsMatch(text.AsSpan(at, 1));

    private bool IsAt(PatternNode.Edge edge, int at) => edge.IsEnd
        ? at == text.Length || (edge.OfLines && text[at] == '\n')
        : at == 0 || (edge.OfLines && text[at - 1] == '\n');

    /// <summary>Single characters in a row: counted first, then tried from the longest or the shortest row on.</summary>
    private bool Run(PatternNode.Repeat run, PatternNode.One one, int at, Func<int, bool> then)
    {
        int most = 0;
        while (most < run.Most && Fits(one, at + most) && spend(1))
        {
            most++;
        }

        for (int tried = run.Least; tried <= most && !GaveUp; tried++)
        {
            if (then(at + (run.IsLazy ? tried : most - (tried - run.Least))))
            {
                return true;
            }
        }

        return false;
    }

    private bool Repeat(PatternNode.Repeat repeat, int times, int at, Func<int, bool> then)
    {
        bool isEnough = times >= repeat.Least;
        if (isEnough && repeat.IsLazy && then(at))
        {
            return true;
        }

        // Once more, unless that matched nothing: it could go on for ever.
        if (times < repeat.Most && Match(repeat.Part, at, end => (end > at || !isEnough) && Repeat(repeat, times + 1, end, then)))
        {
            return true;
        }

        return isEnough && !repeat.IsLazy && !GaveUp && then(at);
    }

    private bool Remember(PatternNode.Group group, int at, Func<int, bool> then) => Match(group.Part, at, end =>
    {
        bool wasSet = groups.TryGetValue(group.Number, out (int Start, int End) before);
        groups[group.Number] = (at, end);
        if (then(end))
        {
            return true;
        }

        groups.Remove(group.Number);
        if (wasSet)
        {
            groups[group.Number] = before;
        }

        return false;
    });

    private bool Again(int number, int at, Func<int, bool> then)
    {
        (int start, int end) = groups.GetValueOrDefault(number);
        ReadOnlySpan<char> wanted = text.AsSpan(start..end);
        StringComparison comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return text.AsSpan(at).StartsWith(wanted, comparison) && spend(wanted.Length / Extent.CharactersPerUnit) && then(at + end - start);
    }
}
