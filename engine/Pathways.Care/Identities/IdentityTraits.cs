namespace Pathways.Care;

/// <summary>Sex as the national identity states it; the growth references need it.</summary>
public enum Sex
{
    /// <summary>Code F.</summary>
    Female,

    /// <summary>Code M.</summary>
    Male,
}

/// <summary>The traits by which the national health identity (INS) knows a person.</summary>
/// <param name="BirthName">Family name at birth, as written on the document.</param>
/// <param name="FirstGivenName">First given name; compound names keep their hyphen.</param>
/// <param name="GivenNames">All given names in order, separated by spaces; starts with the first one.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Sex">Sex.</param>
/// <param name="BirthPlaceCode">INSEE code of the place of birth (99… abroad); <c>null</c> when not known yet.</param>
public sealed record IdentityTraits(
    string BirthName,
    string FirstGivenName,
    string GivenNames,
    DateOnly BirthDate,
    Sex Sex,
    string? BirthPlaceCode)
{
    /// <summary>The sex as references and forms write it: <c>F</c> or <c>M</c>.</summary>
    public string SexCode => Sex == Sex.Female ? "F" : "M";
}
