using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Inbox;

/// <summary>A tab with how many tasks it holds, counted up to a limit.</summary>
/// <param name="Tab">The tab.</param>
/// <param name="Tasks">How many; one more than <see cref="InboxQuery.CountedAtMost"/> for "more than that".</param>
public sealed record InboxTabCount(InboxTab Tab, long Tasks)
{
    /// <summary>A count as it is shown: <c>1000+</c> from the limit on.</summary>
    public static string Shown(long tasks) => tasks > InboxQuery.CountedAtMost
        ? $"{InboxQuery.CountedAtMost}+"
        : tasks.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What the values of conditions are called in this network.</summary>
/// <param name="pathways">Names of pathways by key.</param>
/// <param name="network">Names of organisations and people.</param>
/// <param name="reader">Who reads.</param>
/// <param name="words">The language.</param>
public sealed class InboxNames(
    ImmutableDictionary<string, string> pathways, KnownNetwork? network, PersonId reader, Words words)
{
    /// <summary>Names of the conditions whose values mean nothing in this network.</summary>
    public IEnumerable<string> Unknown(InboxConditions conditions)
    {
        if (conditions.Pathway is { } pathway && !pathways.ContainsKey(pathway))
        {
            yield return "pathway";
        }

        if (conditions.Organisation is { } organisation && network?.Organisations.ContainsKey(organisation) != true)
        {
            yield return "organisation";
        }

        if (conditions.Holder is { } holder && network?.People.ContainsKey(holder) != true)
        {
            yield return "holder";
        }
    }

    /// <summary>What a value is called.</summary>
    /// <param name="condition">Name of the condition in addresses.</param>
    /// <param name="value">The value in addresses.</param>
    /// <param name="choices">What is there: a step is called as its tasks are.</param>
    public string Of(string condition, string value, InboxChoices choices) => condition switch
    {
        "step" => choices.Values.FirstOrDefault(choice => choice.Kind == InboxChoiceKind.Step && choice.Value == value)?.Label ?? value,
        "pathway" => pathways.GetValueOrDefault(value, value),
        "organisation" when Guid.TryParse(value, out Guid id) => network?.NameOf(new OrganisationId(id)) ?? value,
        "role" when RoleKey.IsWellFormed(value) => words.Role(new RoleKey(value)),
        "late_for" when long.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out long days) => words.Count("duration.days", days),
        "window" => words[$"inbox.window_{value}"],
        "escalated" => words["inbox.escalated"],
        "holder" when value == InboxFilter.Nobody => words["inbox.nobody"],
        "holder" when Guid.TryParse(value, out Guid id) => new PersonId(id) == reader
            ? words["inbox.me"]
            : network?.NameOf(new PersonId(id), words["history.someone"]) ?? value,
        _ => value,
    };
}
