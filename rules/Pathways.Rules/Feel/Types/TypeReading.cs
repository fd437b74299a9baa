using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>From the type as written to the type it means.</summary>
internal static class TypeReading
{
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

    /// <summary>The name that cannot be resolved, for a sentence.</summary>
    public static string FirstUnknown(TypeName name, ItemTypes? types) => name switch
    {
        TypeName.Plain plain => plain.Name,
        TypeName.ListOf list => FirstUnknown(list.Element, types),
        TypeName.RangeOf range => FirstUnknown(range.Element, types),
        TypeName.ContextOf context => context.Members.Select(m => m.Type).OfType<TypeName>()
            .Where(type => Resolve(type, types) is null).Select(type => FirstUnknown(type, types)).FirstOrDefault(string.Empty),
        TypeName.FunctionOf function => function.Parameters.Append(function.Result)
            .Where(type => Resolve(type, types) is null).Select(type => FirstUnknown(type, types)).FirstOrDefault(string.Empty),
        _ => string.Empty,
    };
}
