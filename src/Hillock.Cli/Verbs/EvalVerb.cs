using System.CommandLine;
using System.Globalization;
using Hillock.Activations;
using Hillock.Cli.Rendering;

namespace Hillock.Cli.Verbs;

/// <summary><c>eval NAME|FORMULA X [X…]</c>: value and derivative at points.</summary>
[VerbPlace(40)]
internal sealed class EvalVerb : Verb
{
    private readonly Argument<string> _activation = ActivationArgument.Create();

    private readonly Argument<string[]> _points = new("x")
    {
        HelpName = "X",
        Description = "a number, Infinity, -Infinity or NaN",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _single = new("--float32")
    {
        Description = "Through the compiled float32 kernel, as in training",
        Arity = ArgumentArity.Zero,
    };

    public EvalVerb(Session session)
        : base("eval", "value and derivative at points, at full precision", session)
    {
        Add(_activation);
        Add(_points);
        Add(_single);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock eval gelu -1 0 2.5", "float64, every digit"),
        ("hillock eval relu -1 -Infinity NaN --float32", "what training computes"),
        ("hillock eval 'x * sigmoid(1.702*x)' 0.5 --json", "a formula, as JSON"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var points = parsed.GetRequiredValue(_points).Select(text => Point(text, parsed)).ToArray();
        var activation = ActivationArgument.Elementwise(parsed.GetRequiredValue(_activation));
        var values = parsed.GetValue(_single) ? Evaluation.Single(activation, points) : Evaluation.Double(activation, points);
        return Session.Answer(() => Json(activation, values), screen => Write(screen, values));
    }

    private double Point(string text, ParseResult parsed)
    {
        switch (text.Trim().ToLowerInvariant())
        {
            case "infinity" or "+infinity" or "inf" or "+inf" or "∞": return double.PositiveInfinity;
            case "-infinity" or "-inf" or "-∞": return double.NegativeInfinity;
            case "nan": return double.NaN;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var x)) return x;
        throw new HillockException(text.StartsWith("--", StringComparison.Ordinal)
            ? UsageError.UnknownOption(text, this, parsed.RootCommandResult.Command)
            : $"'{text}' is not a number. Give X as in -1, 2.5, 1e-3, Infinity, -Infinity or NaN.");
    }

    private static object Json(ElementwiseActivation activation, IReadOnlyList<PointValue> values) => new
    {
        Activation = activation.Text,
        Formula = activation.Formula.ToString(),
        Derivative = activation.Derivative.ToString(),
        Points = values,
    };

    private static void Write(Screen screen, IReadOnlyList<PointValue> values)
    {
        var table = new FittedTable(new("x", true), new("value", true), new("derivative", true));
        foreach (var p in values) table.Add("", Figures.Exact(p.X), Figures.Exact(p.Value), Figures.Exact(p.Derivative));
        table.Write(screen);
    }
}
