using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Reads the headings of a sheet of test cases. A name of the rule set goes before a word of the sheet.</summary>
internal sealed class CaseHeadings(RuleSet ruleSet, string sourceName, List<RuleFinding> findings)
{
    private static readonly ImmutableDictionary<string, CaseColumn> words =
        ImmutableDictionary.CreateRange(StringComparer.OrdinalIgnoreCase, new Dictionary<string, CaseColumn>
        {
            ["case"] = new CaseColumn.Name(),
            ["cas"] = new CaseColumn.Name(),
            ["decision"] = new CaseColumn.Decision(),
            ["décision"] = new CaseColumn.Decision(),
            ["today"] = new CaseColumn.Today(),
            ["aujourd'hui"] = new CaseColumn.Today(),
            ["aujourd’hui"] = new CaseColumn.Today(),
            ["note"] = new CaseColumn.Note(),
            ["source"] = new CaseColumn.Note(),
            ["why"] = new CaseColumn.Note(),
            ["pourquoi"] = new CaseColumn.Note(),
            ["expected"] = new CaseColumn.Expected(string.Empty),
            ["attendu"] = new CaseColumn.Expected(string.Empty),
        });

    private readonly ImmutableDictionary<string, FeelType> inputs = Inputs(ruleSet);

    /// <summary>What each column is for; null for one that is not understood or empty.</summary>
    public ImmutableArray<CaseColumn?> Read(ImmutableArray<CsvCell> headings, IEnumerable<ImmutableArray<CsvCell>> rows)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        ImmutableArray<CaseColumn?>.Builder columns = ImmutableArray.CreateBuilder<CaseColumn?>(headings.Length);
        for (int i = 0; i < headings.Length; i++)
        {
            string heading = headings[i].Text.Trim();
            bool isUsed = heading.Length > 0 || rows.Any(row => i < row.Length && row[i].Meant.Length > 0);
            columns.Add(isUsed ? Column(headings[i], heading, seen) : null);
        }

        if (!columns.OfType<CaseColumn.Expected>().Any())
        {
            findings.Add(Sentences.BadCases.At(
                CaseRow.PlaceOf(headings[0], sourceName), "no column says what is expected", "Add a column 'expected', or 'expected ' and the name of an output."));
        }

        return columns.ToImmutable();
    }

    /// <summary>Headings for the inputs and outputs of a decision, their members included.</summary>
    public static string Begin(RuleSet ruleSet, DmnElement decision, RuleLanguage language)
    {
        bool isFrench = language == RuleLanguage.French;
        string expected = isFrench ? "attendu" : "expected";
        IEnumerable<string> inputs = ruleSet.InputsOf(decision.Id).SelectMany(input => Members(input.Name, input.Type, "."));
        IEnumerable<string> named = ruleSet.MainDecision is null ? [isFrench ? "décision" : "decision"] : [];
        return string.Join(
            ';', [isFrench ? "cas" : "case", .. named, .. inputs, .. Members(expected, decision.ResultType, " "), "source"]);
    }

    private static IEnumerable<string> Members(string name, FeelType type, string between) =>
        type.Bare is FeelType.ContextOf { Members: { IsEmpty: false } members }
            ? members.Select(member => $"{name}{between}{member.Name}")
            : [name];

    private CaseColumn? Column(CsvCell cell, string heading, HashSet<string> seen)
    {
        Place place = CaseRow.PlaceOf(cell, sourceName);
        if (heading.Length == 0)
        {
            findings.Add(Sentences.BadCases.At(place, "a column that is filled has no heading", "Give it a heading, or empty it."));
            return null;
        }

        if (!seen.Add(heading))
        {
            findings.Add(Sentences.BadCases.At(
                place, "two columns have the same heading", "Keep one of them."));
            return null;
        }

        CaseColumn? column = Input(heading) ?? words.GetValueOrDefault(heading) ?? Expected(heading);
        if (column is null)
        {
            findings.Add(Sentences.UnknownColumn.At(
                place, heading, string.Join(", ", NearNames.Of(heading, inputs.Keys.Concat(words.Keys).Concat(MembersLike(heading))).Take(3))));
        }

        return column;
    }

    private CaseColumn.Input? Input(string heading)
    {
        string? name = inputs.Keys
            .Where(input => heading == input || heading.StartsWith(input + ".", StringComparison.Ordinal))
            .MaxBy(input => input.Length);
        return name is not null && MemberPath.Follow(heading[name.Length..].TrimStart('.'), inputs[name], out _) is MemberPath path
            ? new CaseColumn.Input(name, path)
            : null;
    }

    private IEnumerable<string> MembersLike(string heading)
    {
        string name = heading.Split('.')[0];
        return inputs.TryGetValue(name, out FeelType? type) && type.Bare is FeelType.ContextOf context
            ? context.Members.Select(member => $"{name}.{member.Name}")
            : [];
    }

    private static CaseColumn.Expected? Expected(string heading)
    {
        int blank = heading.IndexOfAny([' ', ':']);
        return blank > 0 && words.GetValueOrDefault(heading[..blank]) is CaseColumn.Expected
            ? new CaseColumn.Expected(heading[blank..].Trim(' ', ':'))
            : null;
    }

    private static ImmutableDictionary<string, FeelType> Inputs(RuleSet ruleSet)
    {
        ImmutableDictionary<string, FeelType>.Builder inputs =
            ImmutableDictionary.CreateBuilder<string, FeelType>(StringComparer.Ordinal);
        foreach (FeelParameter input in ruleSet.Decisions.Concat(ruleSet.DecisionServices).SelectMany(name => ruleSet.InputsOf(name)))
        {
            inputs.TryAdd(input.Name, input.Type);
        }

        return inputs.ToImmutable();
    }
}
