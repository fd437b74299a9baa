using System.Collections.Frozen;

namespace Pathways.Rules;

/// <summary>The sentences of <see cref="Sentences"/> in French, by code: what is wrong, and how to mend it.</summary>
internal static class FrenchSentences
{
    private static readonly FrozenDictionary<string, RuleSentence> sentences = new[]
    {
        // Reading a text.
        Say("PW1001", "« {0} » n’était pas attendu ici : {1}.", "Regardez ce qui précède ; il manque souvent un signe, un guillemet ou une parenthèse."),
        Say("PW1002", "Le texte qui commence par {0} n’a pas de guillemet fermant.", "Ajoutez le guillemet."),
        Say("PW1003", "@\"{0}\" n’est ni une date, ni une heure, ni une durée.", "Écrivez par exemple @\"2026-11-21\", @\"10:30:00\" ou @\"P3D\"."),
        Say("PW1004", "L’expression est trop imbriquée pour être lue.", "Donnez un nom à ses parties, dans un contexte ou dans d’autres décisions."),

        // Checking a text.
        Say("PW1010", "Le nom « {0} » n’est pas connu ici.", "Corrigez-le, ou ajoutez aux liens de la décision la donnée ou la décision qui le donne. Connus : {1}."),
        Say("PW1011", "Le type « {0} » n’est pas connu.", "Prenez un type de FEEL ou une définition du modèle."),
        Say("PW1012", "{0} n’a pas de membre « {1} ».", "Corrigez le nom, ou ajoutez le membre au type."),
        Say("PW1013", "« {0} » ne s’applique pas à {1} et {2} : le résultat est toujours vide.", "Accordez les deux côtés, par exemple avec number() ou date()."),
        Say("PW1014", "{0} ne se compare jamais à {1} : la comparaison est toujours vide.", "Comparez des valeurs de même nature."),
        Say("PW1015", "{0} est de type {1} ; il faut ici vrai ou faux.", "Écrivez une condition, par exemple une comparaison."),
        Say("PW1016", "{0} ne s’appelle pas avec ({1}).", "Elle demande : {2}."),
        Say("PW1017", "{0} est de type {1} et ne s’appelle pas.", "Appelez une fonction, un modèle de connaissance ou un service de décision."),
        Say("PW1018", "{0} est de type {1} : il n’y a rien à parcourir.", "Prenez une liste, ou un intervalle de nombres entiers ou de dates."),
        Say("PW1019", "Le test « {0} » est de type {1} ; ce qu’il teste est de type {2} : il n’est jamais rempli.", "Écrivez une valeur, un intervalle ou une liste du type {2}."),
        Say("PW1020", "{0} n’a pas d’opposé : le résultat est toujours vide.", "Prenez l’opposé de nombres et de durées seulement."),
        Say("PW1021", "{0} demande {1} arguments ; {2} sont donnés.", "Donnez un argument par paramètre."),

        // Running.
        Say("PW1101", "Il n’y a pas de valeur pour « {0} ».", "Donnez-lui une valeur, ou corrigez le nom."),
        Say("PW1102", "{1} n’a pas de membre « {0} ».", "Corrigez le nom, ou vérifiez d’abord que le membre existe."),
        Say("PW1103", "« {0} » ne s’applique pas à {1} et {2}.", "Accordez les deux côtés ; vérifiez d’abord qu’aucun n’est vide."),
        Say("PW1104", "{0} devait être divisé par 0.", "Vérifiez d’abord le diviseur."),
        Say("PW1105", "Le résultat de « {0} » sur {1} et {2} sort des limites.", "Vérifiez la grandeur des valeurs."),
        Say("PW1106", "La valeur de {0}, {1}, n’est pas conforme au type {2}.", "Changez la valeur ou le type."),
        Say("PW1107", "{0} a été appelé mais n’est pas une fonction.", "Appelez une fonction, un modèle de connaissance ou un service de décision."),
        Say("PW1108", "{0} ne s’appelle pas avec ({1}).", "Elle demande : {2}."),
        Say("PW1109", "{0} : {1}.", "Corrigez l’argument, ou vérifiez-le d’abord."),
        Say("PW1110", "Il n’y a rien à parcourir dans {0}.", "Prenez une liste, ou un intervalle croissant de nombres entiers ou de dates."),
        Say("PW1111", "Il n’y a pas d’intervalle de {0} à {1}.", "Prenez deux bornes de même nature, la plus petite d’abord."),
        Say("PW1112", "Il n’y a pas d’élément {0} dans une liste de {1}.", "Comptez à partir de 1, ou de la fin avec -1."),
        Say("PW1113", "Le calcul a été arrêté après {0} pas.", "Cherchez un appel sans fin ou un très long parcours."),
        Say("PW1114", "Le calcul a été arrêté : les appels sont trop imbriqués.", "Cherchez un appel sans fin."),
        Say("PW1115", "{0} n’est ni vrai ni faux, mais {1}.", "Écrivez une condition qui n’est jamais vide, ou vérifiez-le d’abord."),
        Say("PW1116", "L’expression n’a pas pu être lue : {0}", "Corrigez le texte ; la vérification du modèle montre l’endroit."),
        Say("PW1117", "Une liste ne se filtre pas par {0}.", "Filtrez par une condition ou par un nombre entier."),
        Say("PW1118", "{0} n’a pas d’opposé.", "Prenez l’opposé de nombres et de durées seulement."),
        Say("PW1119", "Il n’y a pas de fonction « {0} ».", "Corrigez le nom."),
        Say("PW1120", "Le contexte a deux entrées « {0} ».", "Donnez à chaque entrée son propre nom."),

        // Reading and linking a model.
        Say("PW1201", "Le fichier n’est pas du XML bien formé : {0}", "Rouvrez-le dans l’éditeur, ou corrigez le XML."),
        Say("PW1202", "Le fichier n’est pas un modèle DMN : sa racine est <{0}> dans « {1} ».", "Donnez un fichier DMN 1.1 à 1.5 dont la racine est <definitions>."),
        Say("PW1203", "L’élément {0} « {1} » n’a pas de nom.", "Donnez-lui un nom."),
        Say("PW1204", "« {0} » renvoie à « {1} », qui n’est pas dans le modèle.", "Ajoutez l’élément, ou retirez le renvoi."),
        Say("PW1205", "La décision « {0} » n’a pas de logique : elle est toujours vide.", "Donnez-lui une table de décision ou une expression."),
        Say("PW1206", "Deux éléments portent le nom « {0} ».", "Donnez à chaque élément son propre nom."),
        Say("PW1207", "« {0} » dépend d’elle-même : {1}.", "Coupez le cercle."),
        Say("PW1208", "L’import « {0} » ({1}) n’a pas été trouvé.", "Ajoutez le fichier {2}, ou retirez l’import."),
        Say("PW1209", "La règle {0} a {1} cases pour {2} colonnes.", "Donnez à la règle une case par entrée et par sortie."),
        Say("PW1210", "« {0} » n’est pas une politique de sélection.", "Prenez UNIQUE, FIRST, PRIORITY, ANY, COLLECT, RULE ORDER ou OUTPUT ORDER."),
        Say("PW1211", "L’agrégat {0} porte sur une sortie ; la table en a {1}.", "Gardez une sortie, ou collectez sans agrégat."),
        Say("PW1212", "La politique {0} a besoin des valeurs de sortie dans leur ordre.", "Donnez les valeurs de sortie de la colonne, la plus prioritaire d’abord."),
        Say("PW1214", "{0} donne {1}, mais son type est {2}.", "Corrigez l’expression ou le type."),
        Say("PW1215", "La table de référence « {0} » ne se lit pas : {1}.", "Donnez un fichier CSV avec une ligne de noms et autant de cases à chaque ligne."),
        Say("PW1216", "La case « {0} » nomme {1}, qui n’est pas parmi les valeurs permises {2}.", "Corrigez la case, ou ajoutez la valeur aux valeurs permises."),
        Say("PW1217", "Le langage d’expression « {0} » n’est pas accepté.", "Écrivez l’expression en FEEL."),

        // Evaluating a model.
        Say("PW1301", "Le jeu de règles n’a ni décision ni service de décision « {0} ».", "Nommez l’un de : {1}."),
        Say("PW1302", "Les règles {0} de la table UNIQUE s’appliquent toutes.", "Resserrez les règles, ou choisissez une autre politique de sélection."),
        Say("PW1303", "Les règles {0} de la table ANY s’appliquent avec des sorties différentes.", "Rendez les sorties égales, ou choisissez une autre politique de sélection."),
        Say("PW1304", "L’entrée {0} vaut {1}, qui n’est pas parmi les valeurs permises {2}.", "Corrigez la valeur, ou ajoutez-la aux valeurs permises."),
        Say("PW1305", "La sortie {0} vaut {1}, qui n’est pas parmi les valeurs permises {2}.", "Corrigez la règle, ou ajoutez la valeur aux valeurs permises."),
        Say("PW1306", "Les sorties des règles ne peuvent pas être réunies par {0}.", "Donnez des nombres, ou des valeurs qui se comparent."),
        Say("PW1307", "La fonction externe « {0} » n’est pas parmi celles qui peuvent être appelées.", "Écrivez-la en FEEL."),
    }.ToFrozenDictionary(sentence => sentence.Code, StringComparer.Ordinal);

    /// <summary>The sentence of a code; null when it has none.</summary>
    public static RuleSentence? Find(string code) => sentences.GetValueOrDefault(code);

    private static RuleSentence Say(string code, string text, string remedy) => new(code, FindingSeverity.Note, text, remedy);
}
