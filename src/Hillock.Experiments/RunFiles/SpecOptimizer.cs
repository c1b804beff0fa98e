using Hillock.Training;

namespace Hillock.Experiments.RunFiles;

/// <summary>The optimiser of a run: its text, and the settings that have options of their own.</summary>
internal static class SpecOptimizer
{
    // Plain descent is seldom what a comparison is meant with, so sgd has a momentum here unless it is told.
    private static readonly Dictionary<string, string> Sgd = new() { ["momentum"] = "0.9" };

    /// <summary>The optimiser of a text as a run has it where no option says more.</summary>
    /// <exception cref="HillockException">An unknown name, or a setting that the optimiser does not have.</exception>
    public static Optimizer Usual(string text) => Parse(text, []);

    /// <summary>The optimiser, with every setting where its name says.</summary>
    /// <exception cref="HillockException">An unknown name, or a setting that the optimiser does not have.</exception>
    public static Optimizer Of(FitSpec spec) => Parse(spec.Optimizer, Given(spec));

    /// <summary>Checks that the optimiser has the settings that were given.</summary>
    /// <exception cref="HillockException">It does not; the ones that do are named.</exception>
    public static void Check(FitSpec spec)
    {
        var own = Optimizer.SettingsOf(spec.Optimizer);
        foreach (var (name, _) in Given(spec))
        {
            if (own.Contains(name)) continue;
            var owners = Optimizer.Names.Where(n => Optimizer.SettingsOf(n).Contains(name)).ToList();
            var option = name.Replace('_', '-');
            throw new HillockException(
                $"{option} belongs to {string.Join(" and ", owners)}, but the optimizer is {spec.Optimizer}; leave {option} out, or set optimizer to "
                    + $"{owners[0]}.");
        }
    }

    private static Optimizer Parse(string text, IEnumerable<KeyValuePair<string, string>> given) =>
        Optimizer.Parse(text, given, string.Equals(text.Split('(')[0].Trim(), "sgd", StringComparison.OrdinalIgnoreCase) ? Sgd : null);

    private static List<KeyValuePair<string, string>> Given(FitSpec spec)
    {
        var given = new List<KeyValuePair<string, string>>();
        Add("rate", spec.Rate);
        Add("momentum", spec.Momentum);
        if (spec.Nesterov is { } nesterov) given.Add(new("nesterov", nesterov ? "true" : "false"));
        Add("beta1", spec.Beta1);
        Add("beta2", spec.Beta2);
        Add("epsilon", spec.Epsilon);
        Add("weight_decay", spec.WeightDecay);
        return given;

        void Add(string name, double? value)
        {
            if (value is { } v) given.Add(new(name, ValueText.Print(v)));
        }
    }
}
