using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Rules;

/// <summary>Tells values as people of a language write them; names and words of the rules by their glossary.</summary>
internal sealed class ValueTeller(RuleGlossary glossary, RuleLanguage language)
{
    private const int MostDecimals = 3;
    private const int MostItems = 6;

    private static readonly ImmutableArray<string> frenchMonths =
    [
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ];

    private static readonly ImmutableArray<string> englishMonths =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    public RuleLanguage Language => language;

    /// <summary>What a name or a sentence of the model is called.</summary>
    public string Name(string text) => glossary.Say(text.Trim(), language);

    /// <summary>A value that stands beside its name; with its unit, unless the words of the name hold one in brackets.</summary>
    public string ValueOf(string name, FeelValue value) =>
        value.Kind == FeelKind.Number && glossary.UnitOf(name.Trim()) is string unit && !Name(name).Contains('(', StringComparison.Ordinal)
            ? UnitWords.With(Value(value), unit, language)
            : Value(value);

    public string Value(FeelValue value) => value.Kind switch
    {
        FeelKind.Null => Phrases.Unknown.In(language),
        FeelKind.Boolean => (value.IsTrue ? Phrases.Yes : Phrases.No).In(language),
        FeelKind.Number => Number(value.Numeric),
        FeelKind.String => glossary.Say(value.Text, language),
        FeelKind.Date => Date(value.AsDate()),
        FeelKind.Time => Time(value.AsTime()),
        FeelKind.DateTime => Moment(value.AsDateTime()),
        FeelKind.DaysDuration => Duration(value.AsDaysDuration()),
        FeelKind.MonthsDuration => Duration(value.AsMonthsDuration()),
        FeelKind.List => Items(value.Items),
        FeelKind.Context => Entries(value.AsContext()),
        FeelKind.Range => Range(value.AsRange()),
        _ => Phrases.Function.In(language),
    };

    /// <summary>A day and its time, with the zone in which they are told.</summary>
    public string Moment(FeelDateTime moment) => Zoned(
        Phrases.Moment.In(language, Date(moment.Date), Time(moment.Time with { Zone = null })), moment.Time.Zone);

    public string Date(FeelDate date)
    {
        bool isFrench = language == RuleLanguage.French;
        string day = isFrench && date.Day == 1 ? "1er" : Whole(date.Day);
        return $"{day} {(isFrench ? frenchMonths : englishMonths)[date.Month - 1]} {Whole(date.Year)}";
    }

    private string Time(FeelTime time)
    {
        string hour = Whole(time.Hour);
        string minute = time.Minute.ToString("00", CultureInfo.InvariantCulture);
        string second = time.Second.ToString("00", CultureInfo.InvariantCulture);
        bool isFull = time.Second == 0;
        string told = language == RuleLanguage.French
            ? isFull ? $"{hour} h {minute}" : $"{hour} h {minute} min {second} s"
            : isFull ? $"{hour}:{minute}" : $"{hour}:{minute}:{second}";
        return Zoned(told, time.Zone);
    }

    private string Zoned(string told, FeelZone? zone) =>
        zone is null ? told : Phrases.InZone.In(language, told, zone.Name ?? (zone == FeelZone.Utc ? "UTC" : zone.ToString()));

    // Rounded for the reader, and said to be so: 17.9996 must not look like 18 beside "less than 18".
    private string Number(FeelNumber number)
    {
        FeelNumber rounded = FeelNumber.Round(number, MostDecimals, FeelRounding.HalfUp);
        string digits = rounded.ToString();
        if (language == RuleLanguage.French)
        {
            digits = digits.Replace('.', ',');
        }

        return rounded == number ? digits : Phrases.About.In(language, digits);
    }

    private string Duration(DaysDuration duration)
    {
        Int128 magnitude = Int128.Abs(duration.Nanos);
        FeelTime rest = new((long)(magnitude % FeelTime.NanosPerDay), null);
        return Signed(duration.Nanos < 0, Parts(Phrases.Seconds,
            (Phrases.Days, (long)(magnitude / FeelTime.NanosPerDay)),
            (Phrases.Hours, rest.Hour),
            (Phrases.Minutes, rest.Minute),
            (Phrases.Seconds, rest.Second)));
    }

    private string Duration(MonthsDuration duration)
    {
        long months = Math.Abs(duration.Months);
        return Signed(duration.Months < 0, Parts(Phrases.Months, (Phrases.Years, months / 12), (Phrases.Months, months % 12)));
    }

    private string Parts(CountPhrase nothing, params ImmutableArray<(CountPhrase Unit, long Count)> parts)
    {
        string told = string.Join(' ', parts.Where(part => part.Count > 0).Select(part => part.Unit.In(language, part.Count)));
        return told.Length > 0 ? told : nothing.In(language, 0);
    }

    private string Signed(bool isNegative, string told) => isNegative ? Phrases.Minus.In(language, told) : told;

    private string Items(FeelValue[] items)
    {
        if (items.Length == 0)
        {
            return Phrases.Empty.In(language);
        }

        string told = string.Join(language == RuleLanguage.French ? " ; " : ", ", items.Take(MostItems).Select(Inner));
        return items.Length <= MostItems ? told : Phrases.AndMore.In(language, told, items.Length - MostItems);
    }

    /// <summary>The sentence of the reader's language, of a context that holds one in each: <c>{fr: "…", en: "…"}</c>.</summary>
    public string? InBothLanguages(FeelContext context) =>
        context.Count == 2 && context["fr"] is { Kind: FeelKind.String } french && context["en"] is { Kind: FeelKind.String } english
            ? (language == RuleLanguage.French ? french : english).AsString()
            : null;

    // What is not known needs no name, and a single fact neither: what was asked is said already.
    private string Entries(FeelContext context)
    {
        if (InBothLanguages(context) is string sentence)
        {
            return sentence;
        }

        KeyValuePair<string, FeelValue>[] facts = [.. context.Entries.Where(entry => !entry.Value.IsNull)];
        return facts switch
        {
            [] => Phrases.Unknown.In(language),
            [var only] => Value(only.Value),
            _ => facts.Select(fact => Phrases.Entry.In(language, Name(fact.Key), fact.Value.Kind == FeelKind.Number ? ValueOf(fact.Key, fact.Value) : Inner(fact.Value)))
                .Aggregate((told, next) => Phrases.NextEntry.In(language, told, next)),
        };
    }

    // Lists and contexts inside others stand in brackets.
    private string Inner(FeelValue value) => value.Kind is FeelKind.List or FeelKind.Context ? $"({Value(value)})" : Value(value);

    private string Range(FeelRange range) => range switch
    {
        { IsStartOpen: true } => (range.EndIncluded ? Phrases.AtMost : Phrases.LessThan).In(language, Value(range.End)),
        { IsEndOpen: true } => (range.StartIncluded ? Phrases.AtLeast : Phrases.MoreThan).In(language, Value(range.Start)),
        _ => BoundPhrases.Between(range.StartIncluded, range.EndIncluded, BoundPhrases.IsTemporal(range.Start))
            .In(language, Value(range.Start), Value(range.End)),
    };

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
