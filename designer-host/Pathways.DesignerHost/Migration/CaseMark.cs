namespace Pathways.DesignerHost.Migration;

/// <summary>How a case is called on pages for people who do not read files: the end of its id, and nothing of the person.</summary>
internal static class CaseMark
{
    public static string Of(Guid instance) => instance.ToString("N")[^6..];
}
