namespace Pathways.Care;

/// <summary>A role that nobody serves on a day.</summary>
/// <param name="Role">The role.</param>
/// <param name="Organisation">Where, for roles whose members treat patients of their own; null for the whole network.</param>
/// <param name="Holders">How many hold it, all of them absent; 0 when nobody does.</param>
/// <param name="Until">Last day of the absence that ends first; null when nobody holds it.</param>
public sealed record Vacancy(RoleKey Role, OrganisationId? Organisation, int Holders, DateOnly? Until);
