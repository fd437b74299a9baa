using System.Globalization;
using Pathways.Rules;

namespace Pathways.Benchmarks.Decisions;

/// <summary>Whom a decision is about.</summary>
internal readonly record struct Subject(string Group, double First, double Second);

/// <summary>A rule: a group, two bands of numbers, an answer.</summary>
internal readonly record struct TableRow(string Group, Band First, Band Second, string Answer);

/// <summary>A UNIQUE table over one column of texts and two of numbers, whom it is asked about, and the right answers.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Columns">The columns in their order.</param>
/// <param name="Rows">The rules.</param>
/// <param name="Subjects">The inputs.</param>
/// <param name="Answers">The answers, found without any table.</param>
internal sealed record Workload(
    string Name, TableColumn[] Columns, TableRow[] Rows, Subject[] Subjects, string[] Answers)
{
    private const int SubjectCount = 4096;

    /// <summary>Fifty rules: five bands of age × two sexes × five bands of a z-score.</summary>
    public static Workload A()
    {
        Band[] ages = Band.Between(2, 5, 8, 11, 14, 18);
        Band[] scores = Band.Between(double.NegativeInfinity, -2, -1, 1, 2, double.PositiveInfinity);
        TableRow[] rows =
        [
            .. from age in ages.Index()
               from sex in new[] { "F", "M" }
               from score in scores.Index()
               select new TableRow(sex, age.Item, score.Item, AnswerA(age.Index, sex, score.Index)),
        ];
        RepeatableNumbers numbers = new();
        Subject[] children = new Subject[SubjectCount];
        for (int i = 0; i < children.Length; i++)
        {
            double age = 2 + (16 * numbers.Next());
            string sex = numbers.Next() < 0.5 ? "F" : "M";
            children[i] = new Subject(sex, age, -4 + (8 * numbers.Next()));
        }

        TableColumn[] columns = [TableColumn.First("age"), TableColumn.Group("sex"), TableColumn.Second("z")];
        return new Workload("workload-a", columns, rows, children, [.. children.Select(DirectA)]);
    }

    /// <summary>Rules for groups × ten bands of age × ten bands of a score; with ten groups, a thousand.</summary>
    /// <param name="groups">How many groups there are.</param>
    public static Workload B(int groups = 10)
    {
        TableRow[] rows =
        [
            .. from territory in Enumerable.Range(0, groups)
               from age in Enumerable.Range(0, 10)
               from score in Enumerable.Range(0, 10)
               select new TableRow(
                   $"T{territory}", new Band(age * 10, (age + 1) * 10), new Band(score, score + 1), AnswerB(territory, age, score)),
        ];
        RepeatableNumbers numbers = new();
        Subject[] people = new Subject[SubjectCount];
        string[] answers = new string[SubjectCount];
        for (int i = 0; i < people.Length; i++)
        {
            int territory = (int)(groups * numbers.Next());
            people[i] = new Subject($"T{territory}", 100 * numbers.Next(), 10 * numbers.Next());
            answers[i] = AnswerB(territory, (int)(people[i].First / 10), (int)people[i].Second);
        }

        TableColumn[] columns = [TableColumn.Group("territory"), TableColumn.First("age"), TableColumn.Second("score")];
        return new Workload("workload-b", columns, rows, people, answers);
    }

    /// <summary>A subject as the input of a decision.</summary>
    public FeelContext InputsOf(Subject subject) =>
        FeelContext.Of(Columns.Select(column => KeyValuePair.Create(column.Name, column.Value(subject))));

    /// <summary>The same with other answers, as a later version would have.</summary>
    public Workload WithAnswersOf(int version) => this with
    {
        Rows = [.. Rows.Select(row => row with { Answer = $"{row.Answer} v{version}" })],
        Answers = [.. Answers.Select(answer => $"{answer} v{version}")],
    };

    private static string DirectA(Subject child)
    {
        int age = child.First switch { < 5 => 0, < 8 => 1, < 11 => 2, < 14 => 3, _ => 4 };
        int score = child.Second switch { < -2 => 0, < -1 => 1, < 1 => 2, < 2 => 3, _ => 4 };
        return AnswerA(age, child.Group, score);
    }

    private static string AnswerA(int age, string sex, int score) => string.Create(CultureInfo.InvariantCulture, $"A{age}{sex}Z{score}");

    private static string AnswerB(int territory, int age, int score) =>
        string.Create(CultureInfo.InvariantCulture, $"B{territory}{age}{score}");
}
