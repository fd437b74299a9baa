namespace Pathways.Rules;

/// <summary>Tells where an input came from: "measure, 12 November 2026, A. Morel".</summary>
internal sealed class SourceTeller(EvaluationSettings? settings, ValueTeller values)
{
    /// <summary>The sources of an input and of its members; null when nobody said.</summary>
    public string? Tell(string input)
    {
        string members = input + ".";
        string[] told =
        [
            .. (settings?.Sources ?? []).Where(source => source.Input == input).Select(Tell),
            .. (settings?.Sources ?? []).Where(source => source.Input.StartsWith(members, StringComparison.Ordinal))
                .Select(source => Phrases.Entry.In(values.Language, values.Name(source.Input[members.Length..]), Tell(source))),
        ];
        return told.Length == 0 ? null : told.Aggregate((all, next) => Phrases.NextEntry.In(values.Language, all, next));
    }

    /// <summary>An instant in the zone of the decision.</summary>
    public FeelDateTime Local(DateTimeOffset instant) => FeelDateTime.FromInstant(
        instant, FeelZone.TryFromName(settings?.ZoneId ?? string.Empty, out FeelZone zone) ? zone : FeelZone.Utc);

    private string Tell(InputSource source)
    {
        string told = Phrases.OfOrigin(source.Origin).In(values.Language);
        if (source.At is DateTimeOffset at)
        {
            told = Phrases.SourceAt.In(values.Language, told, values.Date(Local(at).Date));
        }

        return source.By is null ? told : Phrases.SourceBy.In(values.Language, told, source.By);
    }
}
