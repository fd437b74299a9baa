using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>How most stories begin: a girl of 8 with two measures, whose pathway is started.</summary>
internal static partial class Registration
{
    private const string Pathway = "childhood-obesity-etp";

    /// <summary>Registers Léa Martin and starts the obesity pathway for her.</summary>
    /// <returns>The address of the running pathway.</returns>
    public static async Task<string> OfAGirlOf8Async(Visitor coordinator) =>
        await StartAsync(coordinator, await RegisterAsync(coordinator));

    /// <summary>Registers Léa Martin.</summary>
    /// <returns>The address of her page.</returns>
    public static async Task<string> RegisterAsync(Visitor coordinator)
    {
        await coordinator.GoAsync("/patients");
        await coordinator.LookAsync("patients");
        await coordinator.GoAsync("/patients/new");
        await coordinator.LookAsync("registering");
        await coordinator.FillAsync("birth_name", "MARTIN");
        await coordinator.FillAsync("first_given_name", "Léa");
        await coordinator.FillAsync("birth_date", Days.Typed(Days.Today.AddYears(-8).AddDays(-10)));
        await coordinator.FillAsync("sex", "F");
        await coordinator.FillAsync("measure.0.day", Days.Typed(Days.Today.AddMonths(-8)));
        await coordinator.FillAsync("measure.0.weight", "27,4");
        await coordinator.FillAsync("measure.0.height", "122,5");
        await coordinator.FillAsync("measure.1.day", Days.Typed(Days.Today));
        await coordinator.FillAsync("measure.1.weight", "32,1");
        await coordinator.FillAsync("measure.1.height", "127,3");
        await coordinator.PressAsync(coordinator.Page.Locator("#register button.primary"));

        await Assertions.Expect(coordinator.Page.Locator("h1")).ToContainTextAsync("MARTIN");
        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("32,1");
        await coordinator.LookAsync("patient");
        return new Uri(coordinator.Page.Url).AbsolutePath;
    }

    /// <summary>Starts the obesity pathway for a patient.</summary>
    /// <returns>The address of the running pathway.</returns>
    public static async Task<string> StartAsync(Visitor coordinator, string patient)
    {
        await coordinator.GoAsync(patient);
        await coordinator.PressAsync(coordinator.Page.Locator($"a[href$='/start/{Pathway}']"));
        await coordinator.LookAsync("starting the pathway");
        await coordinator.FillAsync("answer.weight_kg", "32,1");
        await coordinator.FillAsync("answer.height_cm", "127,3");
        await coordinator.FillAsync("answer.sender", "Dr Bernard");
        await coordinator.FillAsync("answer.reason", "Courbe de corpulence qui monte depuis un an.");
        await coordinator.PressAsync(coordinator.Page.Locator("main form button.primary"));

        Assert.Matches(Instance(), coordinator.Page.Url);
        await coordinator.LookAsync("pathway started");
        return new Uri(coordinator.Page.Url).AbsolutePath;
    }

    [GeneratedRegex("/cases/[0-9a-f-]{36}$")]
    private static partial Regex Instance();
}
