using System.Text.Json.Serialization;

namespace Pathways.Rules;

/// <summary>Where the value of an input came from.</summary>
/// <param name="Input">The input's name; for a member of a context the way to it, e.g. <c>patient.weight</c>.</param>
/// <param name="Origin">What kind of thing the value is.</param>
/// <param name="Id">What the caller keeps it under; null when that is not known.</param>
/// <param name="At">Since when it is so: the day it was measured or answered; null when that is not known.</param>
/// <param name="By">Who gave it, as the caller wants it shown or looked up; null when that is not known.</param>
public sealed record InputSource(
    string Input, InputOrigin Origin, string? Id = null, DateTimeOffset? At = null, string? By = null);

/// <summary>What kind of thing the value of an input is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InputOrigin>))]
public enum InputOrigin
{
    /// <summary>Data of the case, of which no more is known.</summary>
    CaseData,

    /// <summary>A measure: weight, blood pressure.</summary>
    Measure,

    /// <summary>An answer in a form.</summary>
    Answer,

    /// <summary>A part of a message that came in.</summary>
    Message,

    /// <summary>What another decision concluded.</summary>
    Conclusion,

    /// <summary>A setting of the installation.</summary>
    Setting,
}
