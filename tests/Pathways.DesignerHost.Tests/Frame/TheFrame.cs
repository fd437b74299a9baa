using AngleSharp.Dom;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.SignIn;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Tests.Frame;

public sealed class TheFrame
{
    private static readonly Place Office = new(
        new NetworkId("rsma-demo"), "RSMA – démonstration", new OrganisationId(Guid.NewGuid()), "Bureau du réseau", RoleKey.Coordinator);

    private static readonly Place Hospital = Office with { OrganisationName = "Hôpital", Role = RoleKey.Nurse };

    [Theory]
    [InlineData(Language.French, "fr", "Connexion – Pathways")]
    [InlineData(Language.English, "en", "Sign in – Pathways")]
    public async Task Says_its_language(Language language, string code, string title)
    {
        IDocument page = await Rendered.AsPage<SignInPage>([], language);

        Assert.Equal(code, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(title, page.Title);
    }

    [Fact]
    public async Task Has_a_way_past_the_navigation_and_one_main_part()
    {
        IDocument page = await SignedIn();

        Assert.Equal("#content", page.QuerySelector("body > a")?.GetAttribute("href"));
        Assert.Single(page.QuerySelectorAll("main#content"));
        Assert.Equal("Navigation principale", page.QuerySelector("nav")?.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Lists_the_places_a_person_may_work_in_and_marks_the_chosen_one()
    {
        IDocument page = await SignedIn();

        Assert.Equal(
            ["Coordinateur", "Infirmier"],
            page.QuerySelectorAll(".place .menu-item strong").Select(role => role.TextContent));
        Assert.Equal(Office.Key, page.QuerySelector(".place .menu-item[aria-current]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Carries_the_form_token_in_every_form_that_posts()
    {
        IDocument page = await SignedIn();

        Assert.All(
            page.QuerySelectorAll("form[method=post]"),
            form => Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]")));
    }

    [Fact]
    public async Task Uses_no_inline_script_style_or_handler()
    {
        IDocument page = await SignedIn();

        Assert.All(page.QuerySelectorAll("script"), script => Assert.NotNull(script.GetAttribute("src")));
        Assert.Empty(page.QuerySelectorAll("style, [style]"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/patients?search=a", "/patients?search=a")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\r\nb", "/")]
    [InlineData(null, "/")]
    public void Never_leads_to_another_site(string? asked, string led) =>
        Assert.Equal(led, Address.Local(asked, otherwise: "/"));

    [Fact]
    public async Task Offers_demonstration_accounts_only_when_there_are_some()
    {
        IDocument without = await Rendered.AsPage<SignInPage>([]);
        IDocument with = await Rendered.AsPage<SignInPage>(new Dictionary<string, object?>
        {
            ["DemoAccounts"] = new[] { new DemoAccount("coordinator", "Claire Martin", RoleKey.Coordinator) },
        });

        Assert.Empty(without.QuerySelectorAll("button[name=demo]"));
        Assert.Equal("coordinator", with.QuerySelector("button[name=demo]")?.GetAttribute("value"));
    }

    private static Task<IDocument> SignedIn() => Rendered.AsPage<SignInPage>(
        [],
        arrange: visit => visit.Viewer = new Viewer(new PersonId(Guid.NewGuid()), "Claire Martin", Office, [Office, Hospital]));
}
