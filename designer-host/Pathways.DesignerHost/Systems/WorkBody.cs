using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Metadata;

namespace Pathways.DesignerHost.Systems;

/// <summary>Reads what other systems send. A misspelt member is a mistake, not a wish to be ignored.</summary>
internal static class WorkBody
{
    private static readonly JsonSerializerOptions strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Reads a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="stop">Stops reading.</param>
    /// <returns>The body, or one sentence that says what is wrong with it.</returns>
    public static async Task<(T? Body, string Problem)> ReadAsync<T>(HttpRequest request, CancellationToken stop)
        where T : class
    {
        try
        {
            T? body = await JsonSerializer.DeserializeAsync<T>(request.Body, strict, stop);
            return (body, body is null ? "the body is null." : string.Empty);
        }
        catch (JsonException wrong)
        {
            return (null, $"{wrong.Message.Split(". Path:")[0].TrimEnd('.')} (at {wrong.Path ?? "$"}, line {wrong.LineNumber + 1}).");
        }
        catch (BadHttpRequestException wrong)
        {
            return (null, wrong.Message);
        }
    }

    /// <summary>No request needs more than 1 MB.</summary>
    public sealed class Limit : IRequestSizeLimitMetadata
    {
        /// <inheritdoc />
        public long? MaxRequestBodySize => 1024 * 1024;
    }
}
