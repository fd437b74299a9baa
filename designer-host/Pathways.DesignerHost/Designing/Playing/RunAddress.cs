using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using Pathways.Engine;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing.Playing;

/// <summary>A run in an address: its scenario, packed. The longest scenario of the samples takes 4,000 letters.</summary>
public static class RunAddress
{
    /// <summary>Longest packed run, in letters: servers and proxies take addresses of 8,000 at most.</summary>
    public const int Longest = 6_000;

    /// <summary>Longest unpacked run, in bytes: what is packed small must not unpack without end.</summary>
    private const int LongestText = 200_000;

    /// <summary>The run, packed.</summary>
    /// <param name="run">The run.</param>
    public static string Pack(Scenario run)
    {
        using MemoryStream packed = new();
        using (DeflateStream deflate = new(packed, CompressionLevel.SmallestSize))
        {
            deflate.Write(Encoding.UTF8.GetBytes(ScenarioWriter.Write(run, isIndented: false)));
        }

        return Base64Url.EncodeToString(packed.ToArray());
    }

    /// <summary>The run that was packed; null when the address is cut off or made up.</summary>
    /// <param name="packed">What stands in the address; null for nothing.</param>
    public static Scenario? Unpack(string? packed)
    {
        if (packed is null or { Length: 0 or > Longest } || !Base64Url.IsValid(packed))
        {
            return null;
        }

        try
        {
            using DeflateStream inflate = new(new MemoryStream(Base64Url.DecodeFromChars(packed)), CompressionMode.Decompress);
            byte[] text = new byte[LongestText];
            int length = inflate.ReadAtLeast(text, LongestText, throwOnEndOfStream: false);
            return length == LongestText
                ? null
                : ScenarioReader.Read(Encoding.UTF8.GetString(text, 0, length), DraftPlay.Folder).Scenario;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
