using System.CommandLine;
using Pathways.Rules;

namespace Pathways.Cli.Deciding;

/// <summary>The language in which decisions are explained on the command line.</summary>
internal static class ExplanationLanguage
{
    /// <summary>The option <c>--lang fr|en</c>; English unless said.</summary>
    public static Option<string> Option()
    {
        Option<string> option = new("--lang") { Description = "Language of the explanation: en or fr.", DefaultValueFactory = _ => "en" };
        option.AcceptOnlyFromAmong("en", "fr");
        return option;
    }

    /// <summary>The language of a code.</summary>
    public static RuleLanguage Of(string code) => code == "fr" ? RuleLanguage.French : RuleLanguage.English;
}
