using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>The way from a value to a member of a member, as a heading writes it: <c>patient.age</c>.</summary>
/// <param name="Members">The names on the way.</param>
/// <param name="Type">What is known of the type at its end.</param>
internal sealed record MemberPath(ImmutableArray<string> Members, FeelType Type)
{
    /// <summary>Follows a text through a type.</summary>
    /// <param name="text">Member names with dots between them; empty for the value itself.</param>
    /// <param name="type">The type where it begins.</param>
    /// <param name="known">The members there are where the way ends too early.</param>
    /// <returns>Null when the type has no such member.</returns>
    public static MemberPath? Follow(string text, FeelType type, out ImmutableArray<string> known)
    {
        List<string> members = [];
        known = [];
        while (text.Length > 0)
        {
            if (First(text, type.Bare) is not FeelParameter member)
            {
                known = [.. (type.Bare as FeelType.ContextOf)?.Members.Select(part => part.Name) ?? []];
                return null;
            }

            members.Add(member.Name);
            type = member.Type;
            text = text.Length > member.Name.Length ? text[(member.Name.Length + 1)..].Trim() : string.Empty;
        }

        return new MemberPath([.. members], type);
    }

    // Names may hold dots and blanks, so the longest member that fits is meant.
    private static FeelParameter? First(string text, FeelType type) => type switch
    {
        FeelType.ContextOf { Members: { IsEmpty: false } members } => members
            .Where(part => text == part.Name || text.StartsWith(part.Name + ".", StringComparison.Ordinal))
            .MaxBy(part => part.Name.Length),
        FeelType.ContextOf or FeelType.AnyType => new FeelParameter(text.Split('.')[0], FeelType.Any),
        _ => null,
    };
}
