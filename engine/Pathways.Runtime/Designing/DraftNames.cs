using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>Which files and names a draft takes.</summary>
public static class DraftNames
{
    /// <summary>Most files of a draft: ten times the largest sample.</summary>
    public const int MostFiles = 500;

    private const int LongestName = 200;

    /// <summary>What is wrong with what a draft or a revision is to be called; null when nothing is.</summary>
    /// <param name="title">The name.</param>
    public static DesignProblem? ProblemOfTitle(string? title) =>
        string.IsNullOrWhiteSpace(title) || title.Trim().Length > DesignDraft.LongestTitle || title.Any(char.IsControl)
            ? new DesignProblem("PW3312", $"A name has between 1 and {DesignDraft.LongestTitle} characters on one line. Write one.", $"{DesignDraft.LongestTitle}")
            : null;

    /// <summary>What is wrong with files that are to begin a draft; null when nothing is.</summary>
    /// <param name="files">Texts by name.</param>
    public static DesignProblem? ProblemOf(ImmutableSortedDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (!files.Keys.Any(name => PathwayBundle.KindOf(name) == BundleFileKind.Drawing))
        {
            return new DesignProblem("PW3314", "There is no drawing among the files. Bring a file that ends in .bpmn, or a zip that holds one.");
        }

        return files.Count > MostFiles
            ? TooMany(files.Count)
            : files.Select(file => ProblemOf(file.Key, file.Value)).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>What is wrong with one file; null when nothing is.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">Its text.</param>
    public static DesignProblem? ProblemOf(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        if (name.Length > LongestName || name.Any(char.IsControl) || name.Contains('\\', StringComparison.Ordinal)
            || name.StartsWith('/') || PathwayBundle.KindOf(name) == BundleFileKind.Other)
        {
            return new DesignProblem(
                "PW3313",
                $"'{name}' is no file of a pathway. Drawings end in .bpmn, rule sets in .dmn, templates in .hbs, tables in .csv; forms are .json in the folder forms, scenarios in the folder scenarios.",
                name);
        }

        // PostgreSQL keeps no character 0 in a text.
        return text.Contains('\0', StringComparison.Ordinal)
            ? new DesignProblem("PW3318", $"'{name}' is no text. Save it as text in UTF-8 and bring it again.", name)
            : text.Length > DraftFile.LongestText
                ? new DesignProblem(
                    "PW3311", $"'{name}' is longer than {DraftFile.LongestText} characters. Take out what is not needed, such as pictures.", name, $"{DraftFile.LongestText}")
                : null;
    }

    internal static DesignProblem TooMany(int count) => new(
        "PW3317", $"There are {count} files, and a pathway has {MostFiles} at most. Leave out what does not belong to it.", $"{count}", $"{MostFiles}");
}
