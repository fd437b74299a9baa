using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Sentences by code in the language of the reader; the English one where there is no other.</summary>
internal static class SentenceWording
{
    private static readonly string[] expectedSigns = ["(", ")", "]", "}", ":", ">", "->", "then", "else", "in", "return", "satisfies"];

    /// <summary>What is told inside sentences: reasons of built-in functions, and the absence of a value.</summary>
    private static readonly FrozenDictionary<string, string> frenchParts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["null"] = "une valeur absente",
        ["none"] = "aucun",
        ["the result is out of range"] = "le résultat sort des limites",
        ["the list is empty"] = "la liste est vide",
        ["the list of keys is empty"] = "la liste des clés est vide",
        ["one of the items is null"] = "un des éléments est absent",
        ["one of the lists is null"] = "une des listes est absente",
        ["one of the contexts is null"] = "un des contextes est absent",
        ["the numbers are too far apart"] = "les nombres sont trop éloignés",
        ["the length must be at least 1"] = "la longueur doit être au moins 1",
        ["the two cannot be compared"] = "les deux ne se comparent pas",
        ["the divisor is 0"] = "le diviseur est 0",
        ["it needs at least two numbers"] = "il faut au moins deux nombres",
        ["the scale must lie between -6111 and 6176"] = "le nombre de décimales doit être entre -6111 et 6176",
        ["only numbers above 0 have a logarithm"] = "seuls les nombres supérieurs à 0 ont un logarithme",
        ["a negative number has no square root"] = "un nombre négatif n’a pas de racine carrée",
        ["the order of two items is neither true nor false"] = "l’ordre de deux éléments n’est ni vrai ni faux",
        ["the match of an item is neither true nor false"] = "le test d’un élément n’est ni vrai ni faux",
        ["the items have no order of their own; give a function that says which comes first"] =
            "les éléments n’ont pas d’ordre ; donnez une fonction qui dit lequel vient d’abord",
        ["each entry needs a 'key' that is a string, and a 'value'"] =
            "chaque entrée doit avoir une clé « key », qui est un texte, et une valeur « value »",
        ["the keys must be a list of at least one string, without null"] =
            "les clés doivent être une liste d’au moins un texte, sans élément absent",
        ["the separators must be blank, comma or point, and differ"] =
            "les séparateurs doivent être l’espace, la virgule ou le point, et différer",
        ["the pattern takes too long on this text"] = "le motif demande trop de temps sur ce texte",
        ["the pattern matches the empty text, so there would be no end of replacing"] =
            "le motif accepte le texte vide : le remplacement n’aurait pas de fin",
        ["they have no row of headings"] = "il leur manque la ligne des titres",
        ["Begin with: case, the names of the inputs, expected."] = "Commencez par : cas, les noms des données d’entrée, attendu.",
        ["no column says what is expected"] = "aucune colonne ne dit ce qui est attendu",
        ["Add a column 'expected', or 'expected ' and the name of an output."] =
            "Ajoutez une colonne « attendu », ou « attendu » suivi du nom d’une sortie.",
        ["a column that is filled has no heading"] = "une colonne remplie n’a pas de titre",
        ["Give it a heading, or empty it."] = "Donnez-lui un titre, ou videz-la.",
        ["two columns have the same heading"] = "deux colonnes ont le même titre",
        ["Keep one of them."] = "Gardez-en une.",
        ["the row has more cells than there are headings"] = "la ligne a plus de cellules qu’il n’y a de titres",
        ["Put cells that hold the separator, such as decimals with a comma, in quotation marks, or save the table with semicolons."] =
            "Mettez entre guillemets les cellules qui contiennent le séparateur, comme les décimales à virgule, ou enregistrez avec des points-virgules.",
        ["some of its letters are lost"] = "certaines de leurs lettres sont perdues",
        ["Save it again as 'CSV UTF-8'."] = "Enregistrez-les de nouveau en « CSV UTF-8 ».",
        ["a number"] = "un nombre",
        ["a text"] = "un texte",
        ["a day"] = "un jour",
        ["true or false"] = "vrai ou faux",
        ["any value"] = "une valeur",
        ["the decision"] = "la décision",
        ["the input"] = "la donnée",
        ["the pathway"] = "le parcours",
        ["the message"] = "le message",
        ["the role"] = "le rôle",
        ["the form"] = "le formulaire",
        ["the arguments do not fit"] = "les arguments ne conviennent pas",
        ["the end"] = "la fin",
        ["an expression was expected"] = "il faut une expression",
        ["the expression should end before it"] = "l’expression devrait finir avant",
        ["the name of a member was expected after the point"] = "il faut le nom d’un membre après le point",
        ["the name of a member was expected"] = "il faut le nom d’un membre",
        ["the name of a variable was expected"] = "il faut le nom d’une variable",
        ["the name of a type was expected"] = "il faut le nom d’un type",
        ["the name of an entry was expected"] = "il faut le nom d’une entrée",
        ["the name of a parameter was expected"] = "il faut le nom d’un paramètre",
        ["the number is too large"] = "le nombre est trop grand",
        ["'between' needs 'and' after its lower end"] = "« between » demande « and » après sa borne inférieure",
        ["'instance' needs 'of' after it"] = "« instance » demande « of » à sa suite",
        ["either all arguments have names, or none has"] = "tous les arguments ont un nom, ou aucun",
        ["a text in quotation marks was expected after @"] = "il faut un texte entre guillemets après @",
        ["'..' was expected in the range"] = "il faut « .. » dans l’intervalle",
        ["the range should end with ']', ')' or '['"] = "l’intervalle devrait finir par « ] », « ) » ou « [ »",
    }.Concat(expectedSigns.Select(sign => KeyValuePair.Create($"'{sign}' was expected", $"il faut « {sign} »"))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What is wrong.</summary>
    public static string Say(string code, ImmutableArray<string> arguments, string english, RuleLanguage language) =>
        French(code, language) is RuleSentence french ? french.Say(InFrench(arguments)) : english;

    /// <summary>How to mend it.</summary>
    public static string Advise(string code, ImmutableArray<string> arguments, string english, RuleLanguage language) =>
        French(code, language) is RuleSentence french ? french.Advise(InFrench(arguments)) : english;

    private static RuleSentence? French(string code, RuleLanguage language) =>
        language == RuleLanguage.French ? FrenchSentences.Find(code) : null;

    private static ImmutableArray<string> InFrench(ImmutableArray<string> arguments) =>
        [.. arguments.Select(argument => frenchParts.GetValueOrDefault(argument, argument))];
}
