using System.Text.RegularExpressions;

namespace Pathways.Notifications.Templates;

/// <summary>Which words may name a field or a language.</summary>
internal static partial class TemplateNames
{
    /// <summary>True for <c>task</c> and <c>goals.title</c>.</summary>
    public static bool IsPath(string text) => Path().IsMatch(text);

    /// <summary>True for two small letters such as <c>fr</c>.</summary>
    public static bool IsLanguage(string text) => Language().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    [GeneratedRegex("^[a-z]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Language();
}
