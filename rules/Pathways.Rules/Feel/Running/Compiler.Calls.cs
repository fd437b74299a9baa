namespace Pathways.Rules;

/// <content>Calls.</content>
internal sealed partial class Compiler
{
    private Run Call(Expression.Call call, CompileScope scope)
    {
        Place place = At(call);
        Run[] arguments = [.. call.Arguments.Select(argument => Compile(argument, scope))];
        string[]? names = call.Names is null ? null : [.. call.Names];
        Run function = Compile(call.Called, scope);
        if (call.Called is not Expression.Name name)
        {
            return frame => Invoke(function(frame), null, names, arguments, frame, place);
        }

        BuiltIn? builtIn = BuiltIns.Find(name.Text);
        NameBinding binding = scope.Resolve(name.Text);
        if (binding.Variable is not null || binding.Items.Count > 0)
        {
            return frame => Invoke(function(frame), builtIn, names, arguments, frame, place);
        }

        return builtIn is null
            ? frame => frame.Evaluation.Fail(place, Sentences.NoSuchFunction, name.Text)
            : frame => Invoke(builtIn, names, Evaluate(arguments, frame), frame, place);
    }

    /// <summary>Calls a value; a variable that hides a built-in function but is none does not hide it in a call.</summary>
    private static FeelValue Invoke(
        FeelValue function, BuiltIn? builtIn, string[]? names, Run[] arguments, Frame frame, Place place)
    {
        FeelFunction? called = function.Kind == FeelKind.Function ? function.AsFunction() : builtIn;
        return called is null
            ? frame.Evaluation.Fail(place, Sentences.NotAFunction, Evaluation.Describe(function))
            : Invoke(called, names, Evaluate(arguments, frame), frame, place);
    }

    private static FeelValue Invoke(FeelFunction function, string[]? names, FeelValue[] arguments, Frame frame, Place place)
    {
        Evaluation evaluation = frame.Evaluation;
        if (!evaluation.TryEnter(place))
        {
            return FeelValue.Null;
        }

        FeelValue result = names is null
            ? function.Invoke(evaluation, place, arguments)
            : function.InvokeNamed(evaluation, place, names, arguments);
        evaluation.Leave();
        return result;
    }

    private static FeelValue[] Evaluate(Run[] arguments, Frame frame)
    {
        FeelValue[] values = new FeelValue[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i](frame);
        }

        return values;
    }
}
