using System.Globalization;
using System.Text.Json;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// What a professional without an account asks of a network. It stands beside the files: nothing of it is in a file or a case
/// before a person of the network accepts it.
/// </summary>
public sealed record OutsideRequest
{
    /// <summary>How many may wait in a network: a flood from outside ends here [P].</summary>
    public const int MostWaiting = 200;

    /// <summary>The network.</summary>
    public required NetworkId Network { get; init; }

    /// <summary>Its id (<see cref="IdOf"/>).</summary>
    public required Guid Id { get; init; }

    /// <summary>The pathway asked for.</summary>
    public required string PathwayKey { get; init; }

    /// <summary>Who asks.</summary>
    public required string Sender { get; init; }

    /// <summary>Their national number, with a right check digit; whether it is theirs nobody has checked.</summary>
    public required string Rpps { get; init; }

    /// <summary>Where they can be called.</summary>
    public required string Phone { get; init; }

    /// <summary>Birth name of the person concerned, as written.</summary>
    public required string BirthName { get; init; }

    /// <summary>First given name of the person concerned, as written.</summary>
    public required string GivenName { get; init; }

    /// <summary>Date of birth of the person concerned.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>Sex of the person concerned, <c>F</c> or <c>M</c>; null when it was not said.</summary>
    public required string? Sex { get; init; }

    /// <summary>The start form as it was filled in, as JSON.</summary>
    public required string Answers { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When somebody decided about it; null while it waits.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Who decided; null while it waits.</summary>
    public PersonId? DecidedBy { get; init; }

    /// <summary>The case that began with it; null while it waits, or when it was declined.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>Why it was declined; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The command under which the case begins, whoever accepts the request and however often: it begins once.</summary>
    public CommandId Beginning => new(DerivedId.Of(Id, "begin"));

    /// <summary>
    /// The id of what was sent: the same form sent twice is one request, a form that was changed and sent again is another. It is
    /// never one that somebody outside chose.
    /// </summary>
    /// <param name="sent">What was drawn when the page was shown.</param>
    /// <param name="request">What was sent.</param>
    public static Guid IdOf(CommandId sent, OutsideRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DerivedId.Of(sent.Value, JsonSerializer.Serialize(new[]
        {
            request.Network.Value, request.PathwayKey, request.Sender, request.Rpps, request.Phone, request.BirthName, request.GivenName,
            request.BirthDate.ToString("O", CultureInfo.InvariantCulture), request.Sex, request.Answers,
        }));
    }
}

/// <summary>What somebody decided about a request.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="InstanceId">The case that began; null when it was declined.</param>
/// <param name="Reason">Why it was declined; null otherwise.</param>
public sealed record RequestDecision(PersonId By, DateTimeOffset At, Guid? InstanceId, string? Reason);
