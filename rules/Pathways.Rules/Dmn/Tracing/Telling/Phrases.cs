namespace Pathways.Rules;

/// <summary>Every word in which a decision is explained.</summary>
internal static class Phrases
{
    // Values.
    public static readonly Phrase Missing = new("missing", "non renseigné");
    public static readonly Phrase Unknown = new("not known", "non connu");
    public static readonly Phrase Yes = new("yes", "oui");
    public static readonly Phrase No = new("no", "non");
    public static readonly Phrase Empty = new("none", "aucun");
    public static readonly Phrase Function = new("a function", "une fonction");
    public static readonly Phrase AndMore = new("{0} and {1} more", "{0} et {1} de plus");
    public static readonly Phrase About = new("about {0}", "environ {0}");
    public static readonly Phrase Minus = new("minus {0}", "moins {0}");
    public static readonly Phrase Moment = new("{0}, {1}", "{0} à {1}");
    public static readonly Phrase InZone = new("{0} ({1})", "{0} ({1})");
    public static readonly Phrase Entry = new("{0}: {1}", "{0} : {1}");
    public static readonly Phrase NextEntry = new("{0}; {1}", "{0} ; {1}");
    public static readonly Phrase Quoted = new("“{0}”", "« {0} »");
    public static readonly Phrase Of = new("{0} ({1})", "{0} ({1})");
    public static readonly CountPhrase Years = new(new("{0} year", "{0} an"), new("{0} years", "{0} ans"));
    public static readonly CountPhrase Months = new(new("{0} month", "{0} mois"), new("{0} months", "{0} mois"));
    public static readonly CountPhrase Days = new(new("{0} day", "{0} jour"), new("{0} days", "{0} jours"));
    public static readonly CountPhrase Hours = new(new("{0} hour", "{0} heure"), new("{0} hours", "{0} heures"));
    public static readonly CountPhrase Minutes = new(new("{0} minute", "{0} minute"), new("{0} minutes", "{0} minutes"));
    public static readonly CountPhrase Seconds = new(new("{0} second", "{0} seconde"), new("{0} seconds", "{0} secondes"));

    // Tests of a cell.
    public static readonly Phrase AtLeast = new("at least {0}", "au moins {0}");
    public static readonly Phrase MoreThan = new("more than {0}", "plus de {0}");
    public static readonly Phrase AtMost = new("at most {0}", "au plus {0}");
    public static readonly Phrase LessThan = new("less than {0}", "moins de {0}");
    public static readonly Phrase FromTo = new("from {0} to {1}", "de {0} à {1}");
    public static readonly Phrase FromBelow = new("from {0} up to but not including {1}", "de {0} à moins de {1}");
    public static readonly Phrase AboveTo = new("more than {0} and at most {1}", "plus de {0} et au plus {1}");
    public static readonly Phrase Between = new("more than {0} and less than {1}", "plus de {0} et moins de {1}");
    public static readonly Phrase OnOrAfter = new("on {0} or later", "le {0} ou après");
    public static readonly Phrase After = new("after {0}", "après le {0}");
    public static readonly Phrase OnOrBefore = new("on {0} or earlier", "le {0} ou avant");
    public static readonly Phrase Before = new("before {0}", "avant le {0}");
    public static readonly Phrase DaysFromTo = new("from {0} to {1}", "du {0} au {1}");
    public static readonly Phrase DaysFromBefore = new("from {0} up to but not including {1}", "du {0} inclus au {1} exclu");
    public static readonly Phrase DaysAfterTo = new("after {0}, up to {1}", "du {0} exclu au {1} inclus");
    public static readonly Phrase DaysBetween = new("after {0} and before {1}", "après le {0} et avant le {1}");
    public static readonly Phrase OtherThan = new("other than {0}", "autre chose que {0}");
    public static readonly Phrase Not = new("not {0}", "pas {0}");
    public static readonly Phrase Or = new("{0} or {1}", "{0} ou {1}");
    public static readonly Phrase Known = new("known", "connu");

    // Rules.
    public static readonly Phrase Rule = new("Rule {0} — {1}", "Règle {0} — {1}");
    public static readonly Phrase RuleGives = new("{0} → {1}", "{0} → {1}");
    public static readonly Phrase NoCondition = new("no condition", "sans condition");
    public static readonly Phrase NoRule = new("No rule matches.", "Aucune règle ne s’applique.");
    public static readonly Phrase MetBound = new("{0} {1}: {2}", "{0} {1} : {2}");
    public static readonly Phrase MetChoice = new("{0}: {1} ({2})", "{0} : {1} ({2})");
    public static readonly Phrase NotMet = new("{0}: {1}; it would have to be {2}", "{0} : {1} ; il faudrait {2}");
    public static readonly Phrase And = new("{0}, and {1}", "{0}, et {1}");
    public static readonly Phrase Nearest = new("Nearest rule not matched: rule {0} — {1}", "Règle la plus proche, non retenue : règle {0} — {1}");
    public static readonly Phrase Note = new("Note: {0}", "Note : {0}");
    public static readonly Phrase InFunction = new("Function {0}", "Fonction {0}");
    public static readonly Phrase Reckoned = new("Reckoned as “{0}”", "Calcul : « {0} »");

    // The whole.
    public static readonly Phrase Question = new("Question: {0}", "Question : {0}");
    public static readonly Phrase Facts = new("Facts used", "Données utilisées");
    public static readonly Phrase Reasoning = new("Reasoning", "Raisonnement");
    public static readonly Phrase Problems = new("Problems", "Difficultés");
    public static readonly Phrase Source = new("Source: {0}", "Source : {0}");
    public static readonly Phrase SourceAt = new("{0}, {1}", "{0} du {1}");
    public static readonly Phrase SourceBy = new("{0}, {1}", "{0}, {1}");
    public static readonly Phrase RuleSet = new("Rule set “{0}”", "Jeu de règles « {0} »");
    public static readonly Phrase Version = new("{0}, version {1}", "{0}, version {1}");
    public static readonly Phrase Hash = new("{0}, content {1}.", "{0}, empreinte {1}.");
    public static readonly Phrase Taken = new("Decided on {0}.", "Décision du {0}.");

    /// <summary>How the rules that match count; nothing is said of one that must be the only one.</summary>
    public static Phrase? OfPolicy(string hitPolicy) => hitPolicy switch
    {
        "FIRST" => new("The first rule that matches counts.", "La première règle qui s’applique compte."),
        "PRIORITY" => new("Of the rules that match, the one with the highest priority counts.", "Parmi les règles qui s’appliquent, la plus prioritaire compte."),
        "COLLECT" or "RULE ORDER" => new("All rules that match count.", "Toutes les règles qui s’appliquent comptent."),
        "OUTPUT ORDER" => new("All rules that match count, highest priority first.", "Toutes les règles qui s’appliquent comptent, la plus prioritaire d’abord."),
        "COLLECT SUM" => new("The sum over all rules that match counts.", "La somme des règles qui s’appliquent compte."),
        "COLLECT COUNT" => new("The number of different answers counts.", "Le nombre de réponses différentes compte."),
        "COLLECT MIN" => new("The smallest answer counts.", "La plus petite réponse compte."),
        "COLLECT MAX" => new("The largest answer counts.", "La plus grande réponse compte."),
        _ => null,
    };

    /// <summary>What kind of thing a value is.</summary>
    public static Phrase OfOrigin(InputOrigin origin) => origin switch
    {
        InputOrigin.Measure => new("measure", "mesure"),
        InputOrigin.Answer => new("answer", "réponse"),
        InputOrigin.Message => new("message", "message"),
        InputOrigin.Conclusion => new("conclusion", "conclusion"),
        InputOrigin.Setting => new("setting", "réglage"),
        _ => new("case data", "donnée du dossier"),
    };
}
