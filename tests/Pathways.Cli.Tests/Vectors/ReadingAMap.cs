using Pathways.Cli.Vectors;

namespace Pathways.Cli.Tests.Vectors;

public sealed class ReadingAMap
{
    private const string Good = """
        format: 1
        files:
          corpulence.csv:
            model: m/corpulence.dmn
            decision: iotf
            ignored: [note, remark]
            inputs:
              points: for pair in split(p, " ") return pair
            expected:
              expected_class: result.class
              expected_z: { output: result.z, tolerance: 0.005 }
        """;

    [Fact]
    public void Knows_model_decision_columns_and_tolerance()
    {
        VectorMap map = Assert.IsType<VectorMapReading.Understood>(VectorMapReader.Read(Good, "/s/vectors.yaml")).Map;

        VectorMapping mapping = map.Files["corpulence.csv"];
        Assert.Equal("/s", map.Folder);
        Assert.Equal(("m/corpulence.dmn", "iotf", "id"), (mapping.Model, mapping.Decision, mapping.Id));
        Assert.Equal(["note", "remark"], mapping.Ignored);
        Assert.Equal("for pair in split(p, \" \") return pair", mapping.Inputs["points"]);
        Assert.Equal(new ExpectedAnswer("result.class", null), mapping.Expected["expected_class"]);
        Assert.Equal(new ExpectedAnswer("result.z", "0.005"), mapping.Expected["expected_z"]);
    }

    [Fact]
    public void Understands_the_map_that_the_samples_ship()
    {
        string path = Path.Combine(Repository.Root, "samples", "vectors.yaml");

        VectorMapReading reading = VectorMapReader.Read(File.ReadAllText(path), path);

        Assert.IsType<VectorMapReading.Understood>(reading);
    }

    [Theory]
    [InlineData("format: 2\nfiles: {}\n", "v.yaml:1:9:", "only format 1")]
    [InlineData("files: {}\n", "v.yaml:1:1:", "'format' is missing")]
    [InlineData("format: 1\nfile: {}\n", "v.yaml:2:1:", "'file' is not known here")]
    [InlineData("format: 1\nfiles:\n  a.csv:\n    model: x\n", "v.yaml:4:5:", "'expected' is missing")]
    [InlineData("format: 1\nfiles:\n  a.csv:\n    expected: {}\n", "v.yaml:4:5:", "names no column")]
    [InlineData("format: 1\nfiles:\n  a.csv: b\n", "v.yaml:3:10:", "entries of the form")]
    [InlineData("format: 1\nfiles: [\n", "v.yaml:", "cannot be read")]
    [InlineData("", "v.yaml:", "one document")]
    public void Says_the_place_and_the_mistake(string text, string place, string why)
    {
        CommandProblem problem = Assert.IsType<VectorMapReading.Refused>(VectorMapReader.Read(text, "v.yaml")).Problem;

        Assert.Equal("PW6205", problem.Code);
        Assert.StartsWith(place, problem.Message, StringComparison.Ordinal);
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
    }
}
