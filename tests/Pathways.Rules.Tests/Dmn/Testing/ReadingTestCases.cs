namespace Pathways.Rules.Tests;

public sealed class ReadingTestCases
{
    [Theory]
    [InlineData("patient.bmi", "18.4", "18.4")]
    [InlineData("patient.bmi", "18,4", "18.4")]
    [InlineData("patient.bmi", "36.8 / 2", "18.4")]
    [InlineData("patient.bmi", "", "null")]
    [InlineData("patient.bmi", "null", "null")]
    [InlineData("patient.birth date", "2018-11-20", "@\"2018-11-20\"")]
    [InlineData("patient.birth date", "20/11/2018", "@\"2018-11-20\"")]
    [InlineData("patient.birth date", "date(2018, 11, 20)", "@\"2018-11-20\"")]
    [InlineData("patient.smokes", "VRAI", "true")]
    [InlineData("patient.smokes", "False", "false")]
    [InlineData("medicines", "iron", "\"iron\"")]
    [InlineData("medicines", "\"\"\"iron\"\"\"", "\"iron\"")]
    [InlineData("medicines", "vitamin d-3", "\"vitamin d-3\"")]
    [InlineData("medicines", "\"[\"\"iron\"\", 2]\"", "[\"iron\", 2]")]
    [InlineData("medicines", "2,5", "2.5")]
    [InlineData("medicines", "2026-11-21", "@\"2026-11-21\"")]
    [InlineData("medicines", "P3D", "@\"P3D\"")]
    public void Takes_cells_as_people_and_spreadsheets_write_them(string heading, string cell, string expected)
    {
        RuleSetCases cases = Sheet.Read($"case;{heading};expected half\nA;{cell};-\n");

        Assert.Equal(["PW1256"], cases.Findings.Select(finding => finding.Code));
        RuleSetCase read = Assert.Single(Sheet.Read($"case;{heading};expected half\nA;{cell};null\n").Cases);
        string[] path = heading.Split('.');
        FeelValue value = read.Inputs[path[0]];
        Assert.Equal(expected, (path.Length > 1 ? value.AsContext()[path[1]] : value).ToString());
    }

    [Fact]
    public void Gives_the_members_that_no_column_names_as_null()
    {
        RuleSetCase read = Assert.Single(Sheet.Read("case,patient.bmi,expected class\nA,24,normal\n").Cases);

        Assert.Equal("{bmi: 24, \"birth date\": null, smokes: null}", read.Inputs["patient"].ToString());
    }

    [Theory]
    [InlineData("case;patient.bmi;expected class\nA;24;normal\n", "A all")]
    [InlineData("cas;décision;patient.bmi;attendu class\nA;all;24;normal\n", "A all")]
    [InlineData("case;decision;patient.bmi;expected\nA;class;24;normal\n", "A class")]
    [InlineData("case;decision;patient.bmi;expected\nA;d_class;24;normal\n", "A class")]
    [InlineData("case;decision;patient.bmi;expected\nA;classify;24;normal\n", "A classify")]
    [InlineData("patient.bmi;expected class;source\n24;normal;WHO\n", "line 2 all")]
    [InlineData("# note\ncase;patient.bmi;expected class;;\nA;24;normal;;\n;;;;\n#B;24;high\n", "A all")]
    public void Takes_the_main_decision_unless_a_column_names_another(string text, string expected)
    {
        RuleSetCases cases = Sheet.Read(text);

        Assert.Empty(cases.Findings);
        RuleSetCase read = Assert.Single(cases.Cases);
        Assert.Equal(expected, $"{read.Name} {read.Decision}");
    }

    [Theory]
    [InlineData("", "PW1250", 1, 1, "no row of headings")]
    [InlineData("case;patient.bmi\nA;24\n", "PW1250", 1, 1, "no column says what is expected")]
    [InlineData("case;case;expected\n", "PW1250", 1, 6, "two columns")]
    [InlineData("case;;expected class\nA;1;normal\n", "PW1250", 1, 6, "no heading")]
    [InlineData("case,patient.bmi,expected class\nA,18,4,normal\n", "PW1250", 2, 8, "more cells")]
    [InlineData("case;patient.bmi;expected class\nA;24;norm\uFFFDl\n", "PW1250", 1, 1, "letters are lost")]
    [InlineData("case;patient.bmj;expected class\n", "PW1251", 1, 6, "'patient.bmj'")]
    [InlineData("case;medicine;expected class\n", "PW1251", 1, 6, "'medicine'")]
    [InlineData("case;patient.bmi;expected class\nA;heavy;high\n", "PW1252", 2, 3, "'heavy'")]
    [InlineData("case;patient.bmi;expected class\nA;true;high\n", "PW1252", 2, 3, "as a number")]
    [InlineData("case;patient.birth date;expected age\nA;\"20/13/2018\";3\n", "PW1252", 2, 4, "as a day")]
    [InlineData("case;medicines;expected given\nA;[1, 2;null\n", "PW1252", 2, 3, "'[1, 2'")]
    [InlineData("case;patient.bmi;expected half\nA;24;12 kg\n", "PW1252", 2, 6, "'12 kg'")]
    [InlineData("case;patient.bmi;today;expected half\nA;24;tomorrow;12\n", "PW1252", 2, 6, "'tomorrow'")]
    [InlineData("case;patient.bmi;expected class\nA;24;normal\nA;26;high\n", "PW1253", 3, 1, "'A'")]
    [InlineData("case;decision;patient.bmi;expected\nA;klass;24;normal\n", "PW1254", 2, 3, "'klass'")]
    [InlineData("case;decision;medicines;expected\nA;class;iron;normal\n", "PW1255", 1, 15, "no input 'medicines'")]
    [InlineData("case;patient.bmi;expected klass\nA;24;normal\n", "PW1259", 1, 18, "gives no 'klass'")]
    [InlineData("case;patient.bmi;expected class\nA;24;\n", "PW1256", 2, 1, "'A'")]
    public void Points_at_each_mistake(string text, string code, int line, int column, string says)
    {
        RuleSetCases cases = Sheet.Read(text);

        RuleFinding finding = cases.Findings[0];
        Assert.Equal((code, line, column, "test.cases.csv"), (finding.Code, finding.Line, finding.Column, finding.Source));
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
        Assert.False(cases.IsSound);
    }

    [Theory]
    [InlineData("case;patient.bmj;expected class\n", "patient.bmi")]
    [InlineData("case;medicine;expected class\n", "medicines")]
    [InlineData("case;patient.bmi;expected klass\nA;24;normal\n", "class")]
    [InlineData("case;decision;patient.bmi;expected\nA;klass;24;normal\n", "class")]
    public void Names_what_was_probably_meant(string text, string near) =>
        Assert.Contains(near, Sheet.Read(text).Findings[0].Remedy, StringComparison.Ordinal);

    [Fact]
    public void Says_what_is_wrong_with_a_cell_that_was_meant_as_feel()
    {
        RuleSetCases cases = Sheet.Read("case;medicines;expected given\nA;[1, 2;null\n");

        Assert.Equal(["PW1252 2:3", "PW1001 2:8"], cases.Findings.Select(finding => $"{finding.Code} {finding.Line}:{finding.Column}"));
    }

    [Fact]
    public void Says_once_what_is_wrong_with_a_column()
    {
        RuleSetCases cases = Sheet.Read("case;patient.bmi;expected klass\nA;24;normal\nB;26;high\n");

        Assert.Single(cases.Findings);
    }

    [Fact]
    public void Lets_a_name_of_the_rule_set_go_before_a_word_of_the_sheet()
    {
        RuleSet rules = Dmn.Compile("""
            <inputData id="s" name="source"><variable name="source" typeRef="string"/></inputData>
            <decision id="d" name="d"><variable name="d"/>
              <informationRequirement><requiredInput href="#s"/></informationRequirement>
              <literalExpression><text>source</text></literalExpression></decision>
            """);

        RuleSetCases cases = RuleSetCases.Read("case,source,expected\nA,GP,GP\n", "test.cases.csv", rules);

        Assert.Equal(1, cases.Run(Feel.Settings).Passed);
    }

    [Theory]
    [InlineData(RuleLanguage.English, "case;patient.bmi;patient.birth date;patient.smokes;medicines;expected class;expected half;expected age;expected smokes;expected given;source")]
    [InlineData(RuleLanguage.French, "cas;patient.bmi;patient.birth date;patient.smokes;medicines;attendu class;attendu half;attendu age;attendu smokes;attendu given;source")]
    public void Offers_headings_that_it_reads(RuleLanguage language, string expected)
    {
        string headings = RuleSetCases.Begin(Sheet.Rules, language);

        Assert.Equal(expected, headings);
        Assert.Empty(Sheet.Read(headings).Findings);
    }
}
