using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Engine;

namespace Pathways.DesignerHost.Systems;

/// <summary>What other systems are told when a request is refused: problem details (RFC 9457) with our code, in English.</summary>
internal static class WorkProblems
{
    public static ProblemHttpResult Unknown() => Of(
        "PW5150", StatusCodes.Status401Unauthorized,
        "The token is missing, not known, or its system was disconnected. Send 'Authorization: Bearer …' with the token that an "
        + "administrator of the network was shown when connecting the system.");

    public static ProblemHttpResult Malformed(string why) => Of(
        "PW5151", StatusCodes.Status400BadRequest, $"The request is not understood: {why}");

    public static ProblemHttpResult NotYours(string system, string name) => Of(
        "PW5152", StatusCodes.Status403Forbidden,
        $"'{system}' may not send '{name}': it is none of its topics. Ask an administrator to connect the system with this topic.");

    public static ProblemHttpResult Refused(Rejection reason) =>
        Of(reason.Code, StatusCodes.Status409Conflict, reason.Message);

    private static ProblemHttpResult Of(string code, int status, string detail) => TypedResults.Problem(
        detail, statusCode: status, extensions: [KeyValuePair.Create<string, object?>("code", code)]);
}
