using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions.Tests;

public sealed class CheckingAnswers
{
    private static readonly EvaluationSettings Settings = new()
    {
        Now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero),
        ZoneId = "Europe/Paris",
    };

    [Fact]
    public void Good_answers_pass() => Assert.Empty(Check());

    [Fact]
    public void A_weight_of_820_kg_is_refused()
    {
        AnswerProblem problem = Assert.Single(Check(("weight_kg", Number(820))));

        Assert.Equal(("weight_kg", "PW2092", false), (problem.Path, problem.Code, problem.IsQuestion));
        Assert.Contains("250 kg", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["Poids", "820", "5", "250", "kg"], problem.Arguments);
    }

    [Fact]
    public void A_weight_of_160_kg_is_asked_about()
    {
        AnswerProblem problem = Assert.Single(Check(("weight_kg", Number(160))));

        Assert.Equal(("PW2093", true), (problem.Code, problem.IsQuestion));
    }

    public static TheoryData<string, string, string> Wrong() => new()
    {
        { "weight_kg", "null", "PW2090" },
        { "weight_kg", "\"31\"", "PW2091" },
        { "weight_kg", "31.25", "PW2094" },
        { "measured_on", "@\"2026-11-22\"", "PW2097" },
        { "measured_on", "@\"1999-12-31\"", "PW2097" },
        { "measured_on", "\"yesterday\"", "PW2091" },
        { "appointment", "@\"2026-11-22\"", "PW2091" },
        { "at", "7", "PW2091" },
        { "sex", "\"X\"", "PW2095" },
        { "sex", "true", "PW2091" },
        { "signs", "[\"cough\"]", "PW2095" },
        { "signs", "[1]", "PW2091" },
        { "informed", "false", "PW2090" },
        { "note", "\"x\"", "PW2096" },
        { "note", "\"far too long for it\"", "PW2096" },
        { "rpps", "\"123\"", "PW2096" },
        { "weeks", "null", "PW2090" },
        { "bmi_points", "[{age: 1}, {age: 2}, {age: 3}, {age: 4}]", "PW2099" },
        { "bmi_points", "[3]", "PW2091" },
        { "bmi_points", "[{bmi: 17}]", "PW2090" },
        { "bmi_points", "[{age: 1, bmi: 300}]", "PW2092" },
        { "unasked", "1", "PW2098" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_answers_are_named_at_their_field(string key, string feel, string code)
    {
        FeelExpression expression = FeelExpression.Compile(feel, FeelScope.Anything).Expression!; // Literals compile.

        AnswerProblem problem = Assert.Single(Check((key, expression.Evaluate(FeelContext.Empty, Settings).Value)));

        Assert.Equal(code, problem.Code);
        Assert.StartsWith(key, problem.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_inside_a_list_is_named_with_its_entry()
    {
        FeelValue points = FeelValue.ListOf(Context(("age", Number(2))), Context(("bmi", Number(17))));

        Assert.Equal("bmi_points[1].age", Assert.Single(Check(("bmi_points", points))).Path);
    }

    [Fact]
    public void A_hidden_field_is_not_asked_for() => Assert.Empty(Check(("sex", FeelValue.String("M")), ("weeks", FeelValue.Null)));

    [Theory]
    [InlineData("weight_kg", "31,5", "31.5")]
    [InlineData("weight_kg", "31.5", "31.5")]
    [InlineData("weight_kg", "", "null")]
    [InlineData("measured_on", "2026-02-03", "@\"2026-02-03\"")]
    [InlineData("measured_on", "03/02/2026", "@\"2026-02-03\"")]
    [InlineData("at", "08:30", "@\"08:30:00\"")]
    [InlineData("appointment", "2026-02-03T08:30", "@\"2026-02-03T08:30:00\"")]
    [InlineData("informed", "on", "true")]
    [InlineData("informed", "", "false")]
    [InlineData("note", " bien ", "\"bien\"")]
    [InlineData("signs", "snoring", "[\"snoring\"]")]
    public void What_people_type_becomes_values(string key, string typed, string expected)
    {
        AnswerReading reading = AnswerText.Read(Forms.Measure.Fields.Single(field => field.Key == key), [typed]);

        Assert.Null(reading.Problem);
        Assert.Equal(expected, reading.Value.ToString());
    }

    [Theory]
    [InlineData("weight_kg", "a lot")]
    [InlineData("weight_kg", "1 000")]
    [InlineData("weight_kg", "1e3")]
    [InlineData("measured_on", "31/02/2026")]
    [InlineData("at", "25:00")]
    [InlineData("appointment", "tomorrow")]
    public void What_cannot_be_read_is_said(string key, string typed)
    {
        AnswerReading reading = AnswerText.Read(Forms.Measure.Fields.Single(field => field.Key == key), [typed]);

        Assert.True(reading.Value.IsNull);
        Assert.Equal("PW2091", reading.Problem?.Code);
    }

    private static ImmutableArray<AnswerProblem> Check(params (string Key, FeelValue Value)[] changes)
    {
        FeelContext answers = Values(
            ("weight_kg", Number(31)), ("sex", FeelValue.String("F")), ("informed", FeelValue.True), ("weeks", Number(3)),
            ("measured_on", FeelValue.Date(new DateOnly(2026, 11, 21))), ("rpps", FeelValue.String("10001234567")));
        return FormAnswers.Check(Forms.Measure, answers.With(Values(changes)), Settings);
    }

    private static FeelContext Values(params (string Key, FeelValue Value)[] values) =>
        FeelContext.Of(values.Select(value => new KeyValuePair<string, FeelValue>(value.Key, value.Value)));

    private static FeelValue Context(params (string Key, FeelValue Value)[] values) => FeelValue.Context(Values(values));

    private static FeelValue Number(int number) => FeelValue.Number(FeelNumber.FromInt64(number));
}
