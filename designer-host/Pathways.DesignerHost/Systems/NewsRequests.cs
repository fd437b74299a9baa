using System.Text.Json;

namespace Pathways.DesignerHost.Systems;

/// <summary>A message of another system.</summary>
/// <param name="Name">Its name in drawings; one of the system's topics.</param>
/// <param name="Case">The case it is for; null when the key, the values or the patient tell.</param>
/// <param name="Patient">The patient it is about.</param>
/// <param name="Key">The key that the drawing asks for; null when the drawing finds it in the values.</param>
/// <param name="Values">An object whose members become variables; null for none.</param>
/// <param name="KeepDays">How long it is kept when nobody waits for it, 1 to 365.</param>
internal sealed record MessageRequest(
    string? Name, Guid? Case, Guid? Patient, string? Key, JsonElement? Values, int KeepDays = 7)
{
    public string? Problem =>
        string.IsNullOrWhiteSpace(Name) ? "name is missing."
        : Case is null && Patient is null && Key is null && Values is not { ValueKind: JsonValueKind.Object }
            ? "one of case, patient, key and values must tell for whom it is."
        : Case is not null && (Patient is not null || Key is not null) ? "case tells for whom it is: leave patient and key out."
        : Key is { Length: 0 or > 200 } ? "key is a text of 200 characters at most."
        : Values is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) } ? "values is a JSON object, or left out."
        : KeepDays is < 1 or > 365 ? "keepDays is a number from 1 to 365."
        : null;
}

/// <summary>A signal of another system.</summary>
/// <param name="Name">Its name in drawings; one of the system's topics.</param>
internal sealed record SignalRequest(string? Name)
{
    public string? Problem => string.IsNullOrWhiteSpace(Name) ? "name is missing." : null;
}
