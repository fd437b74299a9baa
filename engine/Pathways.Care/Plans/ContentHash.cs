using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pathways.Care;

/// <summary>A seal over what a plan says: a signature carries the one of the version that was signed.</summary>
/// <remarks>SHA-256 over each value as text, preceded by its length; a missing value counts as length −1.</remarks>
/// <param name="Hex">64 lower-case hexadecimal digits.</param>
public sealed record ContentHash(string Hex)
{
    /// <summary>The seal of a content.</summary>
    /// <param name="content">What the plan says.</param>
    public static ContentHash Of(PlanContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (string? value in ValuesOf(content))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(value ?? string.Empty);
            BinaryPrimitives.WriteInt32BigEndian(length, value is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return new ContentHash(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static IEnumerable<string?> ValuesOf(PlanContent content) =>
    [
        content.Referent?.Name, content.Referent?.Role, content.Referent?.Phone, content.About, content.Summary,
        .. ListOf(content.Problems, problem => [problem.Text, problem.Domain?.ToString(), Number(problem.Priority), problem.Source]),
        .. ListOf(content.Goals, goal => [goal.Text, goal.Measure, Day(goal.TargetOn), goal.Status.ToString()]),
        .. ListOf(content.Actions, action =>
            [action.Title, action.Kind?.ToString(), action.Who, action.Organisation, Day(action.DueOn), action.Indicator]),
        .. ListOf(content.Alerts, alert => [alert.How, alert.Teller, alert.To, alert.Within]),
        content.UnmetGoals, content.Disagreement, content.Consent?.ToString(),
    ];

    // The number of entries goes before them: an entry that moves from one list to the next is another content.
    private static IEnumerable<string?> ListOf<T>(ImmutableArray<T> list, Func<T, string?[]> values) =>
        [Number(list.Length), .. list.SelectMany(values)];

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
