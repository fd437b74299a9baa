using System.Globalization;

namespace Pathways.Rules.Tests;

/// <summary>Random FEEL texts from a seed: mostly readable ones, and soups of tokens.</summary>
internal sealed class RandomText(int seed)
{
    private static readonly string[] atoms =
    [
        "1", "0", "-3", "2.5", ".5", "1e30", "1e-20", "9999999999999999999999999999999999", "true", "false", "null", "\"\"",
        "\"a\"", "\"héé😀\"", "x", "y", "weight kg", "patient", "measures", "@\"2024-02-29\"", "@\"10:00:00\"", "@\"10:00:00Z\"",
        "@\"2024-02-29T10:00:00@Europe/Paris\"", "@\"2024-02-29T10:00:00\"", "@\"P1D\"", "@\"-P1Y2M\"", "@\"PT0.5S\"", "[]", "{}",
        "@\"-999999999-01-01\"", "@\"999999999-12-31\"", "[1..3]", "(<5)", "?", "item", "partial",
    ];

    private static readonly string[] operators =
        ["+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or", "in"];

    private static readonly string[] typeNames =
        ["number", "string", "list<number>", "context<a: Any>", "range<date>", "function<number> -> string", "Any", "date and time"];

    private static readonly string[] tokens =
    [
        .. atoms, .. operators, "(", ")", "[", "]", "{", "}", ",", ":", "..", ".", "if", "then", "else", "for", "return", "some",
        "every", "satisfies", "function", "external", "instance of", "between", "not", "//", "/*", "*/", "@", "\\", "\"", "é", "\uD83D", "$",
    ];

    private static readonly string[] functions = [.. BuiltIns.All.Select(one => one.Name).Order(StringComparer.Ordinal)];

#pragma warning disable CA5394 // tests want a repeatable sequence, not a secret one
    private readonly Random random = new(seed);

    public string Expression(int depth = 4)
    {
        if (depth <= 0)
        {
            return Pick(atoms);
        }

        string Sub() => Expression(depth - 1 - random.Next(2));
        return random.Next(19) switch
        {
            0 or 1 or 2 => $"{Sub()} {Pick(operators)} {Sub()}",
            3 => $"({Sub()})",
            4 => $"[{Sub()}, {Sub()}]",
            5 => $"{{a: {Sub()}, b c: {Sub()}}}",
            6 => $"{Sub()}[{Sub()}]",
            7 => $"({Sub()}).{Pick(["a", "b c", "year", "start", "time offset"])}",
            8 => $"if {Sub()} then {Sub()} else {Sub()}",
            9 => $"for i in {Sub()} return {Sub()}",
            10 => $"some i in {Sub()}, j in {Sub()} satisfies {Sub()}",
            11 => $"(function(p, q: number) {Sub()})({Sub()}, {Sub()})",
            12 or 13 or 14 => $"{Pick(functions)}({string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Sub()))})",
            15 => $"({Sub()} instance of {Pick(typeNames)})",
            16 => $"({Sub()} between {Sub()} and {Sub()})",
            17 => $"[{Sub()}..{Sub()})",
            _ => $"-({Sub()})",
        };
    }

    public string Soup() => string.Join(
        random.Next(3) == 0 ? string.Empty : " ", Enumerable.Range(0, random.Next(1, 25)).Select(_ => Pick(tokens)));

    public FeelValue Value(int depth = 3) => random.Next(depth > 0 ? 11 : 8) switch
    {
        0 => FeelValue.Null,
        1 => FeelValue.Boolean(random.Next(2) == 0),
        2 => FeelValue.Number(Number()),
        3 => FeelValue.String(Pick(["", "a", "\"q\\", "é😀", "@", "line\nend"])),
        4 => FeelValue.Date(new FeelDate(random.NextInt64(-300_000_000_000, 300_000_000_000))),
        5 => FeelValue.Time(new FeelTime(random.NextInt64(86_400_000_000_000), random.Next(2) == 0 ? null : FeelZone.Utc)),
        6 => FeelValue.Duration(new DaysDuration((Int128)random.NextInt64() * random.Next(-1000, 1000))),
        7 => FeelValue.Duration(new MonthsDuration(random.NextInt64(-1_000_000_000, 1_000_000_000))),
        8 => FeelValue.List([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth - 1))]),
        9 => FeelValue.Context(FeelContext.Of(Enumerable.Range(0, random.Next(3)).Select(
            i => KeyValuePair.Create(Pick(["@", "@@", "a", "b c", ""]) + i.ToString(CultureInfo.InvariantCulture).TrimStart('0'), Value(depth - 1))))),
        _ => FeelValue.DateTime(new FeelDateTime(
            new FeelDate(random.Next(-700_000, 2_000_000)), new FeelTime(random.NextInt64(86_400_000_000_000), Zone()))),
    };

    public FeelNumber Number()
    {
        string digits = string.Concat(Enumerable.Range(0, random.Next(1, 38)).Select(_ => (char)('0' + random.Next(10))));
        string text = $"{(random.Next(2) == 0 ? "-" : "")}{digits}e{random.Next(-40, 10)}";
        Assert.True(FeelNumber.TryParse(text, out FeelNumber number));
        return number;
    }

    private FeelZone? Zone() => random.Next(3) switch
    {
        0 => null,
        1 => FeelZone.TryFromName("Europe/Paris", out FeelZone named) ? named : null,
        _ => FeelZone.TryFromOffset(random.Next(-64_800, 64_801), out FeelZone offset) ? offset : null,
    };

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
#pragma warning restore CA5394
}
