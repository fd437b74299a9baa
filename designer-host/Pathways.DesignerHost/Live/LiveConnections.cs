using Pathways.Care;

namespace Pathways.DesignerHost.Live;

/// <summary>The pages that listen on this host, person by person: few at once, and none after signing out.</summary>
public sealed class LiveConnections(IHostApplicationLifetime host)
{
    /// <summary>Most pages of one person that listen to one host: four [P]. The others look by themselves once a minute.</summary>
    public const int MostOfAPerson = 4;

    private readonly Lock changing = new();
    private readonly Dictionary<PersonId, List<CancellationTokenSource>> open = [];

    /// <summary>Lets a page of a person listen; <c>null</c> when too many do already.</summary>
    /// <param name="person">The person.</param>
    /// <param name="closed">Ends with the request.</param>
    public LiveConnection? Open(PersonId person, CancellationToken closed)
    {
        lock (changing)
        {
            if (open.TryGetValue(person, out List<CancellationTokenSource>? own) && own.Count >= MostOfAPerson)
            {
                return null;
            }

            var ending = CancellationTokenSource.CreateLinkedTokenSource(closed, host.ApplicationStopping);
            own ??= open[person] = [];
            own.Add(ending);
            return new LiveConnection(() => Close(person, ending), ending.Token);
        }
    }

    /// <summary>Ends all that a person listens to: whoever is still signed in elsewhere comes back at once, whoever is not cannot.</summary>
    public Task EndAsync(PersonId person)
    {
        lock (changing)
        {
            return open.TryGetValue(person, out List<CancellationTokenSource>? own)
                ? Task.WhenAll(own.Select(one => one.CancelAsync()).ToArray())
                : Task.CompletedTask;
        }
    }

    private void Close(PersonId person, CancellationTokenSource ending)
    {
        lock (changing)
        {
            if (open.TryGetValue(person, out List<CancellationTokenSource>? own) && own.Remove(ending) && own.Count == 0)
            {
                open.Remove(person);
            }
        }

        ending.Dispose();
    }
}

/// <summary>A page that listens.</summary>
/// <param name="Close">Gives its place back, when its request ends.</param>
/// <param name="Ended">When it must not listen any more.</param>
public sealed record LiveConnection(Action Close, CancellationToken Ended);
