using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Care;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Frame;

/// <summary>Answers that more than one feature gives.</summary>
internal static class Pages
{
    /// <summary>A page with its parameters; 422 when it shows what was refused, so that nothing takes it for done.</summary>
    public static IResult Of<TPage>(object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters) { StatusCode = status };

    /// <summary>An act or a page that the access policy denies.</summary>
    public static IResult Denied(AccessDecision.Denied denied, Words words) =>
        Refused(words["refusal.denied"], denied.Code, words.Problem(denied.Code, denied.Sentence, denied.Arguments), words, StatusCodes.Status403Forbidden);

    /// <summary>Something that is not there, or not for this reader.</summary>
    public static IResult Missing(Words words) =>
        Refused(words["refusal.missing"], "PW5100", words["refusal.missing_about"], words, StatusCodes.Status404NotFound);

    /// <summary>Something failed that nobody foresaw; the operators find it by its mark.</summary>
    public static IResult Failed(Words words, string mark) =>
        Refused(words["refusal.failed"], "PW5171", words.With("refusal.failed_about", mark), words, StatusCodes.Status500InternalServerError);

    /// <summary>A request that no page of ours sends, or sends too late.</summary>
    public static IResult NotUnderstood(Words words, int status) =>
        Refused(words["refusal.refused"], "PW5172", words["refusal.not_understood"], words, status);

    /// <summary>An act that was refused as a whole.</summary>
    public static IResult Refused(string code, string message, ImmutableArray<string> arguments, Words words) =>
        Refused(words["refusal.refused"], code, words.Problem(code, message, arguments), words, StatusCodes.Status409Conflict);

    /// <summary>Signed in, but without a role in any network today.</summary>
    public static IResult NoPlace(Words words) => new RazorComponentResult<RefusalPage>(new
    {
        Title = words["refusal.denied"],
        Code = "PW5101",
        Sentence = words["sign_in.no_place"],
        Back = "/sign-in",
        BackWords = words["sign_in"],
    })
    { StatusCode = StatusCodes.Status403Forbidden };

    private static RazorComponentResult<RefusalPage> Refused(string title, string code, string sentence, Words words, int status) =>
        new(new { Title = title, Code = code, Sentence = sentence, Back = "/inbox", BackWords = words["refusal.back"] }) { StatusCode = status };
}
