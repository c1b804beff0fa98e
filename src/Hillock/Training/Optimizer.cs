using System.Globalization;

namespace Hillock.Training;

/// <summary>How parameters follow their gradient.</summary>
public abstract record Optimizer
{
    private static readonly string[] Names = ["sgd", "adam", "adamw"];

    private protected Optimizer(double rate) => Rate = rate;

    /// <summary>The name in run files, such as <c>adam</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The learning rate; above 0.</summary>
    public double Rate { get; init => field = Check(value, "learning rate", value > 0 && double.IsFinite(value), "above 0, such as 0.001"); }

    /// <summary>Moving averages kept for every parameter.</summary>
    internal abstract int States { get; }

    /// <summary>The optimiser of a name: <c>sgd</c>, <c>adam</c> or <c>adamw</c>; its usual rate unless given.</summary>
    /// <exception cref="HillockException">Unknown name, or a rate that is not above 0.</exception>
    public static Optimizer Parse(string name, double? rate = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        Optimizer optimizer = name.Trim().ToLowerInvariant() switch
        {
            "sgd" => new Sgd(),
            "momentum" => new Sgd(momentum: 0.9),
            "nesterov" => new Sgd(momentum: 0.9, nesterov: true),
            "adam" => new Adam(),
            "adamw" or "adam_w" => new AdamW(),
            _ => throw new HillockException(
                $"There is no optimiser '{name}'; there are {string.Join(", ", Names)}.{Suggestions.Ask(name, Names)}"),
        };
        return rate is { } r ? optimizer with { Rate = r } : optimizer;
    }

    /// <summary>One step over a piece of the flat buffers.</summary>
    internal abstract void Update(in UpdateSpan span);

    /// <summary>The value, if it is valid.</summary>
    private protected static double Check(double value, string what, bool valid, string expected) => valid
        ? value
        : throw new HillockException($"The {what} is {value.ToString(CultureInfo.InvariantCulture)}; it must be {expected}.");
}
