using Pathways.Care;
using Pathways.Rules;

namespace Pathways.Population;

/// <summary>An invented patient before anything is written about them.</summary>
/// <param name="Id">The file's id.</param>
/// <param name="Sex">Sex.</param>
/// <param name="BirthDate">Day of birth.</param>
/// <param name="FamilyName">Invented family name.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="Stature">How much taller than the person of the story, 1 for the same: weight follows, so that build stays.</param>
internal sealed record InventedPerson(
    PatientId Id, Sex Sex, DateOnly BirthDate, string FamilyName, string GivenName, double Stature)
{
    /// <summary>How lists name the person.</summary>
    public string DisplayName => $"{FamilyName.ToUpperInvariant()} {GivenName}";

    /// <summary>The day on which the person of a story was born, when the story begins on another day.</summary>
    /// <param name="told">First data of the story, its dates moved to the life's own time.</param>
    /// <param name="ages">The ages to draw from when the story names no birth date.</param>
    /// <param name="start">The day on which the life begins.</param>
    /// <param name="dice">Chance.</param>
    public static DateOnly BirthDateOf(FeelContext told, (int From, int Below) ages, DateOnly start, Dice dice)
    {
        if (told["birth_date"] is not { Kind: FeelKind.Date } value || !value.AsDate().TryToDateOnly(out DateOnly birth))
        {
            return start.AddDays(-(int)(dice.Between(ages.From, ages.Below) * 365.25));
        }

        // Years change little for the old and much for a child.
        int about = Age.CompletedYears(birth, start) switch { < 18 => 40, < 70 => 700, _ => 1500 };
        return birth.AddDays(dice.Whole(-about, about));
    }

    /// <summary>Values about the person of the story, said of this person.</summary>
    public FeelContext Personal(FeelContext values)
    {
        FeelContext own = values;
        if (own.TryGet("birth_date", out _))
        {
            own = own.With("birth_date", FeelValue.Date(BirthDate)).With("sex", FeelValue.String(Sex == Sex.Female ? "F" : "M"));
        }

        own = Scaled(own, "height_cm", Stature);
        return Scaled(own, "weight_kg", Stature * Stature);
    }

    private static FeelContext Scaled(FeelContext values, string name, double factor) =>
        values[name] is { Kind: FeelKind.Number } value && value.AsNumber().TryToDecimal(out decimal number)
            ? values.With(name, FeelValue.Number(Math.Round(number * (decimal)factor, 1)))
            : values;
}
