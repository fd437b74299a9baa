using System.Collections.Concurrent;

namespace Pathways.Runtime;

/// <summary>
/// Compiled versions while they are of use: each is compiled once, however many ask at the same time, and when all together get
/// too large, those that nobody used for longest are let go. A version never changes, so one that comes back is the same again.
/// </summary>
/// <param name="time">Says how long ago a version was used.</param>
/// <param name="atMost">How much text all of them may come from, in characters; <see cref="Room"/> unless a test wants less.</param>
internal sealed class VersionsInMemory(TimeProvider time, long atMost = VersionsInMemory.Room)
{
    /// <summary>
    /// 20 million characters of drawings, tables and forms [P]: about 80 versions of the largest sample pathway, 60 MB when compiled.
    /// </summary>
    public const long Room = 20_000_000;

    /// <summary>What was used within the last ten seconds [P] stays, however much it is: work at hand never compiles again and again.</summary>
    public static readonly TimeSpan AtHand = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<DefinitionId, Kept> versions = new();
    private readonly Lock tidying = new();

    /// <summary>How many are kept now.</summary>
    public int Count => versions.Count;

    /// <summary>A version, compiled now if it is not kept.</summary>
    /// <param name="id">The version.</param>
    /// <param name="compile">Compiles it.</param>
    /// <param name="cancellationToken">Stops waiting; the compilation itself goes on for others.</param>
    public async Task<object> GetAsync(
        DefinitionId id, Func<DefinitionId, Task<CompiledVersion>> compile, CancellationToken cancellationToken)
    {
        Kept kept = versions.GetOrAdd(id, key => new Kept(() => compile(key)));
        kept.UsedAt = time.GetTimestamp();
        try
        {
            CompiledVersion version = await kept.Compiling.WaitAsync(cancellationToken);
            if (kept.IsNewWith(version.Size))
            {
                Tidy();
            }

            return version.Compiled;
        }
        catch (Exception) when (kept.Compiling.IsFaulted)
        {
            // A failed load must not be remembered: the database may be back at the next command.
            versions.TryRemove(new KeyValuePair<DefinitionId, Kept>(id, kept));
            throw;
        }
    }

    // Whoever still works with a version that is let go here goes on with it: it is forgotten, not destroyed.
    private void Tidy()
    {
        lock (tidying)
        {
            KeyValuePair<DefinitionId, Kept>[] compiled = [.. versions.Where(version => version.Value.Size > 0)];
            long size = compiled.Sum(version => version.Value.Size);
            long now = time.GetTimestamp();
            foreach (KeyValuePair<DefinitionId, Kept> oldest in compiled.OrderBy(version => version.Value.UsedAt))
            {
                if (size <= atMost || time.GetElapsedTime(oldest.Value.UsedAt, now) < AtHand)
                {
                    return;
                }

                versions.TryRemove(oldest);
                size -= oldest.Value.Size;
            }
        }
    }

    private sealed class Kept(Func<Task<CompiledVersion>> compile)
    {
        private readonly Lazy<Task<CompiledVersion>> compiling = new(compile);
        private long usedAt;
        private long size;

        public Task<CompiledVersion> Compiling => compiling.Value;

        /// <summary>0 until it is compiled.</summary>
        public long Size => Volatile.Read(ref size);

        public long UsedAt
        {
            get => Volatile.Read(ref usedAt);
            set => Volatile.Write(ref usedAt, value);
        }

        /// <summary>Notes how large it is; true once, for the first who got it.</summary>
        public bool IsNewWith(long characters) =>
            Size == 0 && Interlocked.CompareExchange(ref size, Math.Max(characters, 1), 0) == 0;
    }
}

/// <summary>A version as it runs.</summary>
/// <param name="Compiled">What its kind compiles to.</param>
/// <param name="Size">How much text it comes from, in characters.</param>
internal sealed record CompiledVersion(object Compiled, long Size);
