using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pathways.Rules;

/// <summary>Compares the effects that conclusions ask for with those already raised.</summary>
internal sealed class EffectLedger(ImmutableSortedDictionary<string, RaisedEffect> raised)
{
    private readonly Dictionary<string, StandingEffect.Raise> wanted = new(StringComparer.Ordinal);
    private readonly List<StandingEffect> effects = [];

    /// <summary>The effects ever raised, as they stand after <see cref="Settle"/>.</summary>
    public ImmutableSortedDictionary<string, RaisedEffect> Ledger { get; private set; } = raised;

    /// <summary>A conclusion that holds asks for actions; asked for by two decisions each is still one.</summary>
    public void Want(ImmutableArray<StandingAction> actions, Concluded because)
    {
        foreach (StandingAction action in actions)
        {
            string id = IdOf(action, because);
            wanted.TryAdd(id, new StandingEffect.Raise(KeyOf(id, (Ledger.GetValueOrDefault(id)?.Times ?? 0) + 1), action, because));
        }
    }

    /// <summary>What is no longer wanted, then what is wanted anew.</summary>
    public ImmutableArray<StandingEffect> Settle()
    {
        foreach ((string id, RaisedEffect known) in Ledger)
        {
            if (known.Holds && !wanted.ContainsKey(id))
            {
                Ledger = Ledger.SetItem(id, known with { Holds = false });
                effects.Add(new StandingEffect.Withdraw(KeyOf(id, known.Times)));
            }
        }

        foreach ((string id, StandingEffect.Raise effect) in wanted)
        {
            RaisedEffect known = Ledger.GetValueOrDefault(id, new RaisedEffect(0, false));
            if (!known.Holds)
            {
                Ledger = Ledger.SetItem(id, new RaisedEffect(known.Times + 1, true));
                effects.Add(effect);
            }
        }

        return [.. effects];
    }

    // Hashed, because keys end up in logs and a conclusion's value may be clinical.
    private static string IdOf(StandingAction action, Concluded because)
    {
        string target = action switch
        {
            StandingAction.StartPathway start => $"start {start.Pathway}",
            StandingAction.SignalPathways signal => $"signal {signal.Message}",
            StandingAction.OpenTask task => $"task {task.Title}",
            _ => throw new System.Diagnostics.UnreachableException($"{action.GetType().Name} has no target."),
        };
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{target}\n{because.Kind}\n{because.Value}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }

    private static string KeyOf(string id, int times) => string.Create(CultureInfo.InvariantCulture, $"{id}-{times}");
}
