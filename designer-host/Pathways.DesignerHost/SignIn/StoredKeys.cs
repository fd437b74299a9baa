using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Pathways.Runtime;

namespace Pathways.DesignerHost.SignIn;

/// <summary>Keeps the keys of cookies and forms in the installation's database, so that a restart signs nobody out.</summary>
/// <param name="keys">Where they are kept.</param>
internal sealed class StoredKeys(ISigningKeys keys) : IXmlRepository
{
    // The framework asks synchronously, once at start and once in a quarter: waiting here blocks nobody else.
    public IReadOnlyCollection<XElement> GetAllElements() =>
    [
        .. Task.Run(() => keys.ReadAllAsync(CancellationToken.None)).GetAwaiter().GetResult().Select(body => XElement.Parse(body)),
    ];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => keys.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None))
            .GetAwaiter().GetResult();
}
