using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Pathways.House.Tests;

/// <summary>
/// The pure projects take time, chance and the outside world as arguments. Read from what the built assemblies really
/// refer to, so that neither a comment can accuse nor an alias can hide.
/// </summary>
public sealed partial class Purity
{
    private static readonly (string Pattern, string Instead)[] Forbidden =
    [
        (@"^System\.(DateTime|DateTimeOffset)::get_(Now|UtcNow|Today)$", "take now as an argument"),
        (@"^System\.TimeProvider::", "take now as an argument"),
        (@"^NodaTime\.SystemClock::", "take now as an argument"),
        (@"^NodaTime\..*::GetSystemDefault$", "name the zone"),
        (@"^System\.Diagnostics\.(Stopwatch|Process)::", "leave measuring and processes to the shell"),
        (@"^System\.TimeZoneInfo::get_Local$", "name the zone"),
        (@"^System\.Guid::(NewGuid|CreateVersion7)$", "derive ids from the instance"),
        (@"^System\.Random::", "leave chance to the caller"),
        (@"^System\.Security\.Cryptography\.RandomNumberGenerator::", "leave chance to the caller"),
        (@"^System\.Threading\.Tasks\.", "stay synchronous"),
        (@"^System\.Threading\.(Thread|ThreadPool|Timer|Monitor|Lock|SemaphoreSlim)::", "stay on one thread"),
        (@"^System\.IO\.(File|Directory|FileInfo|DirectoryInfo|FileStream|DriveInfo|FileSystemWatcher)::", "leave files to the shell"),
        (@"^System\.Net\.", "leave the network to the shell"),
        (@"^System\.Console::", "leave talking to the shell"),
        (@"^System\.Data\.", "leave storage to the shell"),
        (@"^Microsoft\.Extensions\.", "leave logging, settings and services to the shell"),
        // Iterators that the compiler writes ask for the thread's number; nothing else of Environment is pure.
        (@"^System\.Environment::(?!get_CurrentManagedThreadId$|$)", "take it as an argument"),
        (@"^System\.Globalization\.CultureInfo::get_(CurrentCulture|CurrentUICulture)$", "name the culture"),
    ];

    [Theory]
    [InlineData("Pathways.Rules")]
    [InlineData("Pathways.Definitions")]
    [InlineData("Pathways.Engine")]
    [InlineData("Pathways.Care")]
    public void A_pure_project_touches_no_clock_chance_file_network_or_task(string project)
        => House.Holds(
            $"{project} is pure: no input, no output, no clock.",
            from member in MembersUsedBy(project)
            from rule in Forbidden
            where Regex.IsMatch(member, rule.Pattern, RegexOptions.CultureInvariant)
            select $"{member}: {rule.Instead}");

    [Theory]
    [InlineData("Pathways.Rules")]
    [InlineData("Pathways.Definitions")]
    [InlineData("Pathways.Engine")]
    [InlineData("Pathways.Care")]
    public void A_pure_project_keeps_no_state_between_calls(string project)
        => House.Holds(
            $"{project} has static fields that can be written.",
            from type in Assembly.Load(project).GetTypes()
            where !CompilerMade().IsMatch(type.FullName ?? type.Name)
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where !field.IsInitOnly && !field.IsLiteral && !CompilerMade().IsMatch(field.Name)
            select $"{type.FullName}.{field.Name}");

    [Fact]
    public void The_reader_of_assemblies_sees_what_this_class_itself_uses()
    {
        // A rule that finds nothing must not be a rule that cannot find.
        Assert.Contains("System.Text.RegularExpressions.Regex::IsMatch", MembersUsedBy(typeof(Purity).Assembly.GetName().Name!));
    }

    private static HashSet<string> MembersUsedBy(string project)
    {
        string path = Path.Combine(AppContext.BaseDirectory, project + ".dll");
        using FileStream stream = File.OpenRead(path);
        using PEReader portable = new(stream);
        MetadataReader reader = portable.GetMetadataReader();
        HashSet<string> members = new(StringComparer.Ordinal);
        foreach (MemberReferenceHandle handle in reader.MemberReferences)
        {
            MemberReference member = reader.GetMemberReference(handle);
            if (OwnerOf(reader, member.Parent) is string owner)
            {
                members.Add($"{owner}::{reader.GetString(member.Name)}");
            }
        }

        foreach (TypeReferenceHandle handle in reader.TypeReferences)
        {
            members.Add(NameOf(reader, handle) + "::");
        }

        return members;
    }

    private static string? OwnerOf(MetadataReader reader, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => NameOf(reader, (TypeReferenceHandle)parent),
        HandleKind.TypeSpecification => GenericOwner(reader, (TypeSpecificationHandle)parent),
        _ => null,
    };

    private static string? GenericOwner(MetadataReader reader, TypeSpecificationHandle handle)
    {
        BlobReader blob = reader.GetBlobReader(reader.GetTypeSpecification(handle).Signature);
        if (blob.ReadSignatureTypeCode() is not SignatureTypeCode.GenericTypeInstance)
        {
            return null;
        }

        blob.ReadCompressedInteger(); // class or value type
        EntityHandle type = blob.ReadTypeHandle();
        return type.Kind is HandleKind.TypeReference ? NameOf(reader, (TypeReferenceHandle)type) : null;
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string space = reader.GetString(type.Namespace);
        string name = reader.GetString(type.Name);
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    [GeneratedRegex("<|Regex_|Generated")]
    private static partial Regex CompilerMade();
}
