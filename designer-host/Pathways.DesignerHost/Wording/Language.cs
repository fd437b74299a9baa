namespace Pathways.DesignerHost.Wording;

/// <summary>The languages of the screens; French is the first.</summary>
public enum Language
{
    /// <summary>French, shown unless a person chooses otherwise.</summary>
    French,

    /// <summary>English, by choice.</summary>
    English,
}

/// <summary>The codes under which languages appear in pages, cookies and resource files.</summary>
public static class LanguageCode
{
    /// <summary>The value of the <c>lang</c> attribute: <c>fr</c> or <c>en</c>.</summary>
    public static string Of(Language language) => language == Language.English ? "en" : "fr";

    /// <summary>The language of a code; anything unknown is French.</summary>
    public static Language From(string? code) => code == "en" ? Language.English : Language.French;
}
