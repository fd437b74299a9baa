namespace Pathways.Care.Tests.Observations;

public sealed class ShippedRanges
{
    [Fact]
    public void Are_ordered_soft_inside_hard() =>
        Assert.All(Invented.Ranges.All, range => Assert.True(
            range.HardMin <= range.SoftMin && range.SoftMin < range.SoftMax && range.SoftMax <= range.HardMax,
            $"{range.Field} from {range.AgeFrom}"));

    [Fact]
    public void Never_overlap_in_age() =>
        Assert.All(
            from range in Invented.Ranges.All
            from age in Enumerable.Range(0, 120)
            where range.IsFor(age)
            group range by (range.Code, age),
            band => Assert.Single(band));

    [Fact]
    public void Keep_one_unit_and_one_field_for_a_code() =>
        Assert.All(
            Invented.Ranges.All.GroupBy(range => range.Code),
            code => Assert.Single(code.Select(range => (range.Unit, range.Field, range.Decimals)).Distinct()));

    [Theory]
    [InlineData("weight_kg", "weight")]
    [InlineData("height_cm", "height")]
    public void Know_the_code_of_a_form_field(string field, string code) =>
        Assert.Equal(code, Invented.Ranges.CodeOfField(field)?.Value);

    [Fact]
    public void Know_no_code_for_a_field_that_is_not_an_observation() =>
        Assert.Null(Invented.Ranges.CodeOfField("reason"));

    // LOINC numbers end with a Luhn digit over the digits before the hyphen.
    [Fact]
    public void Carry_LOINC_terms_whose_check_digit_is_right() =>
        Assert.All(
            Invented.Ranges.All.Select(range => range.Loinc).OfType<string>(),
            loinc => Assert.Equal(0, LuhnSum(loinc.Replace("-", string.Empty, StringComparison.Ordinal)) % 10));

    [Theory]
    [InlineData("code,field\nweight,weight_kg", "line 2: column 'label_fr' is missing")]
    [InlineData("#\n{header}\nweight,weight_kg,Poids,Weight,kg,one,1,18,8,150,5,250,", "line 3: 'one' in column 'decimals' is not a number")]
    [InlineData("{header}\n,weight_kg,Poids,Weight,kg,1,1,18,8,150,5,250,", "line 2: column 'code' is empty")]
    public void Say_where_a_table_is_broken(string csv, string expected)
    {
        const string Header =
            "code,field,label_fr,label_en,unit_ucum,decimals,age_from,age_below,soft_min,soft_max,hard_min,hard_max,loinc";

        FormatException broken = Assert.Throws<FormatException>(
            () => PlausibleRanges.Read(csv.Replace("{header}", Header, StringComparison.Ordinal)));

        Assert.Contains(expected, broken.Message, StringComparison.Ordinal);
    }

    private static int LuhnSum(string digits) => digits
        .Reverse()
        .Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 2))
        .Sum(weighted => weighted > 9 ? weighted - 9 : weighted);
}
