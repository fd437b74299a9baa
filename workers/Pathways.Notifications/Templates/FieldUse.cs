using System.Collections.Immutable;

namespace Pathways.Notifications.Templates;

/// <summary>Checks the tags of one subject or body: known blocks, and no field that the template does not declare.</summary>
/// <remarks>
/// Only a small part of Handlebars is allowed, so that every message can be checked before it is published:
/// fields, <c>if</c>, <c>unless</c>, <c>each</c>, <c>with</c>, <c>else</c> and the three date tags.
/// No partials, no free helpers, no sub-expressions.
/// </remarks>
internal sealed class FieldUse(string source, ImmutableArray<TemplateField> fields, bool isSubject)
{
    private static readonly ImmutableArray<string> blocks = ["if", "unless", "each", "with"];
    private static readonly ImmutableArray<string> positions = ["@index", "@first", "@last", "@key"];

    private readonly Stack<(string Name, string Scope, TemplateTag Tag)> open = new();
    private readonly List<TemplateFinding> findings = [];
    private readonly HashSet<string> used = [];

    /// <summary>Everything found so far.</summary>
    public IReadOnlyList<TemplateFinding> Findings => findings;

    /// <summary>Declared names that were used.</summary>
    public IReadOnlySet<string> Used => used;

    /// <summary>Checks one text.</summary>
    /// <param name="tags">Its tags in order.</param>
    public void Check(ImmutableArray<TemplateTag> tags)
    {
        foreach (TemplateTag tag in tags)
        {
            CheckTag(tag);
        }

        foreach ((string name, _, TemplateTag tag) in open)
        {
            Refuse(tag, $"The block '{{{{#{name}}}}}' is never closed.", name, $"Add '{{{{/{name}}}}}' where it ends.");
        }
    }

    private void CheckTag(TemplateTag tag)
    {
        string[] words = tag.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (!tag.IsClosed || words.Length == 0)
        {
            Refuse(tag, $"The tag '{{{{{tag.Text}' is empty or never closed.", tag.Text, "Close it with '}}' on the same line.");
        }
        else if (words[0].StartsWith('#'))
        {
            OpenBlock(tag, words);
        }
        else if (words[0].StartsWith('/'))
        {
            CloseBlock(tag, words[0][1..]);
        }
        else if (words is ["else"])
        {
            if (open.Count == 0)
            {
                Refuse(tag, "'{{else}}' stands outside any block.", "else", "Put it inside '{{#if …}}' or '{{#each …}}'.");
            }
        }
        else if (words.Length == 1)
        {
            UseField(tag, words[0]);
        }
        else if (words.Length == 2 && DateTags.Names.Contains(words[0]))
        {
            UseField(tag, words[1]);
        }
        else
        {
            Refuse(
                tag,
                $"The tag '{{{{{tag.Text}}}}}' is not understood.",
                tag.Text,
                $"Allowed are a field, {string.Join(", ", DateTags.Names)} with a field, and the blocks {string.Join(", ", blocks)}.");
        }
    }

    private void OpenBlock(TemplateTag tag, string[] words)
    {
        string name = words[0][1..];
        if (!blocks.Contains(name) || words.Length != 2)
        {
            Refuse(
                tag,
                $"The block '{{{{{tag.Text}}}}}' is not understood.",
                tag.Text,
                $"Write one of {string.Join(", ", blocks)} and one field, e.g. '{{{{#if note}}}}'.");
            open.Push((name, Scope, tag));
            return;
        }

        string? field = UseField(tag, words[1]);
        bool changesScope = name is "each" or "with";
        open.Push((name, changesScope && field is not null ? field : Scope, tag));
    }

    private void CloseBlock(TemplateTag tag, string name)
    {
        if (open.Count > 0 && open.Peek().Name == name)
        {
            open.Pop();
            return;
        }

        string expected = open.Count == 0 ? "no block is open" : $"the open block is '{open.Peek().Name}'";
        Refuse(tag, $"'{{{{/{name}}}}}' closes nothing: {expected}.", name, "Remove it, or open the block before.");
    }

    private string Scope => open.Count == 0 ? string.Empty : open.Peek().Scope;

    private string? UseField(TemplateTag tag, string path)
    {
        if (positions.Contains(path))
        {
            return null;
        }

        string? name = Resolve(path);
        if (name is null)
        {
            Refuse(
                tag,
                $"'{path}' is not the name of a field.",
                path,
                "Use letters, digits and '_', with '.' below a list or a group, and '../' for the field outside the block.");
            return null;
        }

        if (name.Length == 0)
        {
            return name;
        }

        TemplateField? field = fields.FirstOrDefault(candidate => candidate.Name == name);
        if (field is null)
        {
            findings.Add(new TemplateFinding(
                "PW6006",
                true,
                $"The field '{name}' is used but not declared.",
                [name],
                source,
                tag.Line,
                tag.Column,
                $"Add '{name}' to 'fields:' (or to 'clinical:' when it says something about the person's health)."));
            return name;
        }

        used.Add(name);
        if (isSubject && field.IsClinical)
        {
            findings.Add(new TemplateFinding(
                "PW6007",
                true,
                $"The clinical field '{name}' stands in a subject, which shows openly on screens and in mail logs.",
                [name],
                source,
                tag.Line,
                tag.Column,
                $"Take '{name}' out of the subject and leave it in the text."));
        }

        return name;
    }

    /// <summary>The declared name that a path means where it stands; empty for the item itself, null when it is no path.</summary>
    private string? Resolve(string path)
    {
        Stack<(string Name, string Scope, TemplateTag Tag)> outer = new(open.Reverse());
        string scope = Scope;
        while (path.StartsWith("../", StringComparison.Ordinal))
        {
            path = path[3..];
            scope = LeaveScope(outer);
        }

        if (path == "this")
        {
            return scope;
        }

        path = path.StartsWith("this.", StringComparison.Ordinal) ? path[5..] : path;
        return TemplateNames.IsPath(path) ? scope.Length == 0 ? path : $"{scope}.{path}" : null;
    }

    private static string LeaveScope(Stack<(string Name, string Scope, TemplateTag Tag)> outer)
    {
        // 'if' and 'unless' keep the scope, so '../' steps over them to the next 'each' or 'with'.
        while (outer.Count > 0 && outer.Pop().Name is "if" or "unless")
        {
        }

        return outer.Count == 0 ? string.Empty : outer.Peek().Scope;
    }

    private void Refuse(TemplateTag tag, string message, string argument, string remedy) =>
        findings.Add(new TemplateFinding("PW6008", true, message, [argument], source, tag.Line, tag.Column, remedy));
}
