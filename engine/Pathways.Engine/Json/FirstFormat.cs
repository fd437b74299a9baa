using System.Text.Json.Nodes;

namespace Pathways.Engine;

/// <summary>
/// States and events as the first format wrote them: each waiting message was known by the number of its token. They are
/// read as what they mean today.
/// </summary>
internal static class FirstFormat
{
    public static EventWait WaitOf(InstanceEvent.MessageAwaited awaited) => new()
    {
        Number = awaited.Token,
        Token = awaited.Token,
        Element = awaited.Element,
        Purpose = WaitPurpose.Flow,
        Awaits = AwaitedEvent.Message,
        Name = awaited.Message,
        Since = awaited.At,
    };

    /// <summary>Makes a state document of format 1 one of format 2.</summary>
    public static void Convert(JsonObject document)
    {
        document["format"] = 2;
        if (document["state"] is not JsonObject state)
        {
            return;
        }

        var converted = new JsonObject();
        foreach ((var token, JsonNode? wait) in state["messageWaits"] as JsonObject ?? [])
        {
            converted[token] = new JsonObject
            {
                ["number"] = wait?["token"]?.DeepClone(),
                ["token"] = wait?["token"]?.DeepClone(),
                ["element"] = wait?["element"]?.DeepClone(),
                ["purpose"] = nameof(WaitPurpose.Flow),
                ["awaits"] = nameof(AwaitedEvent.Message),
                ["name"] = wait?["message"]?.DeepClone(),
                ["since"] = wait?["since"]?.DeepClone(),
            };
        }

        state.Remove("messageWaits");
        state["waits"] = converted;
        state["scopes"] = new JsonObject();
        state["undoable"] = new JsonObject();
    }
}
