using System.Globalization;
using Pathways.Rules;

namespace Pathways.Samples.Tests;

/// <summary>The clinical vectors, where they lie beside the repository; elsewhere our own cases stand.</summary>
public sealed class TheSharedVectors
{
    private static readonly EvaluationSettings Settings = new() { Now = DateTimeOffset.UnixEpoch };

    public static TheoryData<string> Files => [.. VectorMap.Read().Files.Keys];

    [Fact]
    public void Are_mapped_in_the_format_that_the_readme_describes() => Assert.Equal(1, VectorMap.Read().Format);

    [Theory]
    [MemberData(nameof(Files))]
    public void Are_asked_of_a_decision_that_exists(string file)
    {
        VectorMapping mapping = VectorMap.Read().Files[file];
        RuleSet ruleSet = SampleRules.Compile(Path.GetFileName(mapping.Model));

        Assert.Contains(mapping.Decision, ruleSet.Decisions.Concat(ruleSet.DecisionServices));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Get_their_expected_answers(string file)
    {
        Assert.SkipWhen(SampleFolder.SharedVectors is null, "The shared clinical vectors are not on this machine.");
        VectorMapping mapping = VectorMap.Read().Files[file];
        string[] lines = File.ReadAllLines(Path.Combine(SampleFolder.SharedVectors!, file)); // Skipped above when null.
        string[] columns = lines[0].Split(',');

        Assert.All(lines.Skip(1), line => Expect(
            mapping, columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second)));
    }

    private static void Expect(VectorMapping mapping, Dictionary<string, string> row)
    {
        FeelContext texts = FeelContext.Of(row.Select(cell => KeyValuePair.Create(cell.Key, ToText(cell.Value))));
        IEnumerable<KeyValuePair<string, FeelValue>> plain = row
            .Where(cell => cell.Key != "id"
                && !mapping.Ignored.Contains(cell.Key)
                && !mapping.Expected.ContainsKey(cell.Key)
                && !mapping.Inputs.Values.Any(feel => feel.Contains(cell.Key, StringComparison.Ordinal)))
            .Select(cell => KeyValuePair.Create(cell.Key, ToValue(cell.Value)));
        IEnumerable<KeyValuePair<string, FeelValue>> computed = mapping.Inputs
            .Select(input => KeyValuePair.Create(input.Key, Evaluate(input.Value, texts)));

        FeelValue result = SampleRules.Decide(
            Path.GetFileName(mapping.Model), mapping.Decision, FeelContext.Of(plain.Concat(computed)));

        foreach ((string column, object expected) in mapping.Expected)
        {
            var parts = expected as IDictionary<object, object>;
            string feel = parts is null ? (string)expected : (string)parts["output"];
            FeelValue actual = Evaluate(feel, FeelContext.Empty.With("result", result));
            double tolerance = parts is null ? 0 : Number((string)parts["tolerance"]);
            Assert.True(
                Agree(row[column], actual, tolerance), $"{row["id"]} {column}: '{row[column]}' but found {actual}");
        }
    }

    private static bool Agree(string expected, FeelValue actual, double tolerance) =>
        tolerance > 0 && expected.Length > 0
            ? Math.Abs(Number(expected) - Number(actual.ToString())) <= tolerance
            : ToValue(expected) == actual;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static FeelValue Evaluate(string feel, FeelContext names) =>
        (FeelExpression.Compile(feel, FeelScope.Anything).Expression ?? throw new InvalidDataException(feel))
            .Evaluate(names, Settings).Value;

    private static FeelValue ToText(string cell) => cell.Length == 0 ? FeelValue.Null : FeelValue.String(cell);

    private static FeelValue ToValue(string cell) =>
        cell.Length == 0 ? FeelValue.Null
        : decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? FeelValue.Number(number)
            : FeelValue.String(cell);
}
