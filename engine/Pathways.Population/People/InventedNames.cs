using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Population;

/// <summary>Names that say that nobody bears them: a family name is <c>Démo-</c> or <c>Exemple-</c> and a plant.</summary>
internal static class InventedNames
{
    private static readonly ImmutableArray<string> plants =
    [
        "Absinthe", "Ajonc", "Amandier", "Ancolie", "Aneth", "Arbousier", "Armoise", "Aubépine", "Bambou", "Basilic",
        "Bégonia", "Bourrache", "Buis", "Camélia", "Campanule", "Cerfeuil", "Chardon", "Chèvrefeuille", "Ciboulette",
        "Clématite", "Coquelicot", "Cormier", "Cornouiller", "Cosmos", "Crocus", "Cytise", "Dahlia", "Digitale",
        "Églantier", "Fougère", "Freesia", "Fusain", "Gardénia", "Garance", "Gentiane", "Giroflée", "Glaïeul",
        "Hellébore", "Hortensia", "Hysope", "Iris", "Jacinthe", "Jasmin", "Joubarbe", "Lavande", "Lierre", "Linaire",
        "Lotus", "Lupin", "Luzerne", "Magnolia", "Mauve", "Mélèze", "Menthe", "Mimosa", "Mûrier", "Narcisse", "Nénuphar",
        "Œillet", "Orchidée", "Origan", "Pavot", "Pensée", "Pervenche", "Pétunia", "Pissenlit", "Primevère", "Réséda",
        "Romarin", "Ronce", "Roseau", "Sauge", "Sarriette", "Seringat", "Serpolet", "Souci", "Thym", "Troène", "Tulipe",
        "Valériane", "Verveine", "Viorne", "Zinnia",
    ];

    private static readonly ImmutableArray<string> girls =
        ["Alya", "Anna", "Camille", "Elsa", "Inaya", "Iris", "Juliette", "Lina", "Lou", "Manon", "Mila", "Nour", "Romane", "Sofia", "Zoé"];

    private static readonly ImmutableArray<string> boys =
        ["Aaron", "Gabin", "Ilian", "Jules", "Léo", "Liam", "Lucas", "Maël", "Marius", "Naël", "Noé", "Oscar", "Rayan", "Sacha", "Tom"];

    private static readonly ImmutableArray<string> women =
    [
        "Andrée", "Arlette", "Colette", "Denise", "Fatima", "Ginette", "Huguette", "Irène", "Jacqueline", "Lucette", "Madeleine",
        "Monique", "Paulette", "Simone", "Thérèse", "Yvonne",
    ];

    private static readonly ImmutableArray<string> men =
    [
        "Ahmed", "André", "Armand", "Bernard", "Émile", "Fernand", "Gaston", "Georges", "Henri", "Jean", "Marcel", "Maurice",
        "Raymond", "René", "Roger", "Yves",
    ];

    private static readonly ImmutableArray<string> professionals =
    [
        "Amélie", "Antoine", "Aurélie", "Bastien", "Caroline", "Damien", "Élodie", "Fabien", "Hakim", "Julie", "Laure", "Leïla",
        "Mathieu", "Myriam", "Nicolas", "Pauline", "Samuel", "Sophie", "Thomas", "Yasmine",
    ];

    /// <summary>The family name of an invented patient.</summary>
    public static string Patient(Dice dice) => "Démo-" + dice.Pick(plants);

    /// <summary>The family name of an invented professional.</summary>
    public static string Professional(Dice dice) => "Exemple-" + dice.Pick(plants);

    /// <summary>A given name as people of that age bear it.</summary>
    public static string Given(Dice dice, Sex sex, int age) => dice.Pick((sex, age < 40) switch
    {
        (Sex.Female, true) => girls,
        (Sex.Male, true) => boys,
        (Sex.Female, false) => women,
        _ => men,
    });

    /// <summary>A professional's given name.</summary>
    public static string GivenOfProfessional(Dice dice) => dice.Pick(professionals);
}
