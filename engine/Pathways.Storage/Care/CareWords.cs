using System.Text;

namespace Pathways.Storage;

/// <summary>
/// How the enumerations of the care records are written in the tables: <c>RegionalSpeciality</c> as
/// <c>regional_speciality</c>. A renamed member is a schema change.
/// </summary>
internal static class CareWords
{
    public static string ToWord<T>(T value)
        where T : struct, Enum
    {
        StringBuilder word = new();
        foreach (char letter in value.ToString())
        {
            if (char.IsUpper(letter) && word.Length > 0)
            {
                word.Append('_');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    /// <exception cref="InvalidDataException">The table holds a word that this build does not know.</exception>
    public static T Read<T>(string word)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (ToWord(value) == word)
            {
                return value;
            }
        }

        throw new InvalidDataException($"'{word}' is not a {typeof(T).Name}.");
    }
}
