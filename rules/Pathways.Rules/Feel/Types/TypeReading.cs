using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>From the type as written to the type it means.</summary>
internal static class TypeReading
{
    /// <summary>Types of other languages and tools.</summary>
    private static readonly FrozenDictionary<string, string> foreign = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["integer"] = "number",
        ["int"] = "number",
        ["long"] = "number",
        ["double"] = "number",
        ["float"] = "number",
        ["decimal"] = "number",
        ["text"] = "string",
        ["str"] = "string",
        ["bool"] = "boolean",
        ["datetime"] = "date and time",
        ["timestamp"] = "date and time",
        ["duration"] = "days and time duration, years and months duration",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The type; null when a name in it is not known.</summary>
    public static FeelType? Resolve(TypeName name, ItemTypes? types)
    {
        switch (name)
        {
            case TypeName.Plain plain:
                return types?.Find(plain.Name) ?? FeelType.Named(plain.Name);
            case TypeName.ListOf list:
                return Resolve(list.Element, types) is FeelType element ? new FeelType.ListOf(element) : null;
            case TypeName.RangeOf range:
                return Resolve(range.Element, types) is FeelType end ? new FeelType.RangeOf(end) : null;
            case TypeName.ContextOf context:
                ImmutableArray<FeelParameter>.Builder members = ImmutableArray.CreateBuilder<FeelParameter>();
                foreach (Expression.Parameter part in context.Members)
                {
                    if (part.Type is null || Resolve(part.Type, types) is not FeelType type)
                    {
                        return null;
                    }

                    members.Add(new FeelParameter(part.Name, type));
                }

                return new FeelType.ContextOf(members.ToImmutable());
            case TypeName.FunctionOf function:
                FeelType?[] parameters = [.. function.Parameters.Select(parameter => Resolve(parameter, types))];
                return Resolve(function.Result, types) is FeelType result && !parameters.Contains(null)
                    ? new FeelType.FunctionOf([.. parameters.OfType<FeelType>()], result)
                    : null;
            default:
                throw new System.Diagnostics.UnreachableException($"{name.GetType().Name} is no type name.");
        }
    }

    /// <summary>The first name in a type that cannot be resolved; null when there is none.</summary>
    public static TypeName.Plain? FirstUnknown(TypeName name, ItemTypes? types) => name switch
    {
        TypeName.Plain plain => Resolve(plain, types) is null ? plain : null,
        TypeName.ListOf list => FirstUnknown(list.Element, types),
        TypeName.RangeOf range => FirstUnknown(range.Element, types),
        TypeName.ContextOf context => FirstUnknown(context.Members.Select(member => member.Type).OfType<TypeName>(), types),
        TypeName.FunctionOf function => FirstUnknown(function.Parameters.Append(function.Result), types),
        _ => null,
    };

    /// <summary>The types that may have been meant, the likeliest first.</summary>
    public static string Near(string name, ItemTypes? types) => foreign.TryGetValue(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..], out string? feel)
        ? feel
        : NearNames.Told(name, [.. types?.Names ?? [], .. FeelType.PlainNames]);

    private static TypeName.Plain? FirstUnknown(IEnumerable<TypeName> parts, ItemTypes? types) =>
        parts.Select(part => FirstUnknown(part, types)).FirstOrDefault(unknown => unknown is not null);
}
