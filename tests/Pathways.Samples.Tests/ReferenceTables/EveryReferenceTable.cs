namespace Pathways.Samples.Tests;

public sealed class EveryReferenceTable
{
    public static TheoryData<string> Files =>
        [.. SampleFolder.FilesIn("reference-tables").Where(file => Path.GetExtension(file) == ".csv")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_its_source(string file)
    {
        ReferenceTable table = ReferenceTable.Read(file);

        Assert.Contains(table.Notes, note => note.Contains("ource", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Has_as_many_cells_in_each_row_as_in_its_header(string file)
    {
        ReferenceTable table = ReferenceTable.Read(file);

        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        Assert.NotEmpty(table.Rows);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Stands_in_the_list_of_sources(string file)
    {
        string readme = SampleFolder.Read("reference-tables", "README.md");

        Assert.Contains($"`{file}`", readme, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Ends_its_lines_as_the_repository_does(string file) =>
        Assert.DoesNotContain('\r', SampleFolder.Read("reference-tables", file));

    [Theory]
    [InlineData("iotf_2012_lms.csv", "age_years", 66)]
    [InlineData("iotf_2012_cutoffs.csv", "age_years", 66)]
    [InlineData("who_2007_bmi_for_age_5_19y_monthly_lms.csv", "age_months", 340)]
    [InlineData("who_2006_bmi_for_age_0_60m_monthly_lms.csv", "age_months", 122)]
    public void Rises_in_age_within_each_sex_without_a_gap(string file, string age, int rows)
    {
        ReferenceTable table = ReferenceTable.Read(file);

        Assert.Equal(rows, table.Rows.Count);
        foreach (var sex in table.Rows.GroupBy(row => row["sex"]))
        {
            double[] ages = [.. sex.Select(row => ReferenceTable.Number(row, age))];
            double[] steps = [.. ages.Zip(ages.Skip(1), (one, next) => next - one).Distinct()];
            Assert.Single(steps);
            Assert.True(steps[0] > 0);
        }
    }
}
