using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What the expression of an input column tells about its values before it runs.</summary>
internal static class InputExpression
{
    /// <summary>True for <c>x = null</c> and <c>x != null</c>, which always have an answer.</summary>
    public static bool IsNeverMissing(TableSite site, DmnTableInput input) => Read(site, input) is Expression.Binary
    {
        Operator: BinaryOperator.Equal or BinaryOperator.NotEqual,
    } comparison && (IsNull(comparison.Left) || IsNull(comparison.Right));

    /// <summary>What its values may be: all that the expression, the declared type and the column itself allow.</summary>
    public static FeelType TypeOf(TableInput input)
    {
        FeelType type = input.KnownType;
        if (TypeRelations.Conforms(input.GivenType, type))
        {
            type = input.GivenType;
            for (FeelType declared = input.KnownType; declared is FeelType.Defined defined; declared = defined.Type)
            {
                type = new FeelType.Defined(defined.Name, type, defined.Allowed, defined.MeasuredIn);
            }
        }

        return input.Allowed is null ? type : new FeelType.Defined(input.Text, type, input.Allowed);
    }

    /// <summary>
    /// The inputs of the model from which the value comes, as paths; an empty path when that is not known. Two columns that
    /// share one cannot vary freely.
    /// </summary>
    public static ImmutableArray<string> PathsOf(TableSite site, DmnTableInput input) =>
    [
        .. OutsideNames.Of(Read(site, input)).SelectMany(name => PathsOf(site, name)).Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> PathsOf(TableSite site, OutsideName name)
    {
        if (site.Sources.TryGetValue(name.Root, out RequiredPlace? place))
        {
            return place switch
            {
                RequiredPlace.Fixed => [],
                RequiredPlace.Element { Required: DmnElement.Input } => [name.Path],
                _ => InputsBehind(place),
            };
        }

        bool isParameter = site.Owner is DmnElement.Knowledge { Source.Logic: DmnBox.Function function }
            && function.Parameters.Any(parameter => parameter.Name == name.Root);
        bool isName = site.Names.Names.Any(known => known.Name == name.Root);
        return isParameter ? [name.Path] : isName ? [string.Empty] : [];
    }

    private static IEnumerable<string> InputsBehind(RequiredPlace place)
    {
        List<DmnElement> reached = [.. DecisionProgram.ElementsOf(place)];
        HashSet<DmnElement> seen = [.. reached];
        for (int i = 0; i < reached.Count; i++)
        {
            if (reached[i] is DmnElement.Decision { Program: DecisionProgram program })
            {
                reached.AddRange(program.Required.Where(seen.Add));
            }
        }

        return reached.OfType<DmnElement.Input>().Select(input => input.Name);
    }

    private static Expression Read(TableSite site, DmnTableInput input) =>
        Parser.ParseExpression(site.SourceOf(input.Expression), site.Names, []);

    private static bool IsNull(Expression expression) => expression is Expression.Literal { Value.IsNull: true };
}
