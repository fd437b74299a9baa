namespace Pathways.Rules;

/// <summary>The names that a text may use at one place; inner ones hide outer ones.</summary>
internal sealed class KnownNames(KnownNames? outer)
{
    private Dictionary<string, List<NamePattern>>? byFirstPiece;

    public KnownNames? Outer => outer;

    /// <summary>These names in front of others.</summary>
    public KnownNames Over(KnownNames others)
    {
        KnownNames level = new(others);
        for (KnownNames? mine = this; mine is not null; mine = mine.Outer)
        {
            foreach (KeyValuePair<string, List<NamePattern>> entry in mine.byFirstPiece ?? [])
            {
                level.PatternsFrom(entry.Key).AddRange(entry.Value);
            }
        }

        return level;
    }

    public void Add(string name)
    {
        if (NamePattern.Of(name) is not NamePattern pattern)
        {
            return;
        }

        List<NamePattern> patterns = PatternsFrom(pattern.FirstPiece);
        if (!patterns.Exists(known => string.Equals(known.Name, name, StringComparison.Ordinal)))
        {
            patterns.Add(pattern);
        }
    }

    /// <summary>The longest known name at a position of a text.</summary>
    /// <returns>Where the name ends, or -1 when no known name stands there.</returns>
    public int Longest(string text, int position, ref string name)
    {
        if (position >= text.Length)
        {
            return -1;
        }

        int best = -1;
        ReadOnlySpan<char> piece = text.AsSpan(position, NamePattern.PieceEnd(text, position) - position);
        if (piece.IsEmpty)
        {
            piece = text.AsSpan(position, 1);
        }

        for (KnownNames? level = this; level is not null; level = level.Outer)
        {
            if (level.byFirstPiece is null || !level.byFirstPiece.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(piece, out List<NamePattern>? patterns))
            {
                continue;
            }

            foreach (NamePattern pattern in patterns)
            {
                int end = pattern.Match(text, position);
                if (end > best)
                {
                    best = end;
                    name = pattern.Name;
                }
            }
        }

        return best;
    }

    private List<NamePattern> PatternsFrom(string firstPiece)
    {
        byFirstPiece ??= new Dictionary<string, List<NamePattern>>(StringComparer.Ordinal);
        if (!byFirstPiece.TryGetValue(firstPiece, out List<NamePattern>? patterns))
        {
            byFirstPiece.Add(firstPiece, patterns = []);
        }

        return patterns;
    }
}
