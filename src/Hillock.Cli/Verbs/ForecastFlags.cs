using System.CommandLine;
using System.Globalization;
using Hillock.Activations;
using Hillock.Experiments.RunFiles;
using Hillock.Health.Forecasts;
using Hillock.Initialization;

namespace Hillock.Cli.Verbs;

/// <summary>The flags of a plain stack of layers.</summary>
internal sealed class ForecastFlags
{
    private readonly Option<string?> _depth = Number("--depth", "Hidden layers of a plain network [10]");
    private readonly Option<string?> _width = Number("--width", "Units of each hidden layer [256]");
    private readonly Option<string?> _inputs = Number("--inputs", "Numbers that go in [as many as the width]");
    private readonly Option<string?> _outputs = Number("--outputs", "Numbers that come out [10]");
    private readonly Option<string?> _bias = Number("--bias-std", "Deviation of the biases, which are normal [0]");

    private readonly Option<string?> _norm = new("--norm")
    {
        HelpName = "NORM",
        Description = "Normalisation between each hidden layer and its activation: none, batch, layer or rms [none]",
    };

    /// <summary>Adds the flags to the command.</summary>
    public ForecastFlags(Command command)
    {
        _norm.CompletionSources.Add(_ => Norms);
        foreach (var option in All) command.Add(option);
    }

    private static IEnumerable<string> Norms => Enum.GetNames<StackNorm>().Select(n => n.ToLowerInvariant());

    private IEnumerable<Option<string?>> All => [_depth, _width, _norm, _inputs, _outputs, _bias];

    /// <summary>Whether a flag is one of these.</summary>
    public bool Has(Option option) => All.Contains(option);

    /// <summary>The first of these flags that was given; null where none was.</summary>
    public string? Given(ParseResult parsed) => All.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false })?.Name;

    /// <summary>The stack of an activation.</summary>
    /// <exception cref="HillockException">A value that is none.</exception>
    public Stack Stack(Activation activation, RunSpec spec, ParseResult parsed)
    {
        var usual = new Stack(activation);
        return usual with
        {
            Initializer = Initializer.Parse(spec.Network.Initializer),
            Depth = Whole(_depth, most: 1000) ?? usual.Depth,
            Width = Whole(_width) ?? usual.Width,
            Inputs = Whole(_inputs),
            Outputs = Whole(_outputs) ?? usual.Outputs,
            Norm = Norm(parsed.GetValue(_norm)),
            BiasDeviation = parsed.GetValue(_bias) is { } text ? Real(text) : 0,
            Seed = spec.Fit.Seeds[0],
        };

        int? Whole(Option<string?> option, int most = 10_000) => parsed.GetValue(option) is not { } text ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most ? value
            : throw new HillockException($"{option.Name} is '{text}'; expected a whole number from 1 to {most}, such as 50.");
    }

    private static StackNorm Norm(string? text) => text is null ? StackNorm.None
        : Norms.Contains(text.ToLowerInvariant()) ? Enum.Parse<StackNorm>(text, ignoreCase: true)
        : throw new HillockException($"--norm is '{text}'; expected none, batch, layer or rms.{Suggestions.Ask(text, Norms)}");

    private static double Real(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and < 1e3
            ? value
            : throw new HillockException($"--bias-std is '{text}'; expected a number of 0 or more, such as 0.05.");

    private static Option<string?> Number(string name, string description) => new(name) { HelpName = "N", Description = description };
}
