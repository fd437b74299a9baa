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
        Say("PW1011", "Le type « {0} » n’est pas connu.", "Écrivez le nom d’un type de FEEL ou d’une définition du modèle, comme {1}."),
        Say("PW1012", "{0} n’a pas de membre « {1} ».", "Corrigez le nom, ou ajoutez le membre au type. Connus : {2}."),
        Say("PW1013", "« {0} » ne s’applique pas à {1} et {2} : le résultat est toujours vide.", "Accordez les deux côtés, par exemple avec number() ou date()."),
        Say("PW1014", "{0} ne se compare jamais à {1} : la comparaison est toujours vide.", "Comparez des valeurs de même nature."),
        Say("PW1015", "{0} est de type {1} ; il faut ici vrai ou faux.", "Écrivez une condition, par exemple une comparaison ; des deux côtés de « and » et de « or »."),
        Say("PW1016", "{0} ne s’appelle pas avec ({1}).", "Elle demande : {2}."),
        Say("PW1017", "{0} est de type {1} et ne s’appelle pas.", "Appelez une fonction, un modèle de connaissance ou un service de décision."),
        Say("PW1018", "{0} est de type {1} : il n’y a rien à parcourir.", "Prenez une liste, ou un intervalle de nombres entiers ou de dates."),
        Say("PW1019", "Le test « {0} » est de type {1} ; ce qu’il teste est de type {2} : il n’est jamais rempli.", "Écrivez une valeur, un intervalle ou une liste du type {2}."),
        Say("PW1020", "{0} n’a pas d’opposé : le résultat est toujours vide.", "Prenez l’opposé de nombres et de durées seulement."),
        Say("PW1021", "{0} demande {1} arguments ; {2} sont donnés.", "Donnez un argument par paramètre : {3}."),
        Say("PW1022", "{0} est de type {1}, mais {2} demande {3}.", "Donnez une valeur de type {3}."),
        Say("PW1023", "{0} est en {1}, mais {2} est en {3} : ce sont des grandeurs différentes.", "Prenez deux grandeurs de même nature, ou corrigez l’unité de l’une dans le modèle."),
        Say("PW1024", "{0} est en {1}, mais {2} est en {3} : {4}.", "Convertissez la première : {5}. Ou corrigez l’unité de l’une dans le modèle."),
        // Slips of the pen.
        Say("PW1025", "FEEL ne l’écrit pas « {0} ».", "Écrivez {1}."),
        Say("PW1026", "L’intervalle « {0} » n’est pas entre deux crochets ou parenthèses.", "Écrivez [{1}] si les deux bornes en font partie, ({1}) sinon."),
        Say("PW1027", "Ce qui est comparé manque à « {0} ».", "Écrivez-le des deux côtés : {1}. Ou écrivez un intervalle comme [18..25)."),
        Say("PW1028", "Les tests ne se joignent pas par « {0} ».", "Séparez-les par une virgule : {1}."),
        Say("PW1029", "« {0} » n’est pas un nombre : le signe décimal est le point.", "Écrivez {1}."),
        Say("PW1030", "« {0} » fait deux valeurs, {1} et {2}.", "Écrivez {3} si c’est un nombre décimal ; sinon mettez une espace après la virgule."),
        Say("PW1031", "« {0} » est une soustraction, elle donne {1}.", "Écrivez {2} si c’est un intervalle, et {1} sinon."),
        Say("PW1032", "« {1} » ne peut pas suivre un nombre, comme dans « {0} ».", "Écrivez seulement {2} ; son unité se déclare avec ce à quoi il est comparé."),
        Say("PW1033", "« {0} » est un calcul sur des nombres, pas une date.", "Écrivez {1}."),
        Say("PW1034", "« {0} » est de type {1}, mais il faut ici {2}.", "Écrivez {3}."),
        Say("PW1035", "{0} est une durée et ne se compare jamais au nombre {1}.", "Comparez les jours à @\"P{3}D\", ou prenez {2}.days ; pour des années, comparez years and months duration(de, à) à @\"P{3}Y\"."),
        Say("PW1036", "{0} est une durée et ne se compare jamais au nombre {1}.", "Comparez à @\"P{3}Y\" pour des années, à @\"P{3}M\" pour des mois."),
        Say("PW1037", "« {0} » n’est pas un nom connu ; un texte se met entre guillemets.", "Écrivez {1}."),
        Say("PW1038", "« {0} » est toujours vide.", "Corrigez ce qui lui est donné, comme dans {1}."),
        Say("PW1039", "Il n’y a rien dans « {0} » : sa première borne dépasse la dernière.", "Écrivez {1}."),
        Say("PW1040", "« {0} » n’est jamais {1} : ses valeurs permises sont {2}.", "Corrigez la valeur, ou ajoutez-la aux valeurs permises."),
        Say("PW1041", "« {0} » est une fonction, et elle n’est pas appelée ici.", "Écrivez {1}."),
        Say("PW1042", "Il n’y a pas ici de fonction « {0} ».", "Corrigez le nom, ou tracez le lien depuis le modèle de connaissance. Proches : {1}."),
        Say("PW1043", "{0} n’a pas de paramètre « {1} ».", "Ses paramètres : {2}."),
        Say("PW1044", "« {0} » divise par 0 : le résultat est toujours vide.", "Corrigez le diviseur."),
        Say("PW1045", "« {0} » est toujours vide : les éléments se comptent à partir de 1.", "Écrivez [1] pour le premier élément, [-1] pour le dernier."),
        Say("PW1046", "« ? » n’a pas de sens ici : il désigne l’entrée d’une colonne, dans les cases d’une table.", "Écrivez le nom de ce qui est testé."),
        Say("PW1047", "{0} est appelée avec ({1}) : une liste est à la place d’une valeur, ou une valeur à la place d’une liste.", "Elle demande : {2}."),
        Say("PW1048", "« {0} » est vrai ou faux, mais une valeur de type {1} est testée ici.", "Testez cette valeur elle-même, comme dans {2} ; une autre valeur demande sa propre colonne."),
        Say("PW1049", "{0} est une liste et ne se compare jamais à la seule valeur {1}.", "Écrivez list contains({2}, {3}), ou comparez un élément, comme {2}[1]."),

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
        Say("PW1150", "Le calcul a été arrêté : une valeur est devenue trop grande ou trop imbriquée.", "Cherchez une liste, un contexte ou un texte qui se contient sans fin."),
        Say("PW1151", "Aucun intervalle ne commence ni ne finit à {0}.", "Prenez un nombre, un texte, une date, une heure ou une durée."),
        Say("PW1152", "On ne peut pas dire si {0} est dans {1}.", "Comparez des valeurs de même nature ; vérifiez d’abord qu’aucune n’est vide."),

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
        Say("PW1224", "La case de la sortie « {0} » est vide : la règle ne donne rien.", "Écrivez une valeur, ou null s’il n’y en a pas."),
        Say("PW1225", "« {0} » n’est pas un agrégat.", "Prenez SUM, MIN, MAX ou COUNT ; la moyenne de ce qui est collecté demande sa propre décision."),
        Say("PW1226", "Deux éléments ont l’identifiant « {0} ».", "Donnez à chaque élément son identifiant ; les liens le nomment par lui."),
        Say("PW1227", "La sortie « {0} » est de type {1} : elle ne s’additionne pas.", "Donnez des nombres, ou collectez sans SUM."),
        Say("PW1228", "Le service de décision « {0} » n’a pas de décision en sortie.", "Ajoutez les décisions dont il donne les résultats."),
        Say("PW1229", "Le type « {0} » est défini par lui-même : {1}.", "Donnez-lui un type de FEEL, ou des composants."),
        Say("PW1223", "« {0} » est dans le modèle, mais n’est pas requis ici : il n’a pas de valeur.", "Tracez un lien de lui vers cette décision, ou corrigez le nom."),

        // Units.
        Say("PW1218", "Aucune unité n’est déclarée pour {0}.", "Écrivez-la comme dans UCUM, par exemple care:unit=\"kg\", ou care:unit=\"1\" pour un nombre ou un score ; à la racine, xmlns:care=\"urn:pathways:care:1\"."),
        Say("PW1219", "L’unité « {1} » de {0} n’est pas connue.", "Écrivez-la comme dans UCUM. Proches : {2}."),
        Say("PW1220", "« {0} » a l’unité « {1} » mais n’est pas un nombre : son type est {2}.", "Retirez l’unité, ou mettez-la sur le nombre dans la définition."),
        Say("PW1221", "{0} est en {1}, mais {2} est déclaré : ce sont des grandeurs différentes.", "Corrigez l’expression ou l’unité."),
        Say("PW1222", "{0} est en {1}, mais {2} est déclaré : {3}.", "{4}, ou corrigez l’unité."),

        // Test cases of a rule set.
        Say("PW1250", "Les cas de test ne se lisent pas : {0}.", "{1}"),
        Say("PW1251", "La colonne « {0} » n’est ni une donnée d’entrée du jeu de règles ni un mot du tableau.", "Corrigez le titre ; proches : {1}. Les remarques vont dans une colonne « note », « pourquoi » ou « source »."),
        Say("PW1252", "La cellule « {0} » de la colonne « {1} » ne se lit pas comme {2}.", "Écrivez une valeur comme dans une table de règles ; les textes peuvent aller sans guillemets."),
        Say("PW1253", "Deux cas de test ont le nom « {0} ».", "Donnez à chaque cas son nom."),
        Say("PW1254", "Le cas de test porte sur la décision « {0} », que le jeu de règles n’a pas.", "Nommez l’une de celles-ci dans une colonne « décision » : {1}."),
        Say("PW1255", "La décision « {0} » n’a pas de donnée d’entrée « {1} ».", "Corrigez le titre, ou videz ses cellules pour cette décision. Elle a : {2}."),
        Say("PW1256", "Le cas de test « {0} » n’attend rien.", "Remplissez une cellule d’une colonne « attendu » ; écrivez null quand aucune valeur n’est attendue."),
        Say("PW1257", "Le cas de test « {0} » échoue : pour « {1} » il attend {2}, mais les règles donnent {3}. {4}", "Corrigez la règle, ou le cas."),
        Say("PW1258", "Aucun cas de test ne remplit la règle {0} de « {1} ».", "Ajoutez un cas qui le fait."),
        Say("PW1259", "La décision « {0} » ne donne pas « {1} ».", "Corrigez le titre, ou videz ses cellules pour cette décision. Elle donne : {2}."),

        // Proving a decision table.
        Say("PW1230", "Dans la table {2}, la règle {0} s’applique en même temps que {1} : quand {3} ; par exemple {4}.", "Resserrez les règles, ou choisissez une autre politique de sélection."),
        Say("PW1231", "Dans la table {2}, la règle {0} s’applique en même temps que {1} avec une autre sortie : quand {3} ; par exemple {4}.", "Rendez les sorties égales, resserrez les règles, ou choisissez une autre politique de sélection."),
        Say("PW1232", "Dans la table {2}, la règle {0} s’applique en même temps que {1} si des données manquent : quand {3} ; par exemple {4}.", "Que l’une des règles demande la valeur : not(null) est rempli par toute valeur présente."),
        Say("PW1233", "Dans la table {2}, la règle {0} s’applique en même temps que {1}, si cela peut arriver : quand {3} ; par exemple {4}.", "Resserrez les règles, sauf si ces entrées, qui viennent des mêmes données, s’excluent."),
        Say("PW1234", "La règle {0} ne sert jamais : partout où elle s’applique, une autre passe avant ({1}).", "Supprimez-la, remontez-la, ou resserrez les autres."),
        Say("PW1235", "La règle {0} ne s’applique jamais : aucune valeur possible de {1} ne remplit sa case.", "Corrigez la case ; un intervalle commence par sa borne la plus petite et reste dans les valeurs permises."),
        Say("PW1236", "Aucune règle ne s’applique quand {0} ; par exemple {1}.", "Ajoutez une règle, ou une sortie par défaut."),
        Say("PW1237", "Aucune règle ne s’applique quand {0} ; par exemple {1}.", "Ajoutez des règles avec null dans ces cases, ou assurez-vous que les données sont là."),
        Say("PW1238", "Aucune règle ne s’applique quand {0} : c’est la sortie par défaut qui vaut ; par exemple {1}.", "Rien à faire si c’est voulu."),
        Say("PW1239", "Aucune règle ne s’applique quand {0} : le résultat est vide ; par exemple {1}.", "Rien à faire si c’est voulu."),
        Say("PW1240", "{0} cases de la table sortent de ce qui se prouve, et rien n’est affirmé qui en dépende : {1}.", "Comparez avec des valeurs écrites là où c’est possible, et essayez la table avec des cas."),
        Say("PW1241", "La table de {0} règles et {1} entrées n’a pas été prouvée jusqu’au bout : c’est trop de travail.", "Coupez-la en tables plus petites, et essayez-la avec des cas."),

        // Standing rule sets.
        Say("PW1260", "{0} n’est pas connu sur {1} « {2} ».", "Corrigez le nom ; connus : {3}."),
        Say("PW1261", "{0} n’a pas d’attribut « {1} ».", "Corrigez le nom ; connus : {2}."),
        Say("PW1262", "À {0} sur {1} « {2} », il manque l’attribut « {3} ».", "Écrivez l’attribut avec une valeur."),
        Say("PW1263", "La décision « {0} » a {1} mais ne conclut rien.", "Ajoutez care:concludes avec le genre de fait que sa valeur représente."),
        Say("PW1264", "La décision « {0} » a plusieurs care:concludes.", "Gardez-en un, et faites une décision pour chaque autre genre."),
        Say("PW1265", "La donnée « {0} » prend ses faits à deux endroits.", "Gardez un care:fact ou care:facts, et ajoutez une donnée pour l’autre."),
        Say("PW1266", "Les faits du genre « {0} », que prend la donnée « {1} », ne sont ni enregistrés ni conclus.", "Corrigez le genre. Proche : {2}."),
        Say("PW1267", "La donnée « {0} » est de type {1}, mais ce qu’elle prend de « {2} » est de type {3}.", "Corrigez le type, ou prenez care:fact pour la dernière valeur et care:facts pour une liste."),
        Say("PW1268", "La décision « {0} » conclut « {1} », qui est un genre de faits enregistrés.", "Concluez un genre à part, pour que personne ne prenne une conclusion pour une mesure."),
        Say("PW1269", "{0} nomme {1} « {2} », qui n’est pas connu.", "Corrigez. Proche : {3}."),
        Say("PW1270", "La décision « {0} » donne {1}, qui ne peut pas être conclu.", "Qu’elle donne true, une valeur ou une liste de valeurs."),
        Say("PW1271", "« {0} » revient à ce qu’elle lit, et une nouvelle conclusion peut en retirer une ancienne par « {1} » : {2}.", "Coupez le cercle. Dans un cercle, demandez seulement si une conclusion vaut, dans des tables qui collectent, jamais si elle est absente."),
        Say("PW1272", "« {0} » revient à ce qu’elle lit et peut conclure sans fin de nouvelles valeurs : {1}.", "Coupez le cercle, ou que la décision donne true ou des constantes écrites dans sa table."),
        Say("PW1273", "La donnée « {0} » ne voit qu’une des valeurs que « {1} » peut avoir à la fois.", "Prenez-les toutes avec care:facts."),
        Say("PW1274", "« {0} », que conclut la décision « {1} », n’est lu par aucune décision et n’a pas d’effet.", "Rien à faire s’il est seulement à voir dans le dossier."),

        // Evaluating a model.
        Say("PW1301", "Le jeu de règles n’a ni décision ni service de décision « {0} ».", "Nommez l’un de : {1}."),
        Say("PW1302", "Les règles {0} de la table UNIQUE s’appliquent toutes.", "Resserrez les règles, ou choisissez une autre politique de sélection."),
        Say("PW1303", "Les règles {0} de la table ANY s’appliquent avec des sorties différentes.", "Rendez les sorties égales, ou choisissez une autre politique de sélection."),
        Say("PW1304", "L’entrée {0} vaut {1}, qui n’est pas parmi les valeurs permises {2}.", "Corrigez la valeur, ou ajoutez-la aux valeurs permises."),
        Say("PW1305", "La sortie {0} vaut {1}, qui n’est pas parmi les valeurs permises {2}.", "Corrigez la règle, ou ajoutez la valeur aux valeurs permises."),
        Say("PW1306", "Les sorties des règles ne peuvent pas être réunies par {0}.", "Donnez des nombres, ou des valeurs qui se comparent."),
        Say("PW1307", "La fonction externe « {0} » n’est pas parmi celles qui peuvent être appelées.", "Écrivez-la en FEEL."),

        // Evaluating standing rule sets.
        Say("PW1350", "La décision « {0} » ne peut pas être prise ({1}) : {2}", "{3} En attendant, ce qu’elle avait conclu reste."),
        Say("PW1351", "Le cercle {0} n’est pas au repos après {1} tours ; en dernier : {2}.", "Coupez le cercle. En attendant, ce que ses décisions avaient conclu reste."),
        Say("PW1352", "La décision « {0} » a donné {1}, qui ne peut pas être conclu.", "Qu’elle donne true, une valeur ou une liste de valeurs. En attendant, ce qu’elle avait conclu reste."),
    }.ToFrozenDictionary(sentence => sentence.Code, StringComparer.Ordinal);

    /// <summary>The sentence of a code; null when it has none.</summary>
    public static RuleSentence? Find(string code) => sentences.GetValueOrDefault(code);

    private static RuleSentence Say(string code, string text, string remedy) => new(code, FindingSeverity.Note, text, remedy);
}
