namespace Pathways.Rules;

/// <summary>Context functions (DMN 1.5, clause 10.3.4.11).</summary>
internal static class ContextFunctions
{
    private static readonly ContextShape entryShape = new(["key", "value"]);

    public static readonly BuiltInRow[] All =
    [
        new("get value", "m: context, key: string", FeelType.Any, c => c.Context(0)[c.Text(1)]),
        new("get value", "context: context, keys: strings", FeelType.Any, c => GetNested(c)),
        new("get entries", "m: context", FeelType.AnyList, c => c.Spend(c.Context(0).Count) ? FeelValue.FromItems([.. c.Context(0).Entries.Select(Entry)]) : FeelValue.Null),
        new("context", "entries: contexts", FeelType.AnyContext, FromEntries),
        new("context put", "context: context, key: string, value: any", FeelType.AnyContext, c => FeelValue.Context(c.Context(0).With(c.Text(1), c[2]))),
        new("context put", "context: context, keys: strings, value: any", FeelType.AnyContext, c => PutNested(c, c.Context(0), 0)),
        new("context merge", "contexts: contexts", FeelType.AnyContext, Merge),
    ];

    private static FeelValue Entry(KeyValuePair<string, FeelValue> entry) =>
        FeelValue.Context(new FeelContext(entryShape, [FeelValue.String(entry.Key), entry.Value]));

    private static FeelValue GetNested(BuiltInCall call)
    {
        FeelValue value = call[0];
        foreach (FeelValue key in call.List(1))
        {
            if (value.Kind != FeelKind.Context || key.IsNull)
            {
                return call.Fail($"there is nothing under {Evaluation.Describe(call[1])}");
            }

            value = value.AsContext()[key.Text];
        }

        return call.List(1).Length == 0 ? call.Fail("the list of keys is empty") : value;
    }

    private static FeelValue FromEntries(BuiltInCall call)
    {
        ContextBuilder builder = new();
        foreach (FeelValue item in call.List(0))
        {
            if (item.IsNull || item.AsContext() is not FeelContext entry || entry["key"].Kind != FeelKind.String
                || !entry.TryGet("value", out FeelValue value))
            {
                return call.Fail("each entry needs a 'key' that is a string, and a 'value'");
            }

            string key = entry["key"].Text;
            if (builder.Has(key))
            {
                return call.Fail($"the key {FeelText.Quote(key)} occurs twice");
            }

            builder.Set(key, value);
        }

        return FeelValue.Context(builder.Build());
    }

    private static FeelValue PutNested(BuiltInCall call, FeelContext context, int level)
    {
        FeelValue[] keys = call.List(1);
        if (keys.Length == 0 || keys[level].IsNull)
        {
            return call.Fail("the keys must be a list of at least one string, without null");
        }

        if (!call.Spend(context.Count / 2))
        {
            return FeelValue.Null;
        }

        string key = keys[level].Text;
        if (level == keys.Length - 1)
        {
            return FeelValue.Context(context.With(key, call[2]));
        }

        if (context[key].Kind != FeelKind.Context)
        {
            return call.Fail($"there is no context under {FeelText.Quote(key)}");
        }

        FeelValue inner = PutNested(call, context[key].AsContext(), level + 1);
        return inner.IsNull ? inner : FeelValue.Context(context.With(key, inner));
    }

    private static FeelValue Merge(BuiltInCall call)
    {
        ContextBuilder merged = new();
        foreach (FeelValue context in call.List(0))
        {
            if (context.IsNull)
            {
                return call.Fail("one of the contexts is null");
            }

            foreach (KeyValuePair<string, FeelValue> entry in context.AsContext().Entries)
            {
                if (!call.Spend(1))
                {
                    return FeelValue.Null;
                }

                merged.Set(entry.Key, entry.Value);
            }
        }

        return FeelValue.Context(merged.Build());
    }
}
