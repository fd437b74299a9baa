using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Cuts all values of a type into regions, at the ends of the tests made of them and of its allowed values.</summary>
internal sealed class Regions(ConstantExpression constants)
{
    // Each member that lists are asked for doubles the regions.
    private const int MostMembers = 6;

    private static readonly FeelValue anyText = FeelValue.String("other");

    /// <summary>The regions of a type in order, without the missing value.</summary>
    public IEnumerable<Region> Of(FeelType type, IEnumerable<TestEnds> tests)
    {
        List<TestEnds> ends = [];
        bool isKnown = TryReadAllowed(type, ends);
        ends.AddRange(tests);
        foreach (Region region in OfBare(type, ends))
        {
            if (ConstantExpression.IsPossible(type, region.Typical))
            {
                yield return region;
            }
            else if (region is Region.Anything || (!isKnown && region is not Region.Point))
            {
                yield return region with { IsInhabited = false };
            }
        }
    }

    /// <summary>The ends of a type's allowed values; false when some of them do more than compare.</summary>
    private bool TryReadAllowed(FeelType type, List<TestEnds> ends)
    {
        bool isKnown = true;
        for (; type is FeelType.Defined defined; type = defined.Type)
        {
            if (defined.Allowed is AllowedValues allowed)
            {
                TestEnds? read = constants.EndsOf(allowed, defined.Type);
                isKnown &= read is not null;
                ends.AddRange(read is null ? [] : [read]);
            }
        }

        return isKnown && (type is not FeelType.ListOf list || TryReadAllowed(list.Element, []));
    }

    private IEnumerable<Region> OfBare(FeelType type, List<TestEnds> tests) => type.Bare switch
    {
        FeelType.SimpleType { Kind: FeelKind.Null } => [],
        FeelType.SimpleType simple => OfKind(simple.Kind, tests),
        FeelType.ListOf list => Lists(list.Element, tests),
        FeelType.AnyType => OfAny(tests),
        FeelType.ContextOf => [new Region.Anything(FeelValue.Context(FeelContext.Empty))],
        FeelType.RangeOf => [new Region.Anything(FeelValue.Range(new FeelRange(FeelValue.Number(1), true, FeelValue.Number(2), true)))],
        _ => [],
    };

    /// <summary>The kinds of the values that tests name, by which an input without a type is understood.</summary>
    public static ImmutableArray<FeelKind> KindsIn(IEnumerable<TestEnds> tests) =>
        [.. tests.SelectMany(test => test.Values).Select(value => value.Kind).Distinct().Order()];

    private IEnumerable<Region> OfAny(List<TestEnds> tests)
    {
        if (tests.Any(test => !test.Members.IsEmpty))
        {
            return Lists(FeelType.Any, tests);
        }

        ImmutableArray<FeelKind> kinds = KindsIn(tests);
        return kinds.IsEmpty ? [new Region.Anything(anyText)] : kinds.SelectMany(kind => OfKind(kind, tests));
    }

    private static IEnumerable<Region> OfKind(FeelKind kind, List<TestEnds> tests)
    {
        if (kind == FeelKind.Boolean)
        {
            return [new Region.Point(FeelValue.True), new Region.Point(FeelValue.False)];
        }

        FeelValue[] ends = [.. tests.SelectMany(test => test.Values).Where(value => value.Kind == kind)];
        return kind == FeelKind.String && !tests.Any(test => test.IsOrdered && test.Values.Any(value => value.Kind == kind))
            ? Names(ends)
            : ValueLine.Of(kind).SelectMany(line => Stretches(line, [.. ends.Where(line.Holds)]));
    }

    private static IEnumerable<Region> Names(FeelValue[] ends)
    {
        FeelValue[] names = [.. ends.Distinct()];
        string other = anyText.Text;
        while (names.Contains(FeelValue.String(other)))
        {
            other = "an" + other;
        }

        return names.Select(name => (Region)new Region.Point(name)).Append(new Region.OtherText(FeelValue.String(other)));
    }

    private static IEnumerable<Region> Stretches(ValueLine line, FeelValue[] ends)
    {
        Array.Sort(ends, (left, right) => Ordering.Compare(left, right) ?? 0);
        FeelValue low = FeelValue.Null;
        foreach (FeelValue end in ends)
        {
            if (!low.IsNull && Ordering.Compare(low, end) == 0)
            {
                continue;
            }

            if (TypicalValue.Between(line, low, end) is { IsNull: false } typical)
            {
                yield return new Region.Between(line, low, end, typical);
            }

            yield return new Region.Point(end);
            low = end;
        }

        if (TypicalValue.Between(line, low, FeelValue.Null) is { IsNull: false } last)
        {
            yield return new Region.Between(line, low, FeelValue.Null, last);
        }
    }

    private IEnumerable<Region> Lists(FeelType element, List<TestEnds> tests)
    {
        FeelValue[] members = [.. tests.SelectMany(test => test.Members).Distinct()];
        if (members.Length > MostMembers)
        {
            return [new Region.Point(FeelValue.EmptyList), new Region.Anything(FeelValue.ListOf(members[0]))];
        }

        Region[] others =
        [
            .. Of(element, [new TestEnds([.. members], [], false, false)])
                .Where(region => !members.Contains(region.Typical)).OrderByDescending(region => region.IsInhabited),
        ];
        return Enumerable.Range(0, 1 << members.Length)
            .Select(chosen => members.Where((_, i) => (chosen & (1 << i)) != 0).ToArray())
            .SelectMany(held => Lists(held, others));
    }

    /// <summary>The list of some members, and the same with one that no test asks for.</summary>
    private static IEnumerable<Region> Lists(FeelValue[] held, Region[] others)
    {
        yield return held.Length == 0
            ? new Region.Point(FeelValue.EmptyList)
            : new Region.Holding([.. held], false, FeelValue.FromItems(held));
        if (others.Length > 0)
        {
            yield return new Region.Holding([.. held], true, FeelValue.FromItems([.. held, others[0].Typical]))
            {
                IsInhabited = others[0].IsInhabited,
            };
        }
    }
}
