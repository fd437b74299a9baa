using System.Globalization;

namespace Pathways.Care;

/// <summary>What can stand in the way of a new file as a whole.</summary>
internal static class RegistrationProblems
{
    public static CareProblem PerhapsKnown(Likeness likeness, int count)
    {
        string files = count.ToString(CultureInfo.InvariantCulture);
        return likeness == Likeness.Same
            ? CareProblem.Question(
                "PW4021", string.Empty,
                $"A file with the same names, date of birth and sex exists ({files}). Open it; make a second file only if "
                + "you are sure that these are two people.", files)
            : CareProblem.Question(
                "PW4020", string.Empty,
                $"A file with nearly the same identity exists ({files}). Look at it before you make another one.", files);
    }
}
