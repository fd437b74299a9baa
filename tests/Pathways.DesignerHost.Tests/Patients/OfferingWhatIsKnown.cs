using Pathways.Care;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Tests.Patients;

public sealed class OfferingWhatIsKnown
{
    private static readonly DateOnly Spring = new(2026, 4, 20);
    private static readonly DateOnly Autumn = new(2026, 10, 22);

    private readonly KnownOfFile facts = new(ShippedTables.PlausibleRanges());

    [Fact]
    public void Offers_the_measure_of_the_last_days_with_its_date()
    {
        FeelContext known = facts.Of(ChildMeasuredOn(Spring, Autumn), Autumn.AddDays(30));

        Assert.Equal(FeelValue.Number(31.4m), known["weight_kg"]);
        Assert.Equal(FeelValue.Number(128.5m), known["height_cm"]);
        Assert.Equal(FeelJson.ToJson(FeelValue.Date(Autumn)), FeelJson.ToJson(known["measured_on"]));
        Assert.Single(known["earlier_points"].AsList());
    }

    [Fact]
    public void Keeps_an_old_measure_as_a_point_of_the_curve_so_that_the_child_is_measured_again()
    {
        FeelContext known = facts.Of(ChildMeasuredOn(Spring, Autumn), Autumn.AddDays(31));

        Assert.False(known.TryGet("weight_kg", out _));
        Assert.False(known.TryGet("measured_on", out _));
        Assert.Equal(2, known["earlier_points"].AsList().Length);
    }

    [Fact]
    public void Does_not_offer_the_old_measure_that_the_case_remembers_either()
    {
        FeelContext ofTheCase = FeelContext.Empty
            .With("weight_kg", FeelValue.Number(31.4m))
            .With("measured_on", FeelValue.Date(Autumn))
            .With("entry", FeelValue.String("surveillance"));

        FeelContext known = facts.Refresh(ofTheCase, ChildMeasuredOn(Autumn), Autumn.AddMonths(6));

        Assert.False(known.TryGet("weight_kg", out _));
        Assert.False(known.TryGet("measured_on", out _));
        Assert.Equal(FeelValue.String("surveillance"), known["entry"]);
    }

    private static PatientFile ChildMeasuredOn(params DateOnly[] days)
    {
        NetworkId network = new("rsma-test");
        PatientId child = new(Guid.Parse("0199a000-0000-7000-8000-000000000003"));
        PersonId nurse = new(Guid.Parse("0199a000-0000-7000-8000-000000000002"));
        Observation Taken(ObservationCode code, decimal value, string unit, DateOnly day) => new()
        {
            Network = network,
            Id = new ObservationId(Guid.Empty),
            Patient = child,
            Code = code,
            Value = value,
            Unit = unit,
            TakenOn = day,
            Source = ObservationSource.Measured,
            RecordedBy = nurse,
            RecordedAs = RoleKey.Nurse,
            RecordedAt = new DateTimeOffset(day, new TimeOnly(10, 0), TimeSpan.Zero),
        };
        var patient = new Patient
        {
            Network = network,
            Id = child,
            Identity = new PatientIdentity(
                new IdentityTraits("ESSAI-MARTIN", "Lison", "Lison", new DateOnly(2018, 9, 14), Sex.Female, "57463"),
                usedName: null,
                usedGivenName: null,
                IdentityStatus.Provisional,
                number: null),
            RegisteredBy = nurse,
            RegisteredAt = new DateTimeOffset(Spring, default, TimeSpan.Zero),
            Revision = 1,
        };
        return new PatientFile(
            patient,
            [.. days.SelectMany(day => new[]
            {
                Taken(ObservationCode.Weight, 31.4m, "kg", day),
                Taken(ObservationCode.Height, 128.5m, "cm", day),
            })],
            [],
            []);
    }
}
