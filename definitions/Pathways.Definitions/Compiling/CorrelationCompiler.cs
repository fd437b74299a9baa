using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>
/// Checks what a process subscribes to and makes keys of it: for each message that has all properties of a key. Of several
/// subscriptions that fit one message all have to agree.
/// </summary>
internal sealed class CorrelationCompiler(ProcessModel process, FindingLog log, FormulaCompiler formulas)
{
    public ImmutableDictionary<string, MessageKey> Compile() =>
        process.Subscriptions
            .SelectMany(Compile)
            .GroupBy(part => part.Message, StringComparer.Ordinal)
            .ToImmutableDictionary(
                parts => parts.Key,
                parts => new MessageKey(
                    [.. parts.SelectMany(part => part.Key.OfCase)], [.. parts.SelectMany(part => part.Key.OfMessage)]),
                StringComparer.Ordinal);

    private IEnumerable<(string Message, MessageKey Key)> Compile(CorrelationSubscription subscription)
    {
        if (subscription.Properties is not { } properties)
        {
            ReportNothing(
                subscription, subscription.Place, "correlation key", subscription.Key?.ToString() ?? "",
                "Name a correlationKey of a collaboration or conversation in correlationKeyRef.");
            return [];
        }

        if (properties.IsEmpty)
        {
            Report(
                subscription, subscription.Place, $"the key '{subscription.Key}' has no property",
                "Give the correlationKey a correlationPropertyRef for each value that tells its cases apart.");
        }

        ImmutableArray<FeelExpression?> ofCase = [.. properties.Select(property => CompileBinding(subscription, property))];
        foreach (CorrelationBinding stray in subscription.Bindings.Where(
            binding => properties.All(property => property.Id != binding.Property)))
        {
            ReportNothing(
                subscription, stray.Place, $"property of the key '{subscription.Key}'", stray.Property?.ToString() ?? "",
                $"Bind the properties of the key: {Listed(properties.Select(property => property.Id.ToString()))}.");
        }

        Dictionary<string, ImmutableArray<FeelExpression?>> ofMessages = CompileRetrievals(subscription, properties);
        ReportUncorrelated(subscription, properties, ofMessages.Keys);
        return properties.IsEmpty || ofCase.Contains(null)
            ? []
            :
            [
                .. ofMessages.Where(found => !found.Value.Contains(null)).Select(found => (
                    found.Key, new MessageKey([.. ofCase.OfType<FeelExpression>()], [.. found.Value.OfType<FeelExpression>()]))),
            ];
    }

    private FeelExpression? CompileBinding(CorrelationSubscription subscription, CorrelationProperty property)
    {
        CorrelationBinding? binding = subscription.Bindings.FirstOrDefault(one => one.Property == property.Id);
        if (binding?.Path is { } path)
        {
            return formulas.Compile(process.Id, path);
        }

        Report(
            subscription, binding?.Place ?? subscription.Place, $"nothing says which data of the case are '{property.Id}'",
            "Give it a correlationPropertyBinding with a dataPath: FEEL over the data of the case.");
        return null;
    }

    /// <summary>For each message that has all properties, what gives each of them; null where that cannot be used.</summary>
    private Dictionary<string, ImmutableArray<FeelExpression?>> CompileRetrievals(
        CorrelationSubscription subscription, ImmutableArray<CorrelationProperty> properties)
    {
        var found = new Dictionary<string, ImmutableArray<FeelExpression?>>(StringComparer.Ordinal);
        foreach ((var index, CorrelationProperty property) in properties.Index())
        {
            if (property.Retrievals is null)
            {
                ReportNothing(
                    subscription, property.Place, "correlation property", property.Id.ToString(),
                    "Declare the correlationProperty at the top of the file, or choose another one.");
            }

            foreach (CorrelationRetrieval retrieval in property.Retrievals ?? [])
            {
                FeelExpression? formula = CompileRetrieval(subscription, property, retrieval);
                if (retrieval.Message is { } message && found.GetValueOrDefault(message, []).Length == index)
                {
                    found[message] = [.. found.GetValueOrDefault(message, []), formula];
                }
            }
        }

        return found.Where(one => one.Value.Length == properties.Length)
            .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
    }

    private FeelExpression? CompileRetrieval(
        CorrelationSubscription subscription, CorrelationProperty property, CorrelationRetrieval retrieval)
    {
        if (retrieval.UnresolvedReference is { } nothing)
        {
            ReportNothing(
                subscription, retrieval.Place, $"message of the property '{property.Id}'", nothing,
                "Declare the message, or choose another one in messageRef.");
            return null;
        }

        if (retrieval.Path is null)
        {
            Report(
                subscription, retrieval.Place,
                $"nothing says where the message '{retrieval.Message}' has '{property.Id}'",
                "Give the correlationPropertyRetrievalExpression a messagePath: FEEL over what the message says.");
            return null;
        }

        return formulas.Compile(property.Id, retrieval.Path);
    }

    /// <summary>Waits for a message that has some properties of a key and lacks others go by the patient instead.</summary>
    private void ReportUncorrelated(
        CorrelationSubscription subscription, ImmutableArray<CorrelationProperty> properties, IEnumerable<string> whole)
    {
        IEnumerable<string> partly = properties
            .SelectMany(property => property.Retrievals ?? [])
            .Select(retrieval => retrieval.Message).OfType<string>()
            .Distinct().Except(whole);
        foreach (var message in partly)
        {
            log.Add(
                "PW2046", FindingSeverity.Warning, process.Id, subscription.Place,
                $"The message '{message}' has some properties of the key '{subscription.Key}' and lacks others, so the key "
                + "does not tell for which case it is.",
                $"Say for each of them where the message has it: {Listed(properties.Select(property => property.Id.ToString()))}.",
                message, subscription.Key?.ToString() ?? "");
        }
    }

    private void ReportNothing(
        CorrelationSubscription subscription, SourcePlace place, string what, string reference, string remedy) => log.Add(
            "PW2044", FindingSeverity.Error, process.Id, place,
            $"The subscription '{subscription.Id}' refers to the {what} '{reference}', which is not there.",
            remedy, subscription.Id.ToString(), what, reference);

    private void Report(CorrelationSubscription subscription, SourcePlace place, string what, string remedy) => log.Add(
        "PW2045", FindingSeverity.Error, process.Id, place,
        $"The subscription '{subscription.Id}' cannot tell cases apart: {what}.",
        remedy, subscription.Id.ToString(), what);

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names);
}
