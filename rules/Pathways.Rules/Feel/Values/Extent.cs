namespace Pathways.Rules;

/// <summary>
/// How deep a value is nested, and how large it is written out in full. Lists and contexts keep it from the start: ten lists
/// that hold each other twice are small in memory and endless on paper, and only this tells.
/// </summary>
/// <param name="Depth">0 for a simple value; one more than its deepest part for a list, context or range.</param>
/// <param name="Size">One for each value in it, and one for each 32 characters.</param>
internal readonly record struct Extent(int Depth, long Size)
{
    public const int CharactersPerUnit = 32;

    public static Extent Around(ReadOnlySpan<FeelValue> parts)
    {
        int depth = 0;
        long size = 1;
        foreach (ref readonly FeelValue part in parts)
        {
            Extent extent = part.Extent;
            depth = Math.Max(depth, extent.Depth);
            size += extent.Size;
        }

        return new Extent(depth + 1, size);
    }
}
