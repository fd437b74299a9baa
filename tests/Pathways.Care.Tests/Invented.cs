namespace Pathways.Care.Tests;

/// <summary>Invented people and days for the tests.</summary>
internal static class Invented
{
    public static readonly DateOnly Today = new(2026, 11, 21);
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
    public static readonly NetworkId Network = new("rsma-test");
    public static readonly OrganisationId Office = new(Guid.Parse("0199a000-0000-7000-8000-000000000001"));
    public static readonly PersonId Someone = new(Guid.Parse("0199a000-0000-7000-8000-000000000002"));
    public static readonly PatientId Lison = new(Guid.Parse("0199a000-0000-7000-8000-000000000003"));

    public static PlausibleRanges Ranges { get; } = PlausibleRanges.Read(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "plausible_ranges.csv")));

    public static InsNumber Number { get; } =
        InsNumber.Read("2180957463001" + InsNumber.KeyOf("2180957463001"), InsAuthority.NirDemo)!; // its key was just computed

    public static IdentityTraits Traits(
        string birthName = "ESSAI-MARTIN",
        string given = "Lison",
        string? givenNames = null,
        DateOnly? birthDate = null,
        Sex sex = Sex.Female) =>
        new(birthName, given, givenNames ?? given, birthDate ?? new DateOnly(2018, 9, 14), sex, "57463");

    public static PatientIdentity Identity(
        IdentityStatus status = IdentityStatus.Provisional, IdentityTraits? traits = null, string? usedName = null) =>
        new(
            traits ?? Traits(),
            usedName,
            usedGivenName: null,
            status,
            status is IdentityStatus.Retrieved or IdentityStatus.Qualified ? Number : null);

    public static Patient Patient(PatientIdentity? identity = null) => new()
    {
        Network = Network,
        Id = Lison,
        Identity = identity ?? Identity(),
        RegisteredBy = Someone,
        RegisteredAt = Now,
        Revision = 1,
    };

    public static ObservationDraft Weight(decimal? kg, DateOnly? takenOn = null) =>
        new(ObservationCode.Weight, kg, "kg", takenOn ?? Today, ObservationSource.Measured);
}
