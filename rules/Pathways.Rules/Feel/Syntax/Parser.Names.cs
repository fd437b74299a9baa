using System.Collections.Immutable;

namespace Pathways.Rules;

/// <content>Names where they are declared, and types.</content>
internal sealed partial class Parser
{
    private const string SignsInNames = "./-'+*";

    /// <summary>Names of types that have blanks in them.</summary>
    private static readonly string[] longTypeNames =
        ["years and months duration", "days and time duration", "date and time"];

    private string MemberName()
    {
        string name = string.Empty;
        int start = Begin();
        int end = members.Longest(source.Text, start, ref name);
        if (end > start)
        {
            scanner.Position = end;
            return WithNeighbours(name);
        }

        string word = scanner.PeekWord();
        if (word.Length == 0 || !NamePattern.IsNameStart(source.Text, start))
        {
            Unexpected("the name of a member was expected after the point");
            return string.Empty;
        }

        scanner.Position += word.Length;
        return WithNeighbours(word);
    }

    /// <summary>The name of an argument, when a colon follows it; else the scanner stays where it is.</summary>
    private string? NameBeforeColon()
    {
        int start = Begin();
        if (!NamePattern.IsNameStart(source.Text, start))
        {
            return null;
        }

        string? name = DeclaredName(":");
        if (name is not null && scanner.Take(":"))
        {
            return name;
        }

        scanner.Position = start;
        return null;
    }

    /// <summary>A new name, up to one of the signs that may follow it; null when there is none.</summary>
    private string? DeclaredName(string stops)
    {
        int start = Begin();
        if (!NamePattern.IsNameStart(source.Text, start))
        {
            return null;
        }

        while (!scanner.IsAtEnd && !stops.Contains(scanner.Current, StringComparison.Ordinal))
        {
            int end = NamePattern.PieceEnd(source.Text, scanner.Position);
            if (end == scanner.Position)
            {
                if (!SignsInNames.Contains(scanner.Current, StringComparison.Ordinal) && scanner.Current != '?')
                {
                    return null;
                }

                end++;
            }

            scanner.Position = end;
        }

        return NamePattern.Normalize(source.Text[start..scanner.Position]);
    }

    private string IteratorName()
    {
        int start = Begin();
        bool isFirst = true;
        while (!scanner.IsAtEnd && (isFirst || !scanner.SeesWord("in")))
        {
            isFirst = false;
            int end = NamePattern.PieceEnd(source.Text, scanner.Position);
            if (end == scanner.Position)
            {
                if (!SignsInNames.Contains(scanner.Current, StringComparison.Ordinal))
                {
                    break;
                }

                end++;
            }

            scanner.Position = end;
        }

        string name = NamePattern.Normalize(source.Text[start..scanner.Position]);
        if (name.Length == 0)
        {
            Unexpected("the name of a variable was expected");
        }

        return name;
    }

    private TypeName Type()
    {
        int start = Begin();
        if (++nesting > DeepestNesting)
        {
            Fail(Sentences.TooNested, From(start));
            return new TypeName.Plain(string.Empty, From(start));
        }

        TypeName type = BareType(start);
        nesting--;
        return type;
    }

    private TypeName BareType(int start)
    {
        foreach (string name in longTypeNames)
        {
            if (NamePattern.Of(name)?.Match(source.Text, start) is int end and > 0)
            {
                scanner.Position = end;
                return new TypeName.Plain(name, From(start));
            }
        }

        string word = QualifiedName();
        if (word is "list" or "range" && scanner.Take("<"))
        {
            TypeName element = Type();
            Expect(">");
            return word == "list" ? new TypeName.ListOf(element) : new TypeName.RangeOf(element);
        }

        if (word == "context" && scanner.Take("<"))
        {
            return ContextType();
        }

        return word == "function" && scanner.Take("<") ? FunctionType() : new TypeName.Plain(word, From(start));
    }

    private TypeName.ContextOf ContextType()
    {
        ImmutableArray<Expression.Parameter>.Builder parts = ImmutableArray.CreateBuilder<Expression.Parameter>();
        if (!scanner.Take(">"))
        {
            do
            {
                if (DeclaredName(":") is not string name)
                {
                    Unexpected("the name of a member was expected");
                    break;
                }

                Expect(":");
                parts.Add(new Expression.Parameter(name, Type()));
                members.Add(name);
            }
            while (!hasFailed && scanner.Take(","));
            Expect(">");
        }

        return new TypeName.ContextOf(parts.ToImmutable());
    }

    private TypeName.FunctionOf FunctionType()
    {
        ImmutableArray<TypeName>.Builder parameters = ImmutableArray.CreateBuilder<TypeName>();
        if (!scanner.Take(">"))
        {
            do
            {
                parameters.Add(Type());
            }
            while (!hasFailed && scanner.Take(","));
            Expect(">");
        }

        Expect("->");
        return new TypeName.FunctionOf(parameters.ToImmutable(), Type());
    }

    private string QualifiedName()
    {
        int start = Begin();
        string word = scanner.PeekWord();
        if (word.Length == 0)
        {
            Unexpected("the name of a type was expected");
            return string.Empty;
        }

        scanner.Position += word.Length;
        string name = WithNeighbours(word);
        while (scanner.Current == '.' && NamePattern.IsNameStart(source.Text, scanner.Position + 1))
        {
            scanner.Take(".");
            string part = scanner.PeekWord();
            scanner.Position += part.Length;
            name += "." + WithNeighbours(part);
        }

        return start == scanner.Position ? string.Empty : name;
    }
}
