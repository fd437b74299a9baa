using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Forms;

/// <summary>The words of what is chosen from a closed list: <c>consentkind.objection</c> in the texts.</summary>
internal static class ChoiceWords
{
    /// <summary>All choices, in the order in which the list has them.</summary>
    /// <typeparam name="T">The list.</typeparam>
    /// <param name="words">The language.</param>
    public static IReadOnlyList<Choice> All<T>(Words words)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new Choice(value.ToString(), words[KeyOf(value)]))];

    /// <summary>The choice that was sent; <c>null</c> when it is none of the list: a number is no choice.</summary>
    /// <typeparam name="T">The list.</typeparam>
    /// <param name="sent">What was sent.</param>
    public static T? Read<T>(string? sent)
        where T : struct, Enum =>
        Enum.TryParse(sent, ignoreCase: true, out T value) && Enum.IsDefined(value) ? value : null;

    /// <summary>The key of a choice in the texts.</summary>
    /// <typeparam name="T">The list.</typeparam>
    /// <param name="value">The choice.</param>
    public static string KeyOf<T>(T value)
        where T : struct, Enum => $"{typeof(T).Name}.{value}".ToLowerInvariant();
}
