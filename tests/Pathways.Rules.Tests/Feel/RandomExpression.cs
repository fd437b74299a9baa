using System.Globalization;

namespace Pathways.Rules.Tests;

/// <summary>
/// Random FEEL that mostly makes sense: each part is asked for by kind, names are used where they are in force, and now and
/// then something of another kind stands in its place.
/// </summary>
internal sealed class RandomExpression
{
    /// <summary>The names that the expressions may use, one or more of every kind.</summary>
    public static readonly FeelContext Variables = Feel.Run("""
        {
          x: 3, weight kg: 31.4, tiny: 1e-30, huge: 9999999999999999999999999999999999, debt: -7,
          name: "Zoé 😀", code: "", is known: true, is late: false,
          born: @"2017-03-04", seen at: @"2024-02-29T10:00:00@Europe/Paris", came: @"2024-02-28T23:30:00",
          opens: @"08:30:00", shift: @"22:00:00Z", stay: @"P2DT3H", back: @"-PT90M", growth: @"P1Y2M",
          scores: [1, 2.5, null, 40], tags: ["b", "a", "b"], nested: [[1, 2], [], [3]], none: [],
          visits: [{on: @"2024-01-05", weight kg: 31, tags: ["x"]}, {on: @"2024-03-01", weight kg: 33.5, tags: []}],
          patient: {name: "Léa", age: 9, weight kg: 30, scores: [5, 6], born: @"2015-05-05"},
          span: [1..5], since: (>= @"2024-01-01"), letters: ("a".."k"), nothing: null
        }
        """).Value.AsContext();

    private static readonly FeelKind[] kinds = [.. Enum.GetValues<FeelKind>().Where(kind => kind != FeelKind.Null)];

    private static readonly string[] types =
    [
        "number", "string", "boolean", "date", "time", "date and time", "days and time duration", "years and months duration",
        "list<number>", "list<Any>", "context<name: string>", "context", "range<number>", "function<number> -> number", "Any", "list<list<number>>",
    ];

    private static readonly string[] newNames = ["i", "j", "acc", "k v", "p/q", "in hospital", "name", "x"];

#pragma warning disable CA5394 // tests want a repeatable sequence, not a secret one
    private readonly Random random;
    private readonly List<(string Name, FeelKind Kind)> names;

    public RandomExpression(int seed)
    {
        random = new Random(seed);
        names = [.. Variables.Entries.Select(entry => (entry.Key, entry.Value.Kind))];
    }

    public string Expression() => Any(random.Next(2, 8));

    /// <summary>What may stand in a cell of a decision table.</summary>
    public string UnaryTests()
    {
        string tests = string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Test(PickKind(), 2)));
        return random.Next(5) == 0 ? $"not({tests})" : tests;
    }

    /// <summary>A value for <c>?</c>: one of the variables.</summary>
    public FeelValue Input() => Variables[names[random.Next(names.Count)].Name];

    /// <summary>A readable text with a few pieces lost, doubled, or taken from elsewhere.</summary>
    public string Mutated()
    {
        string text = Expression();
        for (int i = random.Next(1, 4); i > 0 && text.Length > 1; i--)
        {
            int from = random.Next(text.Length);
            int to = Math.Min(text.Length, from + random.Next(1, 8));
            string piece = text[from..to];
            text = random.Next(4) switch
            {
                0 => text.Remove(from, to - from),
                1 => text.Insert(random.Next(text.Length), piece),
                2 => text.Remove(from, to - from).Insert(random.Next(text.Length - piece.Length + 1), piece),
                _ => text.Insert(from, new RandomText(random.Next()).Soup()),
            };
        }

        return text;
    }

    private string Any(int depth) => Of(PickKind(), depth);

    private FeelKind PickKind() => kinds[random.Next(kinds.Length)];

    /// <summary>Something of the kind, as a rule.</summary>
    private string Of(FeelKind kind, int depth)
    {
        int luck = random.Next(100);
        if (luck < 4)
        {
            kind = PickKind();
        }
        else if (luck < 6)
        {
            return "null";
        }

        depth -= random.Next(1, 3);
        if (depth <= 0 || luck is >= 6 and < 22)
        {
            return Name(kind) is string name && random.Next(3) > 0 ? name : Literal(kind);
        }

        return random.Next(12) switch
        {
            0 => $"if {Of(FeelKind.Boolean, depth)} then {Of(kind, depth)} else {Of(kind, depth)}",
            1 => $"({Of(kind, depth)})",
            2 => $"({ListOf(kind, depth)})[{random.Next(-2, 4)}]",
            3 => Called(kind, depth),
            4 when Member(kind) is string member => member,
            _ => Made(kind, depth),
        };
    }

    private string Made(FeelKind kind, int depth)
    {
        string N() => Of(FeelKind.Number, depth);
        string S() => Of(FeelKind.String, depth);
        string L() => Of(FeelKind.List, depth);
        string D() => Of(Pick([FeelKind.Date, FeelKind.DateTime]), depth);
        switch (kind)
        {
            case FeelKind.Number:
                return random.Next(9) switch
                {
                    0 or 1 or 2 => $"{Bracketed(N())} {Pick(["+", "-", "*", "/", "**"])} {Bracketed(N())}",
                    3 => $"-{Bracketed(N())}",
                    4 => $"{Pick(["count", "sum", "min", "max", "mean", "median", "stddev", "product"])}({ListOf(FeelKind.Number, depth)})",
                    5 => $"{Pick(["floor", "ceiling", "abs", "sqrt", "exp", "log"])}({N()})",
                    6 => $"{Pick(["modulo", "round up", "decimal", "round half up"])}({N()}, {N()})",
                    7 => $"string length({S()})",
                    _ => $"({Of(FeelKind.DaysDuration, depth)}) / ({Of(FeelKind.DaysDuration, depth)})",
                };
            case FeelKind.String:
                return random.Next(7) switch
                {
                    0 or 1 => $"{Bracketed(S())} + {Bracketed(S())}",
                    2 => $"substring({S()}, {N()})",
                    3 => $"{Pick(["upper case", "lower case"])}({S()})",
                    4 => $"string({Any(depth)})",
                    5 => $"string join({ListOf(FeelKind.String, depth)}, {S()})",
                    _ => $"{Pick(["substring before", "substring after"])}({S()}, {S()})",
                };
            case FeelKind.Boolean:
                return Truth(depth);
            case FeelKind.Date:
                return random.Next(4) switch
                {
                    0 => $"date({D()})",
                    1 => $"date({N()}, {N()}, {N()})",
                    _ => $"{Bracketed(Of(kind, depth))} {Pick(["+", "-"])} {Bracketed(Stretch(depth))}",
                };
            case FeelKind.DateTime:
                return random.Next(3) switch
                {
                    0 => $"date and time({D()}, {Of(FeelKind.Time, depth)})",
                    _ => $"{Bracketed(Of(kind, depth))} {Pick(["+", "-"])} {Bracketed(Stretch(depth))}",
                };
            case FeelKind.Time:
                return random.Next(3) switch
                {
                    0 => $"time({D()})",
                    _ => $"{Bracketed(Of(kind, depth))} {Pick(["+", "-"])} {Bracketed(Of(FeelKind.DaysDuration, depth))}",
                };
            case FeelKind.DaysDuration:
                return random.Next(4) switch
                {
                    0 => $"{Bracketed(D())} - {Bracketed(D())}",
                    1 => $"{Bracketed(Of(kind, depth))} {Pick(["*", "/"])} {Bracketed(N())}",
                    2 => $"-{Bracketed(Of(kind, depth))}",
                    _ => $"{Bracketed(Of(kind, depth))} {Pick(["+", "-"])} {Bracketed(Of(kind, depth))}",
                };
            case FeelKind.MonthsDuration:
                return random.Next(3) switch
                {
                    0 => $"years and months duration({D()}, {D()})",
                    1 => $"{Bracketed(N())} * {Bracketed(Of(kind, depth))}",
                    _ => $"{Bracketed(Of(kind, depth))} {Pick(["+", "-"])} {Bracketed(Of(kind, depth))}",
                };
            case FeelKind.List:
                return random.Next(4) == 0
                    ? Pick([$"nested", $"get entries({Of(FeelKind.Context, depth)})", $"flatten({L()})", $"split({S()}, \"a\")", "visits", $"visits[{N()} < weight kg].tags"])
                    : ListOf(PickKind(), depth);
            case FeelKind.Context:
                return random.Next(3) switch
                {
                    0 => $"context put({Of(kind, depth)}, {S()}, {Any(depth)})",
                    1 => $"context merge([{Of(kind, depth)}, {Of(kind, depth)}])",
                    _ => Context(depth),
                };
            case FeelKind.Range:
                FeelKind end = PickKind();
                return random.Next(4) switch
                {
                    0 => $"({Pick(["<", "<=", ">", ">=", "="])} {Of(end, depth)})",
                    1 => $"[{random.Next(-3, 4)}..{random.Next(1, 6)}]",
                    _ => $"{Pick(["[", "(", "]"])}{Bracketed(Of(end, depth))}..{Bracketed(Of(end, depth))}{Pick(["]", ")", "["])}",
                };
            default:
                return Function(PickKind(), depth).Text;
        }
    }

    private string Truth(int depth)
    {
        FeelKind kind = PickKind();
        string One() => Bracketed(Of(kind, depth));
        string Truth() => Bracketed(Of(FeelKind.Boolean, depth));
        return random.Next(13) switch
        {
            0 or 1 => $"{One()} {Pick(["=", "!=", "<", "<=", ">", ">="])} {One()}",
            2 => $"{Truth()} {Pick(["and", "or"])} {Truth()}",
            3 => $"not({Truth()})",
            4 => $"{One()} between {One()} and {One()}",
            5 => $"{One()} in {Bracketed(Test(kind, depth))}",
            6 => $"{One()} in ({Test(kind, depth)}, {Test(kind, depth)})",
            7 => $"{One()} instance of {Pick(types)}",
            8 or 9 => $"{Pick(["some", "every"])} {Loop(depth, () => $"satisfies {Of(FeelKind.Boolean, depth)}")}",
            10 => $"list contains({ListOf(kind, depth)}, {One()})",
            11 => $"{Pick(["before", "after", "includes", "coincides", "during", "meets", "overlaps"])}({Of(FeelKind.Range, depth)}, {Of(Pick([FeelKind.Range, kind]), depth)})",
            _ => $"{Pick(["contains", "starts with", "ends with", "matches"])}({Of(FeelKind.String, depth)}, {Of(FeelKind.String, depth)})",
        };
    }

    private string Test(FeelKind kind, int depth) => random.Next(7) switch
    {
        0 or 1 => $"{Pick(["<", "<=", ">", ">="])} {Bracketed(Of(kind, depth))}",
        2 => $"[{Bracketed(Of(kind, depth))}..{Bracketed(Of(kind, depth))})",
        3 => $"[{Of(kind, depth)}, {Test(kind, depth - 1)}]",
        4 => $"? {Pick(["=", "!=", "<", ">="])} {Bracketed(Of(kind, depth))}",
        _ => Of(kind, depth),
    };

    private string ListOf(FeelKind kind, int depth)
    {
        switch (random.Next(9))
        {
            case 0 or 1 or 2:
                return $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Of(kind, depth)))}]";
            case 3 or 4:
                return $"for {Loop(depth, () => $"return {Within([("partial", FeelKind.List)], () => Of(kind, depth))}")}";
            case 5:
                return $"{Bracketed(Of(FeelKind.List, depth))}[{Within([("item", kind), ("weight kg", FeelKind.Number), ("on", FeelKind.Date)], () => Of(FeelKind.Boolean, depth))}]";
            case 6:
                return $"{Pick(["concatenate", "union"])}({ListOf(kind, depth - 1)}, {ListOf(kind, depth - 1)})";
            case 7:
                string item = Of(kind, depth);
                return $"{Pick(["reverse", "distinct values", "sort"])}([{item}, {Of(kind, depth)}, {item}])";
            default:
                return $"sort({ListOf(kind, depth - 1)}, function(i, j) {Within([("i", kind), ("j", kind)], () => Bracketed(Of(kind, 1)))} < j)";
        }
    }

    private string Context(int depth)
    {
        List<(string, FeelKind)> before = [];
        List<string> entries = [];
        for (int i = random.Next(4); i > 0; i--)
        {
            (string Name, FeelKind Kind) entry = (Pick(newNames), PickKind());
            entries.Add($"{(random.Next(4) == 0 ? $"\"{entry.Name}\"" : entry.Name)}: {Within([.. before], () => Of(entry.Kind, depth))}");
            before.Add(entry);
        }

        return $"{{{string.Join(", ", entries)}}}";
    }

    /// <summary>A function and what it gives, called at once or by the name of a parameter.</summary>
    private string Called(FeelKind kind, int depth)
    {
        (string text, List<(string Name, FeelKind Kind)> parameters) = Function(kind, depth);
        bool isNamed = parameters.Count > 0 && random.Next(4) == 0;
        IEnumerable<string> arguments = parameters.Select(parameter =>
            (isNamed ? parameter.Name + ": " : string.Empty) + Of(parameter.Kind, depth));
        return $"({text})({string.Join(", ", isNamed ? arguments.Reverse() : arguments)})";
    }

    private (string Text, List<(string Name, FeelKind Kind)> Parameters) Function(FeelKind kind, int depth)
    {
        List<(string Name, FeelKind Kind)> parameters =
            [.. newNames.Take(6).Where(_ => random.Next(4) == 0).Select(name => (name, PickKind()))];
        string declared = string.Join(", ", parameters.Select(parameter =>
            random.Next(3) == 0 ? parameter.Name : $"{parameter.Name}: {(random.Next(4) == 0 ? Pick(types) : TypeOf(parameter.Kind))}"));
        return ($"function({declared}) {Within([.. parameters], () => Bracketed(Of(kind, depth)))}", parameters);
    }

    private string Loop(int depth, Func<string> rest)
    {
        FeelKind kind = PickKind();
        (string name, string source) = random.Next(5) switch
        {
            0 or 1 => ("i", $"{random.Next(-2, 4)}..{random.Next(-2, 4)}"),
            2 => ("i", $"{Bracketed(Of(FeelKind.Range, depth))}"),
            3 => ("k v", $"{Of(FeelKind.Date, depth - 1)}..@\"2024-03-02\""),
            _ => ("j", Bracketed(ListOf(kind, depth))),
        };
        if (name == "k v" && !source.StartsWith("@\"2024", StringComparison.Ordinal))
        {
            source = "@\"2024-02-27\"..@\"2024-03-02\""; // not millions of days
        }

        string second = random.Next(4) == 0 ? $", acc in {Within([(name, kind)], () => Bracketed(ListOf(kind, depth)))}" : string.Empty;
        return $"{name} in {source}{second} {Within([(name, name == "j" ? kind : FeelKind.Number), ("acc", kind)], rest)}";
    }

    private string Within((string Name, FeelKind Kind)[] more, Func<string> make)
    {
        int before = names.Count;
        names.AddRange(more);
        string text = make();
        names.RemoveRange(before, names.Count - before);
        return text;
    }

    /// <summary>A name of the kind, the innermost ones more often.</summary>
    private string? Name(FeelKind kind)
    {
        string[] fitting = [.. names.Where(name => name.Kind == kind).Select(name => name.Name)];
        return fitting.Length == 0 ? null : fitting[Math.Max(random.Next(fitting.Length), random.Next(fitting.Length))];
    }

    private string? Member(FeelKind kind) => kind switch
    {
        FeelKind.Number => Pick(["patient.age", "patient.weight kg", "born.year", "stay.hours", "seen at.hour", "span.start", "growth.months", "visits[1].weight kg"]),
        FeelKind.String => Pick(["patient.name", "seen at.timezone", "patient.nobody"]),
        FeelKind.List => Pick(["visits.on", "visits.tags", "patient.scores", "nested[1]", "visits.nobody"]),
        FeelKind.Date => Pick(["patient.born", "visits[-1].on", "since.start"]),
        FeelKind.Boolean => Pick(["span.start included", "since.end included"]),
        FeelKind.DaysDuration => "seen at.time offset",
        _ => null,
    };

    private string Stretch(int depth) => Of(Pick([FeelKind.DaysDuration, FeelKind.MonthsDuration]), depth);

    private string Bracketed(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c)) || text.StartsWith('[') || random.Next(12) == 0 ? text : $"({text})";

    private string Literal(FeelKind kind) => kind switch
    {
        FeelKind.Number => random.Next(4) switch
        {
            0 => Pick(["0", "1e30", "-2.50", ".5", "1e-6170", "9.999999999999999999999999999999999e6144", "0.1", "12345678901234567890.123456789", "2e-3"]),
            1 => (random.Next(-500, 500) / 100m).ToString(CultureInfo.InvariantCulture),
            _ => random.Next(-3, 12).ToString(CultureInfo.InvariantCulture),
        },
        FeelKind.String => Pick(["\"\"", "\"a\"", "\"ab\"", "\"é😀\"", "\"a\\nb\\\\\"", "\"[a-c]+\"", "\"12.5\"", "\"b\"", "\"\\uE000\""]),
        FeelKind.Boolean => Pick(["true", "false"]),
        FeelKind.Date => Pick(["@\"2024-02-29\"", "@\"2024-12-31\"", "@\"1999-01-01\"", "@\"-999999999-01-01\"", "@\"999999999-12-31\"", "today()"]),
        FeelKind.Time => Pick(["@\"10:00:00\"", "@\"23:59:59.999999999\"", "@\"10:00:00Z\"", "@\"00:30:00+02:00\"", "@\"12:00:00@Europe/Paris\""]),
        FeelKind.DateTime => Pick(["@\"2024-02-29T10:00:00\"", "@\"2024-03-31T01:59:59@Europe/Paris\"", "@\"2024-02-29T09:00:00Z\"", "now()", "@\"999999999-12-31T23:00:00\""]),
        FeelKind.DaysDuration => Pick(["@\"PT0S\"", "@\"P1D\"", "@\"-PT36H\"", "@\"PT0.000000001S\"", "@\"P106751991167300DT15H\""]),
        FeelKind.MonthsDuration => Pick(["@\"P0M\"", "@\"P1M\"", "@\"-P3Y\"", "@\"P768614336404564649Y\""]),
        FeelKind.List => Pick(["[]", "[1, 2, 3]", "[null]", "[\"a\", 1]", "[[1], 2]", "[7]"]),
        FeelKind.Context => Pick(["{}", "{a: 1}", "{name: \"b\", age: null}", "{\"\": 1}", "{f: function(a) a}"]),
        FeelKind.Range => Pick(["[1..3]", "(1..3)", "]1..3[", "(< 5)", "(>= \"b\")", "[@\"2024-01-01\"..@\"2024-01-04\")", "[1.5..4]", "[null..3]"]),
        _ => Pick(["function(i) i", "function() 1", "sum", "not", "function(j: number) j + 1"]),
    };

    private static string TypeOf(FeelKind kind) => kind switch
    {
        FeelKind.DateTime => "date and time",
        FeelKind.DaysDuration => "days and time duration",
        FeelKind.MonthsDuration => "years and months duration",
        FeelKind.List => "list<Any>",
        FeelKind.Range => "range<Any>",
        FeelKind.Function or FeelKind.Null => "Any",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
#pragma warning restore CA5394
}
