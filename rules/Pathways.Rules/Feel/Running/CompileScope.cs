namespace Pathways.Rules;

/// <summary>How many places a frame needs.</summary>
internal sealed class FrameLayout
{
    public int Count { get; private set; }

    public int Add() => Count++;
}

/// <summary>Which name stands at which place of which frame, while an expression is compiled.</summary>
internal sealed class CompileScope
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Func<string, bool, int>? findOutside;
    private readonly int filterPlace = -1;

    private CompileScope(CompileScope? outer, FrameLayout layout, Func<string, bool, int>? findOutside, int filterPlace)
    {
        Outer = outer;
        Layout = layout;
        this.findOutside = findOutside;
        this.filterPlace = filterPlace;
    }

    public CompileScope? Outer { get; }

    public FrameLayout Layout { get; }

    /// <summary>The outermost scope: names come from outside, each with its place, or -1.</summary>
    public static CompileScope Root(FrameLayout layout, Func<string, bool, int> findOutside) => new(null, layout, findOutside, -1);

    /// <summary>A scope in the same frame.</summary>
    public CompileScope Inside() => new(this, Layout, null, -1);

    /// <summary>The body of a function: a frame of its own.</summary>
    public CompileScope Function() => new(this, new FrameLayout(), null, -1);

    /// <summary>The condition of a filter: the members of the item come before all names.</summary>
    public CompileScope Filter(int itemPlace) => new(this, Layout, null, itemPlace);

    public int Declare(string name)
    {
        int place = Layout.Add();
        places[name] = place;
        return place;
    }

    /// <summary>Gives a name a place that is there already.</summary>
    public void Bind(string name, int place) => places[name] = place;

    /// <summary>Where a name is found: filters to ask first, then a place.</summary>
    public NameBinding Resolve(string name)
    {
        List<NamePlace> items = [];
        int depth = 0;
        for (CompileScope? scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.places.TryGetValue(name, out int place))
            {
                return new NameBinding(items, new NamePlace(depth, place));
            }

            if (scope.filterPlace >= 0)
            {
                items.Add(new NamePlace(depth, scope.filterPlace));
            }

            if (scope.findOutside is not null && scope.findOutside(name, items.Count == 0) is int outside and >= 0)
            {
                return new NameBinding(items, new NamePlace(depth, outside));
            }

            if (scope.Outer is not null && !ReferenceEquals(scope.Outer.Layout, scope.Layout))
            {
                depth++;
            }
        }

        return new NameBinding(items, null);
    }
}

/// <summary>A place in the frame that is so many frames out.</summary>
internal readonly record struct NamePlace(int Depth, int Slot)
{
    public FeelValue Read(Frame frame)
    {
        for (int i = 0; i < Depth; i++)
        {
            frame = frame.Parent!; // as many parents as there were function scopes when compiling
        }

        return frame.Slots[Slot];
    }
}

/// <summary>What a name means: members of filtered items, if they have it, else a variable, else nothing.</summary>
internal readonly record struct NameBinding(List<NamePlace> Items, NamePlace? Variable);
