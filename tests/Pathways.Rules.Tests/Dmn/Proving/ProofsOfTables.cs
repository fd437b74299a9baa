namespace Pathways.Rules.Tests;

/// <summary>What is proved of tables as authors write them.</summary>
public sealed class ProofsOfTables
{
    [Fact]
    public void Find_a_patient_for_whom_there_is_no_rule()
    {
        TableProof proof = ProofTable.Prove("UNIQUE", [ProofColumn.Sex, ProofColumn.Age, ProofColumn.Bmi], """
            "F" | < 7     | -     | "a"
            "F" | >= 8    | -     | "a"
            "F" | [7..8)  | <= 25 | "b"
            "F" | [7..8)  | > 25  | "c"
            "M" | -       | -     | "a"
            """);

        Assert.Equal(ProofAnswer.Yes, proof.IsComplete);
        Assert.Equal(ProofAnswer.No, proof.IsCompleteWithMissingData);
        TableGap gap = proof.MissingDataGaps.Single(one => one.Missing is ["BMI"]);
        Assert.Equal("Sex = \"F\" and Age in [7..8) and BMI missing", gap.Where);
        Assert.Equal("Sex = \"F\", Age = 7.5, BMI missing", gap.Example.Words);
        Assert.Equal("{Sex: \"F\", Age: 7.5, BMI: null}", gap.Example.Inputs.ToString());
    }

    [Fact]
    public void Take_neighbouring_gaps_together_and_name_the_open_ends()
    {
        TableProof proof = ProofTable.Prove("UNIQUE", [ProofColumn.Age, ProofColumn.Sex], """
            < 18  | -   | "a"
            >= 65 | -   | "b"
            30    | "M" | "c"
            """);

        Assert.Equal(
            ["Age in [18..30) or in (30..65)", "Age in [18..65) and Sex = \"F\""],
            proof.Gaps.Select(gap => gap.Where).Order());
        Assert.All(proof.Gaps, gap => Assert.False(gap.AssumesIndependence));
    }

    [Theory]
    [InlineData("UNIQUE", "Error PW1230: In the UNIQUE table rule 1 matches together with rule 2: where Age = 18; for example Age = 18, Sex = \"F\".")]
    [InlineData("ANY", "Error PW1231: In the ANY table rule 1 matches together with rule 2 and has another output: where Age = 18; for example Age = 18, Sex = \"F\".")]
    public void Find_rules_that_contradict_each_other(string hitPolicy, string expected)
    {
        TableProof proof = ProofTable.Prove(hitPolicy, [ProofColumn.Age, ProofColumn.Sex], """
            <= 18 | - | "a"
            >= 18 | - | "b"
            """);

        Assert.Equal(ProofAnswer.No, proof.IsFreeOfConflicts);
        Assert.Contains(proof.Findings, finding => finding.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FIRST")]
    [InlineData("PRIORITY")]
    [InlineData("COLLECT")]
    [InlineData("RULE ORDER")]
    [InlineData("OUTPUT ORDER")]
    public void Let_hit_policies_that_choose_have_overlaps(string hitPolicy)
    {
        TableProof proof = ProofTable.Prove(hitPolicy, [ProofColumn.Age], "<= 18 | \"a\"\n>= 18 | \"b\"");

        Assert.Equal(ProofAnswer.Yes, proof.IsFreeOfConflicts);
        Assert.Empty(proof.UnusedRules);
    }

    [Fact]
    public void Name_the_rules_that_hide_another_one()
    {
        TableProof proof = ProofTable.Prove("FIRST", [ProofColumn.Age, ProofColumn.Sex], """
            < 10     | -   | "a"
            < 20     | "F" | "b"
            < 20     | "M" | "c"
            [5..15]  | not(null) | "a"
            -        | -   | "b"
            null     | -   | "c"
            """);

        Assert.Equal(["4: 2, 3", "6: 5"], proof.UnusedRules.Select(rule => $"{rule.Rule}: {string.Join(", ", rule.CoveredBy)}"));
    }

    [Fact]
    public void Rank_rules_by_the_output_values_under_priority()
    {
        TableProof proof = ProofTable.Prove("PRIORITY", [ProofColumn.Age], """
            > 30 | "b"
            > 20 | "a"
            > 10 | "c"
            """);

        UnusedRule unused = Assert.Single(proof.UnusedRules);
        Assert.Equal(1, unused.Rule);
        Assert.Equal([2], unused.CoveredBy);
    }

    [Theory]
    [InlineData("[5..3]")]
    [InlineData("> 120")]
    [InlineData("[-10..-1]")]
    [InlineData("null, not(null)", false)]
    public void Find_rules_that_never_match(string cell, bool isNever = true)
    {
        TableProof proof = ProofTable.Prove("UNIQUE", [new ProofColumn("Age", "number", "[0..120]")], cell + " | \"a\"");

        Assert.Equal(isNever ? ["Age"] : [], proof.UnusedRules.Select(rule => rule.NeverMet));
    }

    [Theory]
    [InlineData("date", "< @\"2024-02-01\"", "> @\"2024-02-01\"", "2024-02-01")]
    [InlineData("date", "<= @\"2024-02-28\"", ">= @\"2024-03-01\"", "2024-02-29")]
    [InlineData("days and time duration", "< @\"P1D\"", ">= @\"P2D\"", "P1DT12H")]
    [InlineData("years and months duration", "<= @\"P1Y\"", ">= @\"P1Y2M\"", "P1Y1M")]
    [InlineData("number", "<= 17", ">= 18", "17.5")]
    [InlineData("string", "<= \"F\"", ">= \"M\"", "\"L\"")]
    [InlineData("boolean", "true", "null", "false")]
    [InlineData("time", "< @\"10:00:00\", >= @\"10:00:00Z\", < @\"10:00:00Z\"", ">= @\"11:00:00\"", "10:30:00")]
    [InlineData("dateTime", "< @\"2024-01-01T00:00:00\"", ">= @\"2024-01-01T00:00:00\"", "2026-01-01T00:00:00Z")]
    public void Know_the_values_of_every_kind(string type, string low, string high, string lost)
    {
        TableProof proof = ProofTable.Prove("UNIQUE", [new ProofColumn("X", type)], $"{low} | \"a\"\n{high} | \"b\"");

        Assert.Equal([$"X = {lost}"], proof.Gaps.Select(gap => gap.Example.Words));
    }

    [Fact]
    public void Leave_no_gap_between_two_days_or_two_months()
    {
        Assert.Equal(ProofAnswer.Yes, ProofTable.Prove(
            "UNIQUE", [new ProofColumn("X", "date")], "<= @\"2024-02-29\" | \"a\"\n>= @\"2024-03-01\" | \"b\"").IsComplete);
        Assert.Equal(ProofAnswer.Yes, ProofTable.Prove(
            "UNIQUE", [new ProofColumn("X", "yearMonthDuration")], "<= @\"P11M\" | \"a\"\n>= @\"P1Y\" | \"b\"").IsComplete);
    }

    [Fact]
    public void Look_into_lists()
    {
        TableProof proof = ProofTable.Prove("UNIQUE", [new ProofColumn("Conditions", "tConditions")], """
            list contains(?, "asthma") | "a"
            list contains(?, "diabetes") and not(list contains(?, "asthma")) | "b"
            ? = [] | "c"
            """.Replace("tConditions", "list", StringComparison.Ordinal));

        Assert.Equal(ProofAnswer.Yes, proof.IsFreeOfConflicts);
        Assert.Equal("Conditions with others and without \"asthma\", \"diabetes\"", Assert.Single(proof.Gaps).Where);
    }

    [Fact]
    public void Keep_to_the_allowed_values_of_item_definitions()
    {
        const string Types = """
            <itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>[0..120]</text></allowedValues></itemDefinition>
            <itemDefinition name="tClass"><typeRef>string</typeRef><allowedValues><text>"low", "high"</text></allowedValues></itemDefinition>
            """;
        ProofColumn[] columns = [new("Age", "tAge"), new("Class", "tClass")];

        TableProof proof = ProofTable.Prove(ProofTable.Model(
            "UNIQUE", columns, ["[0..18) | - | \"a\"", "[18..120] | starts with(?, \"l\") | \"b\""], Types));

        Assert.Equal("Age in [18..120] and Class = \"high\"", Assert.Single(proof.Gaps).Where);
        Assert.Empty(proof.UnprovableCells);
    }

    [Fact]
    public void Name_the_cells_they_cannot_look_into_and_claim_nothing_about_them()
    {
        TableProof proof = ProofTable.Prove("UNIQUE", [ProofColumn.Age, ProofColumn.Bmi], """
            < 18  | -           | "a"
            >= 18 | < Age       | "b"
            >= 18 | >= Age      | "c"
            >= 90 | -           | "a"
            """);

        Assert.Equal(ProofAnswer.NotProvable, proof.IsComplete);
        Assert.Equal(ProofAnswer.NotProvable, proof.IsFreeOfConflicts);
        Assert.Equal(["2 BMI < Age", "3 BMI >= Age"], proof.UnprovableCells.Select(cell => $"{cell.Rule} {cell.Column} {cell.Cell}"));
        Assert.Equal("Age in [18..90) and BMI missing", proof.MissingDataGaps.Single(gap => gap.Missing is ["BMI"]).Where);
    }

    [Fact]
    public void Take_columns_with_one_expression_for_one_input()
    {
        TableProof proof = ProofTable.Prove("UNIQUE", [ProofColumn.Age, ProofColumn.Age], """
            < 18  | -    | "a"
            >= 18 | < 65 | "b"
            -     | >= 65 | "c"
            < 18  | > 20 | "c"
            """);

        Assert.Equal(ProofAnswer.Yes, proof.IsComplete);
        Assert.Equal(ProofAnswer.Yes, proof.IsFreeOfConflicts);
        Assert.Equal("Age", Assert.Single(proof.UnusedRules).NeverMet);
    }

    [Fact]
    public void Say_when_a_conflict_needs_inputs_that_may_exclude_each_other()
    {
        ProofColumn isAdult = new("Age", "number", null, "Age >= 18");

        TableProof proof = ProofTable.Prove("UNIQUE", [ProofColumn.Age, isAdult], """
            < 18 | -    | "a"
            -    | true | "b"
            """);

        Assert.True(Assert.Single(proof.Conflicts).AssumesIndependence);
        Assert.Contains(proof.Findings, finding => finding is { Code: "PW1233", Severity: FindingSeverity.Warning });
        Assert.DoesNotContain(proof.Findings, finding => finding.Severity == FindingSeverity.Error);
    }

    [Fact]
    public void Say_what_they_assume_about_an_input_without_a_type() => Assert.Equal(
        ["X has no type; it is taken for a number."],
        ProofTable.Prove("UNIQUE", [new ProofColumn("X", null)], "< 5 | \"a\"\n>= 5 | \"b\"").Assumptions);

    [Fact]
    public void Find_no_gap_where_a_default_applies()
    {
        TableProof proof = ProofTable.Prove(Dmn.Table(
            "hitPolicy=\"UNIQUE\"", "> 100 | - | \"old\"", "<defaultOutputEntry><text>\"usual\"</text></defaultOutputEntry>"));

        Assert.Equal("Note PW1238", Assert.Single(proof.Findings) is { } finding ? $"{finding.Severity} {finding.Code}" : null);
        Assert.StartsWith("Risk: complete by its default", proof.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reach_tables_in_knowledge_models_and_inside_other_boxes()
    {
        const string Table = """
            <decisionTable><input><inputExpression><text>x</text></inputExpression></input><output/>
            <rule><inputEntry><text>true</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable>
            """;
        RuleSet? rules = Dmn.Check($"""
            <inputData id="x" name="x"><variable name="x" typeRef="boolean"/></inputData>
            <decision id="d" name="D"><variable name="D"/><informationRequirement><requiredInput href="#x"/></informationRequirement>
              <context><contextEntry><variable name="first"/>{Table}</contextEntry><contextEntry><list>{Table}</list></contextEntry></context></decision>
            <businessKnowledgeModel id="k" name="K"><variable name="K"/><encapsulatedLogic><formalParameter name="x" typeRef="boolean"/>{Table}</encapsulatedLogic>
            </businessKnowledgeModel>
            """).RuleSet;

        Assert.Equal(
            ["D: 1 gap; no rule when x is missing; no conflict", "D (table 2): 1 gap; no rule when x is missing; no conflict", "K: 1 gap; no rule when x is missing; no conflict"],
            rules?.ProveTables().Select(proof => proof.ToString()));
    }

    [Fact]
    public void Stop_at_the_budget_and_say_so()
    {
        RuleSet? rules = Dmn.Check(ProofTable.Model("UNIQUE", [ProofColumn.Age], ["< 5 | \"a\"", ">= 5 | \"b\""])).RuleSet;

        TableProof? proof = rules?.ProveTables(steps: 10).Single();

        Assert.Equal(ProofAnswer.NotWithinBudget, proof?.IsComplete);
        Assert.Equal("PW1241", proof?.Findings.Single().Code);
    }
}
