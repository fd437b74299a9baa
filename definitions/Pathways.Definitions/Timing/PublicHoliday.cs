namespace Pathways.Definitions;

/// <summary>A day on which a region rests.</summary>
/// <param name="Day">The day.</param>
/// <param name="Name">What is kept on it; two may fall on the same day.</param>
public readonly record struct PublicHoliday(DateOnly Day, HolidayName Name);

/// <summary>What a public holiday is kept for: the key under which screens find its French and English words.</summary>
public enum HolidayName
{
    /// <summary>Jour de l'an, New Year's Day: 1 January.</summary>
    NewYear,

    /// <summary>Vendredi saint, Good Friday: two days before Easter, in Alsace-Moselle.</summary>
    GoodFriday,

    /// <summary>Lundi de Pâques, Easter Monday.</summary>
    EasterMonday,

    /// <summary>Fête du travail, Labour Day: 1 May.</summary>
    LabourDay,

    /// <summary>Victoire de 1945, Victory in Europe Day: 8 May.</summary>
    Victory1945,

    /// <summary>Ascension: the Thursday 39 days after Easter.</summary>
    Ascension,

    /// <summary>Lundi de Pentecôte, Whit Monday: 50 days after Easter.</summary>
    WhitMonday,

    /// <summary>Fête nationale, Bastille Day: 14 July.</summary>
    NationalDay,

    /// <summary>Assomption, Assumption: 15 August.</summary>
    Assumption,

    /// <summary>Toussaint, All Saints' Day: 1 November.</summary>
    AllSaints,

    /// <summary>Armistice de 1918, Armistice Day: 11 November.</summary>
    Armistice1918,

    /// <summary>Noël, Christmas Day: 25 December.</summary>
    Christmas,

    /// <summary>Saint-Étienne, Saint Stephen's Day: 26 December, in Alsace-Moselle.</summary>
    SaintStephen,

    /// <summary>Abolition de l'esclavage, abolition of slavery: overseas, each region on its day.</summary>
    AbolitionOfSlavery,

    /// <summary>Fête de la citoyenneté, Citizenship Day: 24 September, in Nouvelle-Calédonie.</summary>
    CitizenshipDay,
}
