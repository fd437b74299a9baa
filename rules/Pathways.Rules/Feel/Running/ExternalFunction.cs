using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Pathways.Rules;

/// <summary>
/// Functions whose body is said to be a Java method. Nothing of Java is ever called: the few methods of this table, which
/// models in the wild use, are done here, and any other gives null.
/// </summary>
internal sealed class ExternalFunction : FeelFunction
{
    private delegate FeelValue Method(FeelValue[] arguments);

    private static readonly Dictionary<string, Method> methods = new(StringComparer.Ordinal)
    {
        ["java.lang.Math.cos(double)"] = a => Double(a, Math.Cos),
        ["java.lang.Math.sin(double)"] = a => Double(a, Math.Sin),
        ["java.lang.Math.tan(double)"] = a => Double(a, Math.Tan),
        ["java.lang.Math.max(double,double)"] = a => Larger(a),
        ["java.lang.Math.max(float,float)"] = a => Larger(a),
        ["java.lang.Math.max(int,int)"] = a => Larger(a),
        ["java.lang.Math.max(long,long)"] = a => Larger(a),
        ["java.lang.Math.min(double,double)"] = a => Smaller(a),
        ["java.lang.Math.min(float,float)"] = a => Smaller(a),
        ["java.lang.Math.min(int,int)"] = a => Smaller(a),
        ["java.lang.Math.min(long,long)"] = a => Smaller(a),
        ["java.lang.Short.valueOf(short)"] = a => Whole(a, short.MinValue, short.MaxValue),
        ["java.lang.Byte.valueOf(byte)"] = a => Whole(a, sbyte.MinValue, sbyte.MaxValue),
        ["java.lang.Integer.valueOf(int)"] = a => Whole(a, int.MinValue, int.MaxValue),
        ["java.lang.String.valueOf(char)"] = a => a[0] is { Kind: FeelKind.String, Text.Length: 1 } ? a[0] : FeelValue.Null,
        ["java.lang.Integer.valueOf(java.lang.String)"] = a => Parsed(a),
        ["java.lang.Float.valueOf(java.lang.String)"] = a => Parsed(a),
        ["java.lang.Double.valueOf(java.lang.String)"] = a => Parsed(a),
        ["java.lang.String.format(java.lang.String,[Ljava.lang.Object;)"] = Format,
    };

    private readonly Method method;
    private readonly ImmutableArray<FeelParameter> parameters;

    private ExternalFunction(string name, ImmutableArray<FeelParameter> parameters, Method method)
    {
        Name = name;
        this.parameters = parameters;
        this.method = method;
    }

    public override string Name { get; }

    public override ImmutableArray<FeelParameter> Parameters => parameters;

    internal override FeelType ResultType => FeelType.Any;

    /// <summary>The function that a description names: a context with the class and the method's signature.</summary>
    public static FeelValue Of(
        ImmutableArray<FeelParameter> parameters, FeelValue description, Evaluation evaluation, Place place)
    {
        FeelValue java = description.Kind == FeelKind.Context && description.AsContext().TryGet("java", out FeelValue inner)
            ? inner
            : description;
        if (java.Kind == FeelKind.Context && java.AsContext() is FeelContext named
            && named["class"].Kind == FeelKind.String && named["method signature"].Kind == FeelKind.String)
        {
            string signature = named["method signature"].Text.Replace(" ", string.Empty, StringComparison.Ordinal);
            string name = $"{named["class"].Text}.{signature}";
            int taken = signature.EndsWith("()", StringComparison.Ordinal) ? 0 : signature.Count(c => c == ',') + 1;
            if (taken == parameters.Length && methods.TryGetValue(name, out Method? method))
            {
                return FeelValue.Function(new ExternalFunction(name, parameters, method));
            }
        }

        return evaluation.Fail(place, Sentences.NoJavaHere, Evaluation.Describe(java));
    }

    internal override FeelValue Invoke(Evaluation evaluation, Place place, FeelValue[] arguments)
    {
        if (arguments.Length != parameters.Length)
        {
            return Signatures.Mismatch(this, evaluation, place, arguments);
        }

        FeelValue[] bound = [.. arguments];
        for (int i = 0; i < bound.Length; i++)
        {
            if (!Binding.TryBind(ref bound[i], parameters[i].Type, evaluation))
            {
                return Signatures.Mismatch(this, evaluation, place, arguments);
            }
        }

        return method(bound) is { IsNull: false } value
            ? value
            : evaluation.Fail(place, Sentences.BadArgument, Name, "the arguments do not fit");
    }

    internal override FeelValue InvokeNamed(Evaluation evaluation, Place place, string[] names, FeelValue[] arguments) =>
        Signatures.InOrder(parameters, names, arguments) is FeelValue[] ordered
            ? Invoke(evaluation, place, ordered)
            : Signatures.Mismatch(this, evaluation, place, arguments);

    private static FeelValue Double(FeelValue[] arguments, Func<double, double> function) =>
        arguments[0].Kind == FeelKind.Number
        && double.TryParse(arguments[0].Numeric.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double x)
        && FeelNumber.TryParse(function(x).ToString("R", CultureInfo.InvariantCulture), out FeelNumber result)
            ? FeelValue.Number(result)
            : FeelValue.Null;

    private static FeelValue Larger(FeelValue[] pair) =>
        AreNumbers(pair) ? pair[0].Numeric >= pair[1].Numeric ? pair[0] : pair[1] : FeelValue.Null;

    private static FeelValue Smaller(FeelValue[] pair) =>
        AreNumbers(pair) ? pair[0].Numeric <= pair[1].Numeric ? pair[0] : pair[1] : FeelValue.Null;

    private static bool AreNumbers(FeelValue[] values) => Array.TrueForAll(values, value => value.Kind == FeelKind.Number);

    private static FeelValue Whole(FeelValue[] arguments, long low, long high) =>
        arguments[0].Kind == FeelKind.Number && arguments[0].Numeric.TryToInt64(out long whole) && whole >= low && whole <= high
            ? arguments[0]
            : FeelValue.Null;

    private static FeelValue Parsed(FeelValue[] arguments) =>
        arguments[0].Kind == FeelKind.String && FeelNumber.TryParse(arguments[0].Text, out FeelNumber number)
            ? FeelValue.Number(number)
            : FeelValue.Null;

    /// <summary>Only <c>%s</c>, and <c>%%</c> for a per cent sign.</summary>
    private static FeelValue Format(FeelValue[] arguments)
    {
        if (arguments[0].Kind != FeelKind.String)
        {
            return FeelValue.Null;
        }

        FeelValue[] rest = arguments[1].Kind == FeelKind.List ? arguments[1].Items : arguments[1..];
        StringBuilder text = new();
        int next = 0;
        string format = arguments[0].Text;
        for (int i = 0; i < format.Length; i++)
        {
            char kind = format[i] == '%' && i + 1 < format.Length ? format[i + 1] : '\0';
            if (format[i] != '%')
            {
                text.Append(format[i]);
            }
            else if (kind == '%')
            {
                text.Append('%');
                i++;
            }
            else if (kind == 's' && next < rest.Length)
            {
                text.Append(FeelText.ToPlain(rest[next++]));
                i++;
            }
            else
            {
                return FeelValue.Null;
            }
        }

        return FeelValue.String(text.ToString());
    }
}
