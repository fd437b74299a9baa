using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pathways.Rules;

/// <summary>A pattern with back-references as a tree, read from its translation.</summary>
internal abstract record PatternNode
{
    private PatternNode()
    {
    }

    /// <summary>One character of a kind.</summary>
    public sealed record One(Regex Kind) : PatternNode;

    /// <summary>The start or the end of the text, or of a line.</summary>
    public sealed record Edge(bool IsEnd, bool OfLines) : PatternNode;

    /// <summary>One after the other.</summary>
    public sealed record Sequence(ImmutableArray<PatternNode> Parts) : PatternNode;

    /// <summary>The first that leads to a match.</summary>
    public sealed record Choice(ImmutableArray<PatternNode> Options) : PatternNode;

    /// <summary>So many times, as often or as seldom as may be.</summary>
    public sealed record Repeat(PatternNode Part, int Least, int Most, bool IsLazy) : PatternNode;

    /// <summary>What is remembered under a number, from 1.</summary>
    public sealed record Group(int Number, PatternNode Part) : PatternNode;

    /// <summary>What a group has matched, again.</summary>
    public sealed record Again(int Number) : PatternNode;

    /// <summary>Reads a pattern that .NET's own parser has accepted.</summary>
    public static PatternNode Read(string pattern, RegexOptions options)
    {
        Reader reader = new(pattern, options);
        return reader.Choice();
    }

    private sealed class Reader(string pattern, RegexOptions options)
    {
        private int position;
        private int groups;

        public PatternNode Choice()
        {
            List<PatternNode> choices = [Sequence()];
            while (position < pattern.Length && pattern[position] == '|')
            {
                position++;
                choices.Add(Sequence());
            }

            return choices.Count == 1 ? choices[0] : new Choice([.. choices]);
        }

        private Sequence Sequence()
        {
            List<PatternNode> parts = [];
            while (position < pattern.Length && pattern[position] is not ('|' or ')'))
            {
                parts.Add(Repeated(Part()));
            }

            return new Sequence([.. parts]);
        }

        private PatternNode Part()
        {
            bool isMultiline = options.HasFlag(RegexOptions.Multiline);
            int start = position;
            switch (pattern[position++])
            {
                case '(' when pattern[position] == '?':
                    position += 2;
                    return Bracketed();
                case '(':
                    return new Group(++groups, Bracketed());
                case '^':
                    return new Edge(false, isMultiline);
                case '$':
                    return new Edge(true, isMultiline);
                case '\\' when pattern[position] == 'z':
                    position++;
                    return new Edge(true, false);
                case '\\' when char.IsAsciiDigit(pattern[position]):
                    return new Again(Number());
                case '\\':
                    position = pattern[position] is 'p' or 'P' ? pattern.IndexOf('}', position) + 1 : position + 1;
                    return OneOf(pattern[start..position]);
                case '[':
                    SkipClass();
                    return OneOf(pattern[start..position]);
                default:
                    return OneOf(pattern[start] == '.' ? "." : Regex.Escape(pattern[start..position]));
            }
        }

        private PatternNode Bracketed()
        {
            PatternNode inner = Choice();
            position++;
            return inner;
        }

        private One OneOf(string kind) =>
            new(new Regex($@"\A(?:{kind})\z", options & ~RegexOptions.Multiline | RegexOptions.NonBacktracking));

        private PatternNode Repeated(PatternNode part)
        {
            (int Least, int Most)? times = position == pattern.Length ? null : pattern[position] switch
            {
                '*' => (0, int.MaxValue),
                '+' => (1, int.MaxValue),
                '?' => (0, 1),
                '{' => Bounds(),
                _ => null,
            };
            if (times is null)
            {
                return part;
            }

            position++;
            bool isLazy = position < pattern.Length && pattern[position] == '?';
            position += isLazy ? 1 : 0;
            return new Repeat(part, times.Value.Least, times.Value.Most, isLazy);
        }

        /// <summary><c>{2}</c>, <c>{2,}</c> or <c>{2,3}</c>; leaves the position at its end.</summary>
        private (int Least, int Most) Bounds()
        {
            position++;
            int least = Number();
            int most = least;
            if (pattern[position] == ',')
            {
                position++;
                most = pattern[position] == '}' ? int.MaxValue : Number();
            }

            return (least, most);
        }

        private int Number()
        {
            int start = position;
            while (position < pattern.Length && char.IsAsciiDigit(pattern[position]))
            {
                position++;
            }

            return int.Parse(pattern.AsSpan(start, position - start), NumberStyles.None, CultureInfo.InvariantCulture);
        }

        private void SkipClass()
        {
            for (int open = 1; open > 0; position++)
            {
                open += pattern[position] == '[' ? 1 : pattern[position] == ']' ? -1 : 0;
                position += pattern[position] == '\\' ? 1 : 0;
            }
        }
    }
}
