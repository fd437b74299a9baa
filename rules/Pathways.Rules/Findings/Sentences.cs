namespace Pathways.Rules;

/// <summary>Everything that this library can say is wrong. The table in the folder's README is this list.</summary>
internal static class Sentences
{
    // Reading a text.
    public static readonly RuleSentence Unexpected = Error(
        "PW1001", "'{0}' was not expected here: {1}.", "Look at what stands before it; often a sign, a quotation mark or a bracket is missing.");

    public static readonly RuleSentence UnclosedString = Error(
        "PW1002", "The text that starts with {0} has no closing quotation mark.", "Add the quotation mark.");

    public static readonly RuleSentence NotTemporal = Error(
        "PW1003", "@\"{0}\" is no date, time or duration.", "Write it like @\"2026-11-21\", @\"10:30:00\" or @\"P3D\".");

    public static readonly RuleSentence TooNested = Error(
        "PW1004", "The expression is nested too deep to be read.", "Give parts of it names in a context or decisions of their own.");

    // Checking a text.
    public static readonly RuleSentence UnknownName = Error(
        "PW1010", "The name '{0}' is not known here.", "Correct it, or add the input or decision that gives it to the requirements. Known: {1}.");

    public static readonly RuleSentence UnknownType = Error(
        "PW1011", "The type '{0}' is not known.", "Write the name of a type of FEEL or of an item definition, such as {1}.");

    public static readonly RuleSentence UnknownMember = Error(
        "PW1012", "{0} has no member '{1}'.", "Correct the name, or add the member to the type. Known: {2}.");

    public static readonly RuleSentence CannotOperate = Error(
        "PW1013", "'{0}' cannot work on {1} and {2}; the result is always null.", "Make both sides of kinds that fit, for example with number() or date().");

    public static readonly RuleSentence NeverComparable = Error(
        "PW1014", "{0} is never comparable with {1}: the comparison is always null.", "Compare values of one kind.");

    public static readonly RuleSentence NotBoolean = Error(
        "PW1015", "{0} is of type {1}, but a true or false is wanted here.", "Write a condition, for example a comparison; on both sides of 'and' and 'or'.");

    public static readonly RuleSentence NoSuchOverload = Error(
        "PW1016", "{0} cannot be called with ({1}).", "It takes: {2}.");

    public static readonly RuleSentence NotCallable = Error(
        "PW1017", "{0} is of type {1} and cannot be called.", "Call a function, a knowledge model or a decision service.");

    public static readonly RuleSentence NotIterableType = Error(
        "PW1018", "{0} is of type {1}: there is nothing to go through.", "Use a list, or a range of whole numbers or dates.");

    public static readonly RuleSentence TestNeverMet = Error(
        "PW1019", "The test '{0}' is of type {1} and can never be met by what it tests, which is of type {2}.", "Write a value, a range or a list of the type {2}.");

    public static readonly RuleSentence HasNoNegative = Error(
        "PW1020", "{0} has no negative: the result is always null.", "Negate numbers and durations only.");

    public static readonly RuleSentence WrongArguments = Error(
        "PW1021", "{0} takes {1} arguments, but {2} are given.", "Give one argument for each parameter: {3}.");

    public static readonly RuleSentence WrongArgumentType = Error(
        "PW1022", "{0} is of type {1}, but {2} wants {3}.", "Give a value of the type {3}.");

    public static readonly RuleSentence UnitsOfOtherKind = Error(
        "PW1023", "{0} is in {1}, but {2} is in {3}: these are different kinds of quantity.", "Use two quantities of one kind, or correct the unit of one of them in the model.");

    public static readonly RuleSentence UnitsOfOtherScale = Error(
        "PW1024", "{0} is in {1}, but {2} is in {3}: {4}.", "Convert the first one: {5}. Or correct the unit of one of them in the model.");

    // Slips of the pen.
    public static readonly RuleSentence NotFeel = Error(
        "PW1025", "'{0}' is not how FEEL writes it.", "Write {1}.");

    public static readonly RuleSentence RangeWithoutBrackets = Error(
        "PW1026", "The range '{0}' does not stand between two brackets.", "Write [{1}] when both ends belong to it, ({1}) when they do not.");

    public static readonly RuleSentence NothingToCompare = Error(
        "PW1027", "What is compared is missing at '{0}'.", "Write it on both sides: {1}. Or write a range such as [18..25).");

    public static readonly RuleSentence TestsJoinedByOr = Error(
        "PW1028", "Tests are not joined by '{0}'.", "Separate them by a comma: {1}.");

    public static readonly RuleSentence DecimalComma = Error(
        "PW1029", "'{0}' is no number: the decimal sign is the point.", "Write {1}.");

    public static readonly RuleSentence TwoNumbers = Warning(
        "PW1030", "'{0}' are two values, {1} and {2}.", "Write {3} if a decimal was meant; put a blank behind the comma if not.");

    public static readonly RuleSentence Subtraction = Warning(
        "PW1031", "'{0}' is a subtraction, it gives {1}.", "Write {2} if a range was meant, and {1} if not.");

    public static readonly RuleSentence BehindNumber = Error(
        "PW1032", "'{1}' cannot stand behind a number, as in '{0}'.", "Write {2} alone; its unit is declared with what it is compared to.");

    public static readonly RuleSentence ArithmeticForDate = Error(
        "PW1033", "'{0}' is arithmetic on numbers, not a date.", "Write {1}.");

    public static readonly RuleSentence WrittenAsOtherType = Error(
        "PW1034", "'{0}' is of type {1}, but {2} is wanted here.", "Write {3}.");

    public static readonly RuleSentence DaysAgainstNumber = Error(
        "PW1035", "{0} is a duration and is never comparable with the number {1}.", "Compare days with @\"P{3}D\", or take {2}.days; for years, compare years and months duration(from, to) with @\"P{3}Y\".");

    public static readonly RuleSentence MonthsAgainstNumber = Error(
        "PW1036", "{0} is a duration and is never comparable with the number {1}.", "Compare with @\"P{3}Y\" for years, with @\"P{3}M\" for months.");

    public static readonly RuleSentence TextWithoutQuotes = Error(
        "PW1037", "'{0}' is no known name; a text stands in quotation marks.", "Write {1}.");

    public static readonly RuleSentence AlwaysNull = Error(
        "PW1038", "'{0}' is always null.", "Correct what it is given, as in {1}.");

    public static readonly RuleSentence EmptyRange = Error(
        "PW1039", "Nothing lies in '{0}': its first end is above its last one.", "Write {1}.");

    public static readonly RuleSentence NeverAllowed = Error(
        "PW1040", "'{0}' is never {1}: its allowed values are {2}.", "Correct the value, or add it to the allowed values.");

    public static readonly RuleSentence NotCalled = Error(
        "PW1041", "'{0}' is a function, and it is not called here.", "Write {1}.");

    public static readonly RuleSentence UnknownFunction = Error(
        "PW1042", "There is no function '{0}' here.", "Correct the name, or require the knowledge model. Near it: {1}.");

    public static readonly RuleSentence UnknownParameter = Error(
        "PW1043", "{0} has no parameter '{1}'.", "Its parameters: {2}.");

    public static readonly RuleSentence AlwaysDividedByZero = Error(
        "PW1044", "'{0}' divides by 0: the result is always null.", "Correct the divisor.");

    public static readonly RuleSentence ItemZero = Error(
        "PW1045", "'{0}' is always null: items are counted from 1.", "Write [1] for the first item, [-1] for the last.");

    public static readonly RuleSentence NotInACell = Error(
        "PW1046", "'?' has no meaning here: it stands for the input of a column, in the cells of a table.", "Write the name of what is tested.");

    public static readonly RuleSentence ListMixedUp = Warning(
        "PW1047", "{0} is called with ({1}): a list stands where one value does, or one value for a list.", "It takes: {2}.");

    public static readonly RuleSentence ConditionForValue = Error(
        "PW1048", "'{0}' is true or false, but a value of type {1} is tested here.", "Test that value itself, as in {2}; another value needs a column of its own.");

    public static readonly RuleSentence ListAgainstItem = Error(
        "PW1049", "{0} is a list and is never comparable with the single value {1}.", "Write list contains({2}, {3}), or compare one item, as in {2}[1].");

    // Running.
    public static readonly RuleSentence NoValue = Problem(
        "PW1101", "There is no value for the name '{0}'.", "Give it a value, or correct the name.");

    public static readonly RuleSentence NoMember = Problem(
        "PW1102", "{1} has no member '{0}'.", "Correct the name, or test for its presence first.");

    public static readonly RuleSentence OperandsDoNotFit = Problem(
        "PW1103", "'{0}' cannot work on {1} and {2}.", "Make both sides of kinds that fit; test for null first.");

    public static readonly RuleSentence DivisionByZero = Problem(
        "PW1104", "{0} was to be divided by 0.", "Test the divisor first.");

    public static readonly RuleSentence OutOfRange = Problem(
        "PW1105", "The result of '{0}' on {1} and {2} is out of range.", "Check the sizes of the values.");

    public static readonly RuleSentence DoesNotConform = Problem(
        "PW1106", "The value of {0}, {1}, does not conform to the type {2}.", "Change the value or the type.");

    public static readonly RuleSentence NotAFunction = Problem(
        "PW1107", "{0} was called but is no function.", "Call a function, a knowledge model or a decision service.");

    public static readonly RuleSentence NoSignature = Problem(
        "PW1108", "{0} cannot be called with ({1}).", "It takes: {2}.");

    public static readonly RuleSentence BadArgument = Problem(
        "PW1109", "{0}: {1}.", "Correct the argument, or test it first.");

    public static readonly RuleSentence NotIterable = Problem(
        "PW1110", "There is nothing to go through in {0}.", "Use a list, or a range of whole numbers or dates that goes up.");

    public static readonly RuleSentence BadRange = Problem(
        "PW1111", "There is no range from {0} to {1}.", "Use two ends of one kind, the lower one first.");

    public static readonly RuleSentence BadIndex = Problem(
        "PW1112", "There is no item {0} in a list of {1}.", "Count from 1, or from the end with -1.");

    public static readonly RuleSentence BudgetExhausted = Problem(
        "PW1113", "The evaluation was stopped after {0} steps.", "Look for an endless recursion or a very long iteration.");

    public static readonly RuleSentence TooDeep = Problem(
        "PW1114", "The evaluation was stopped: calls are nested too deep.", "Look for an endless recursion.");

    public static readonly RuleSentence ConditionNotBoolean = Problem(
        "PW1115", "{0} is neither true nor false but {1}.", "Write a condition that is never null, or test for null first.");

    public static readonly RuleSentence NotReadable = Problem(
        "PW1116", "The expression could not be read: {0}", "Mend the text; the check of the model shows the place.");

    public static readonly RuleSentence CannotFilter = Problem(
        "PW1117", "A list cannot be filtered by {0}.", "Filter by a condition or a whole number.");

    public static readonly RuleSentence CannotNegate = Problem(
        "PW1118", "{0} has no negative.", "Negate numbers and durations only.");

    public static readonly RuleSentence NoSuchFunction = Problem(
        "PW1119", "There is no function '{0}'.", "Correct the name.");

    public static readonly RuleSentence EntryTwice = Problem(
        "PW1120", "The context has two entries '{0}'.", "Give each entry its own name.");

    public static readonly RuleSentence TooLarge = Problem(
        "PW1150", "The evaluation was stopped: a value has grown too large or is nested too deep.", "Look for a list, context or text that holds itself again and again.");

    public static readonly RuleSentence NoRangeEnd = Problem(
        "PW1151", "No range can start or end at {0}.", "Use a number, a text, a date, a time or a duration.");

    public static readonly RuleSentence CannotTest = Problem(
        "PW1152", "It cannot be told whether {0} is in {1}.", "Compare values of one kind; test for null first.");

    // Reading and linking a model.
    public static readonly RuleSentence NotXml = Error(
        "PW1201", "The file is not well-formed XML: {0}", "Open it in the designer again, or mend the XML.");

    public static readonly RuleSentence NotDmn = Error(
        "PW1202", "The file is not a DMN model: its root is <{0}> in '{1}'.", "Give a DMN 1.1 to 1.5 file with the root <definitions>.");

    public static readonly RuleSentence MissingName = Error(
        "PW1203", "The {0} '{1}' has no name.", "Give it a name.");

    public static readonly RuleSentence UnknownReference = Error(
        "PW1204", "'{0}' refers to '{1}', which is not in the model.", "Add the element, or remove the reference.");

    public static readonly RuleSentence NoLogic = Warning(
        "PW1205", "The decision '{0}' has no logic: it is always null.", "Give it a decision table or an expression.");

    public static readonly RuleSentence SameName = Error(
        "PW1206", "Two elements have the name '{0}'.", "Give each element its own name.");

    public static readonly RuleSentence Circle = Error(
        "PW1207", "'{0}' requires itself: {1}.", "Cut the circle of requirements.");

    public static readonly RuleSentence ImportMissing = Error(
        "PW1208", "The import '{0}' ({1}) was not found.", "Add the file {2}, or remove the import.");

    public static readonly RuleSentence NotEnoughCells = Error(
        "PW1209", "Rule {0} has {1} cells for {2} columns.", "Give the rule one cell for each input and output.");

    public static readonly RuleSentence UnknownHitPolicy = Error(
        "PW1210", "'{0}' is no hit policy.", "Use UNIQUE, FIRST, PRIORITY, ANY, COLLECT, RULE ORDER or OUTPUT ORDER.");

    public static readonly RuleSentence AggregatorNeedsOneOutput = Error(
        "PW1211", "The aggregator {0} works on one output, the table has {1}.", "Use one output, or collect without an aggregator.");

    public static readonly RuleSentence PriorityNeedsValues = Error(
        "PW1212", "The hit policy {0} needs the output values in their order.", "List the output values of the column, highest priority first.");

    public static readonly RuleSentence WrongResultType = Error(
        "PW1214", "{0} gives {1}, but its type is {2}.", "Correct the expression or the type.");

    public static readonly RuleSentence BadTable = Error(
        "PW1215", "The reference table '{0}' cannot be read: {1}.", "Give a CSV file with one row of names and as many cells in each row.");

    public static readonly RuleSentence ValueNotAllowed = Error(
        "PW1216", "The cell '{0}' names {1}, which is not among the allowed values {2}.", "Correct the cell, or add the value to the allowed values.");

    public static readonly RuleSentence UnsupportedLanguage = Error(
        "PW1217", "The expression language '{0}' is not supported.", "Write the expression in FEEL.");

    public static readonly RuleSentence NotRequired = Error(
        "PW1223", "'{0}' is in the model, but is not required here: it has no value.", "Draw a requirement from it to this decision, or correct the name.");

    public static readonly RuleSentence EmptyOutput = Warning(
        "PW1224", "The cell of the output '{0}' is empty: the rule gives null.", "Write a value, or null if there is none.");

    public static readonly RuleSentence UnknownAggregator = Error(
        "PW1225", "'{0}' is no aggregator.", "Use SUM, MIN, MAX or COUNT; the mean of what is collected takes a decision of its own.");

    public static readonly RuleSentence SameId = Error(
        "PW1226", "Two elements have the id '{0}'.", "Give each element its own id; requirements name elements by it.");

    public static readonly RuleSentence SumOfNoNumbers = Error(
        "PW1227", "The output '{0}' is of type {1}: it cannot be summed.", "Give numbers, or collect without SUM.");

    public static readonly RuleSentence NoOutputs = Error(
        "PW1228", "The decision service '{0}' has no output decision.", "Add the decisions whose results it gives.");

    public static readonly RuleSentence TypeOfItself = Error(
        "PW1229", "The type '{0}' is defined by itself: {1}.", "Give it a type of FEEL, or components.");

    public static readonly RuleSentence NoUnit = Warning(
        "PW1218", "No unit is declared for {0}.", "Write it as UCUM spells it, such as care:unit=\"kg\", or care:unit=\"1\" for a count or a score; on the root, xmlns:care=\"urn:pathways:care:1\".");

    public static readonly RuleSentence UnknownUnit = Error(
        "PW1219", "The unit '{1}' of {0} is not known.", "Spell it as UCUM does. Near it: {2}.");

    public static readonly RuleSentence UnitOfNoNumber = Error(
        "PW1220", "'{0}' has the unit '{1}', but it is no number: its type is {2}.", "Remove the unit, or put it on the number in the item definition.");

    public static readonly RuleSentence ResultOfOtherKind = Error(
        "PW1221", "{0} is in {1}, but {2} is declared: these are different kinds of quantity.", "Correct the expression or the unit.");

    public static readonly RuleSentence ResultOfOtherScale = Error(
        "PW1222", "{0} is in {1}, but {2} is declared: {3}.", "{4}, or correct the unit.");

    // Proving a decision table.
    public static readonly RuleSentence RulesMeet = Error(
        "PW1230", "In the {2} table rule {0} matches together with {1}: where {3}; for example {4}.", "Narrow the rules, or choose another hit policy.");

    public static readonly RuleSentence RulesDisagree = Error(
        "PW1231", "In the {2} table rule {0} matches together with {1} and has another output: where {3}; for example {4}.", "Make the outputs equal, narrow the rules, or choose another hit policy.");

    public static readonly RuleSentence RulesMeetWithMissingData = Warning(
        "PW1232", "In the {2} table rule {0} matches together with {1} when data is missing: where {3}; for example {4}.", "Let one of the rules ask for the value: not(null) is met by every value that is there.");

    public static readonly RuleSentence RulesMayMeet = Warning(
        "PW1233", "In the {2} table rule {0} matches together with {1}, if that can occur: where {3}; for example {4}.", "Narrow the rules, unless these inputs, which come from the same data, exclude each other.");

    public static readonly RuleSentence RuleIsCovered = Warning(
        "PW1234", "Rule {0} is never used: wherever it matches, another one is preferred ({1}).", "Delete it, move it up, or narrow the others.");

    public static readonly RuleSentence RuleNeverMatches = Warning(
        "PW1235", "Rule {0} never matches: no possible value of {1} meets its cell.", "Correct the cell; a range needs its lower end first and must lie within the allowed values.");

    public static readonly RuleSentence NoRuleMatches = Warning(
        "PW1236", "No rule matches where {0}; for example {1}.", "Add a rule, or a default output.");

    public static readonly RuleSentence NoRuleForMissingData = Note(
        "PW1237", "No rule matches when {0}; for example {1}.", "Add rules with null in these cells, or make sure that the data is there.");

    public static readonly RuleSentence DefaultApplies = Note(
        "PW1238", "No rule matches where {0}, so that the default output applies; for example {1}.", "Nothing to do when it is meant so.");

    public static readonly RuleSentence NothingIsCollected = Note(
        "PW1239", "No rule matches where {0}, so that the result is null; for example {1}.", "Nothing to do when it is meant so.");

    public static readonly RuleSentence CellsNotProvable = Note(
        "PW1240", "{0} cells of the table are outside what can be proved, and nothing was claimed that depends on them: {1}.", "Compare with literal values where that is possible, and test the table with cases.");

    public static readonly RuleSentence ProofTooLong = Note(
        "PW1241", "The table of {0} rules and {1} inputs was not proved to the end: it is too much work.", "Split it into smaller tables, and test it with cases.");

    // Test cases of a rule set.
    public static readonly RuleSentence BadCases = Error(
        "PW1250", "The test cases cannot be read: {0}.", "{1}");

    public static readonly RuleSentence UnknownColumn = Error(
        "PW1251", "The column '{0}' is no input of the rule set and no word of the sheet.", "Correct the heading; near to it: {1}. Notes go in a column 'note', 'why' or 'source'.");

    public static readonly RuleSentence UnreadableCell = Error(
        "PW1252", "The cell '{0}' of the column '{1}' cannot be read as {2}.", "Write a value as you would in a table of rules; texts may go without quotation marks.");

    public static readonly RuleSentence SameCase = Error(
        "PW1253", "Two test cases have the name '{0}'.", "Give each case its own name.");

    public static readonly RuleSentence NoDecisionOfCase = Error(
        "PW1254", "The test case is about the decision '{0}', which the rule set does not have.", "Name one of these in a column 'decision': {1}.");

    public static readonly RuleSentence NoInputOfCase = Error(
        "PW1255", "The decision '{0}' has no input '{1}'.", "Correct the heading, or empty its cells for this decision. It has: {2}.");

    public static readonly RuleSentence NoOutputOfCase = Error(
        "PW1259", "The decision '{0}' gives no '{1}'.", "Correct the heading, or empty its cells for this decision. It gives: {2}.");

    public static readonly RuleSentence NothingExpected = Error(
        "PW1256", "The test case '{0}' expects nothing.", "Fill a cell of a column 'expected'; write null when no value is expected.");

    public static readonly RuleSentence CaseFails = Error(
        "PW1257", "The test case '{0}' fails: for '{1}' it expects {2}, but the rules give {3}. {4}", "Correct the rule, or the case.");

    public static readonly RuleSentence UncoveredRule = Note(
        "PW1258", "No test case meets rule {0} of '{1}'.", "Add a case that does.");

    // Evaluating a model.
    public static readonly RuleSentence NoSuchDecision = Problem(
        "PW1301", "The rule set has no decision or decision service '{0}'.", "Name one of: {1}.");

    public static readonly RuleSentence SeveralRulesMatch = Problem(
        "PW1302", "Rules {0} of the UNIQUE table all match.", "Narrow the rules, or choose another hit policy.");

    public static readonly RuleSentence DifferentOutputs = Problem(
        "PW1303", "Rules {0} of the ANY table match with different outputs.", "Make the outputs equal, or choose another hit policy.");

    public static readonly RuleSentence InputNotAllowed = Problem(
        "PW1304", "The input {0} is {1}, which is not among the allowed values {2}.", "Correct the value, or add it to the allowed values.");

    public static readonly RuleSentence OutputNotAllowed = Problem(
        "PW1305", "The output {0} is {1}, which is not among the allowed values {2}.", "Correct the rule, or add the value to the allowed values.");

    public static readonly RuleSentence CannotAggregate = Problem(
        "PW1306", "The outputs of the rules cannot be taken together by {0}.", "Give numbers, or values that can be compared.");

    public static readonly RuleSentence NoJavaHere = Problem(
        "PW1307", "The external function '{0}' is not on the list of functions that may be called.", "Write it in FEEL.");

    // Standing rule sets.
    public static readonly RuleSentence UnknownMark = Error(
        "PW1260", "{0} is not known on {1} '{2}'.", "Correct the name; known are {3}.");

    public static readonly RuleSentence UnknownMarkAttribute = Error(
        "PW1261", "{0} has no attribute '{1}'.", "Correct the name; known are {2}.");

    public static readonly RuleSentence MarkIncomplete = Error(
        "PW1262", "{0} on {1} '{2}' lacks the attribute '{3}'.", "Write the attribute with a value.");

    public static readonly RuleSentence EffectWithoutConclusion = Error(
        "PW1263", "The decision '{0}' has {1} but concludes nothing.", "Add care:concludes with the kind that its value stands for.");

    public static readonly RuleSentence ConcludesTwice = Error(
        "PW1264", "The decision '{0}' has several care:concludes.", "Keep one, and make a decision of its own for each other kind.");

    public static readonly RuleSentence BoundTwice = Error(
        "PW1265", "The input '{0}' takes its facts from two places.", "Keep one care:fact or care:facts, and add an input for the other.");

    public static readonly RuleSentence UnknownFact = Error(
        "PW1266", "Facts of the kind '{0}', which the input '{1}' takes, are neither recorded nor concluded.", "Correct the kind. Near: {2}.");

    public static readonly RuleSentence FactOfOtherType = Error(
        "PW1267", "The input '{0}' is of type {1}, but what it takes from '{2}' is of type {3}.", "Correct the type, or use care:fact for the newest value and care:facts for a list.");

    public static readonly RuleSentence ConcludesRecorded = Error(
        "PW1268", "The decision '{0}' concludes '{1}', which is a kind of recorded facts.", "Conclude a kind of its own, so that nobody takes a conclusion for a measure.");

    public static readonly RuleSentence UnknownTarget = Error(
        "PW1269", "{0} names {1} '{2}', which is not known.", "Correct it. Near: {3}.");

    public static readonly RuleSentence CannotBeConcluded = Error(
        "PW1270", "The decision '{0}' gives {1}, which cannot be concluded.", "Let it give true, a value, or a list of values.");

    public static readonly RuleSentence CircleOverAbsence = Error(
        "PW1271", "'{0}' leads back to what it reads, and a new conclusion may take away an old one through '{1}': {2}.", "Cut the circle. In a circle only ask whether a conclusion holds, in tables that collect, never whether it is absent.");

    public static readonly RuleSentence EndlessCircle = Error(
        "PW1272", "'{0}' leads back to what it reads and may conclude new values for ever: {1}.", "Cut the circle, or let the decision give true, or constants written in its table.");

    public static readonly RuleSentence SeesOneOfSeveral = Warning(
        "PW1273", "The input '{0}' sees only one of the values that '{1}' may hold at a time.", "Take all of them with care:facts.");

    public static readonly RuleSentence NobodyUses = Note(
        "PW1274", "'{0}', which the decision '{1}' concludes, is read by no decision and has no effect.", "Nothing is wrong if it is only to be seen in the patient's file.");

    // Evaluating standing rule sets.
    public static readonly RuleSentence CannotBeTaken = Problem(
        "PW1350", "The decision '{0}' cannot be taken ({1}): {2}", "{3} Until then what it concluded before is kept.");

    public static readonly RuleSentence NotAtRest = Problem(
        "PW1351", "The circle {0} is not at rest after {1} rounds; last: {2}.", "Cut the circle. Until then what its decisions concluded before is kept.");

    public static readonly RuleSentence UnfitConclusion = Problem(
        "PW1352", "The decision '{0}' gave {1}, which cannot be concluded.", "Let it give true, a value, or a list of values. Until then what it concluded before is kept.");

    /// <summary>All of them, by code.</summary>
    public static IEnumerable<RuleSentence> All => typeof(Sentences).GetFields()
        .Select(one => one.GetValue(null)).OfType<RuleSentence>().OrderBy(sentence => sentence.Code, StringComparer.Ordinal);

    private static RuleSentence Error(string code, string text, string remedy) =>
        new(code, FindingSeverity.Error, text, remedy);

    private static RuleSentence Warning(string code, string text, string remedy) =>
        new(code, FindingSeverity.Warning, text, remedy);

    private static RuleSentence Note(string code, string text, string remedy) =>
        new(code, FindingSeverity.Note, text, remedy);

    private static RuleSentence Problem(string code, string text, string remedy) =>
        new(code, FindingSeverity.Warning, text, remedy);
}
