using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Inbox;

/// <summary>What an inbox shows, as it stands in the address.</summary>
/// <param name="Tab">Which tasks.</param>
/// <param name="Conditions">What they must be like.</param>
/// <param name="After">Where the page begins; <c>null</c> for the first.</param>
public sealed record InboxFilter(InboxTab Tab, InboxConditions Conditions, InboxCursor? After)
{
    /// <summary>The value of <c>holder</c> that asks for tasks that nobody has taken.</summary>
    public const string Nobody = "nobody";

    private const string Yes = "yes";
    private const int LongestValue = 100;

    /// <summary>The names in the address whose values were not understood, and so left out.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>Reads an address; what is not understood is left out and named in <see cref="LeftOut"/>.</summary>
    public static InboxFilter From(IQueryCollection query)
    {
        var leftOut = ImmutableArray.CreateBuilder<string>();
        InboxTab? tab = Read<InboxTab>("tab", word => ToTab(word));
        bool? isEscalated = Read<bool>("escalated", word => word == Yes ? true : null);
        string? holder = Text("holder");
        PersonId? person = holder is null or Nobody ? null : Read<PersonId>("holder", word => ToId(word) is { } id ? new PersonId(id) : null);
        var conditions = new InboxConditions
        {
            Text = Text("text"),
            Person = Text("person"),
            Step = Text("step"),
            Pathway = Text("pathway"),
            Municipality = Text("municipality"),
            Organisation = Read<OrganisationId>("organisation", word => ToId(word) is { } id ? new OrganisationId(id) : null),
            Window = Read<WindowState>("window", ToWindow),
            IsEscalated = isEscalated ?? false,
            IsFree = holder == Nobody,
            Holder = person,
            Role = Read<RoleKey>("role", word => RoleKey.IsWellFormed(word) && RoleKey.All.Contains(new RoleKey(word)) ? new RoleKey(word) : null),
            LateForDays = Read<int>("late_for", word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days is > 0 and <= 1000 ? days : null),
        };
        string? after = query["after"];
        var cursor = InboxCursor.Parse(after);
        if (!string.IsNullOrEmpty(after) && cursor is null)
        {
            leftOut.Add("after");
        }

        return new InboxFilter(tab ?? InboxTab.MyRoles, conditions, cursor) { LeftOut = leftOut.ToImmutable() };

        string? Text(string name)
        {
            string? value = query[name];
            if (string.IsNullOrWhiteSpace(value))
            {
                return null;
            }

            if (value.Length <= LongestValue && !value.Any(char.IsControl))
            {
                return value.Trim();
            }

            leftOut.Add(name);
            return null;
        }

        T? Read<T>(string name, Func<string, T?> read)
            where T : struct
        {
            if (Text(name) is not { } word)
            {
                return null;
            }

            T? value = read(word);
            if (value is null)
            {
                leftOut.Add(name);
            }

            return value;
        }
    }

    /// <summary>The name of a tab in addresses and texts.</summary>
    public static string NameOf(InboxTab tab) => tab switch
    {
        InboxTab.Mine => "mine",
        InboxTab.Overdue => "late",
        InboxTab.Organisation => "organisation",
        InboxTab.Ownerless => "ownerless",
        _ => "roles",
    };

    /// <summary>The name of a state in addresses and texts.</summary>
    public static string NameOf(WindowState state) => state.ToString().ToLowerInvariant();

    /// <summary>What stands in the address beside the tab and the page, name by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values => new (string Name, string? Value)[]
    {
        ("person", Conditions.Person),
        ("text", Conditions.Text),
        ("step", Conditions.Step),
        ("pathway", Conditions.Pathway),
        ("municipality", Conditions.Municipality),
        ("organisation", Conditions.Organisation?.ToString()),
        ("window", Conditions.Window is { } window ? NameOf(window) : null),
        ("escalated", Conditions.IsEscalated ? Yes : null),
        ("holder", Conditions.IsFree ? Nobody : Conditions.Holder?.ToString()),
        ("role", Conditions.Role?.ToString()),
        ("late_for", Conditions.LateForDays?.ToString(CultureInfo.InvariantCulture)),
    }.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value!)); // Filtered just before.

    /// <summary>The address of this filter.</summary>
    public string Address => $"/inbox{Query}";

    /// <summary>The part of the address from its <c>?</c>.</summary>
    public string Query
    {
        get
        {
            var address = new StringBuilder($"?tab={NameOf(Tab)}");
            foreach ((string name, string value) in Values)
            {
                address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }

            return After is null ? address.ToString() : $"{address}&after={Uri.EscapeDataString(After.ToString())}";
        }
    }

    /// <summary>An address of the inbox that also tells that an act was done.</summary>
    public static string WithDone(string back, TaskAct act)
    {
        string plain = Regex.Replace(back, "[?&]done=[a-z_]*", string.Empty, RegexOptions.CultureInvariant);
        return $"{plain}{(plain.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={TaskMark.NameOf(act)}";
    }

    /// <summary>The same without one of its conditions, from the first page.</summary>
    public InboxFilter Without(string name) => this with
    {
        After = null,
        Conditions = name switch
        {
            "person" => Conditions with { Person = null },
            "text" => Conditions with { Text = null },
            "step" => Conditions with { Step = null },
            "pathway" => Conditions with { Pathway = null },
            "municipality" => Conditions with { Municipality = null },
            "organisation" => Conditions with { Organisation = null },
            "window" => Conditions with { Window = null },
            "escalated" => Conditions with { IsEscalated = false },
            "holder" => Conditions with { IsFree = false, Holder = null },
            "role" => Conditions with { Role = null },
            "late_for" => Conditions with { LateForDays = null },
            _ => Conditions,
        },
    };

    /// <summary>The same, leaving out values that the network does not know.</summary>
    /// <param name="names">Names of the conditions whose values are unknown.</param>
    public InboxFilter LeavingOut(IEnumerable<string> names) =>
        names.Aggregate(this, (filter, name) => filter.Without(name) with { LeftOut = filter.LeftOut.Add(name) });

    private static InboxTab? ToTab(string word) => word switch
    {
        "mine" => InboxTab.Mine,
        "late" => InboxTab.Overdue,
        "organisation" => InboxTab.Organisation,
        "ownerless" => InboxTab.Ownerless,
        "roles" => InboxTab.MyRoles,
        _ => null,
    };

    private static WindowState? ToWindow(string word)
    {
        foreach (WindowState state in Enum.GetValues<WindowState>())
        {
            if (NameOf(state) == word)
            {
                return state;
            }
        }

        return null;
    }

    private static Guid? ToId(string word) => Guid.TryParse(word, out Guid id) && id != Guid.Empty ? id : null;
}
