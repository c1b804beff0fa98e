using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>From what is varied to the arms: every combination of the factors' values.</summary>
internal static class ArmGrid
{
    private const int MostArms = 1000;
    private const string ActivationFactor = "activations";

    /// <summary>The factors of a run: the activations, unless others are varied and none is named, and what <c>vary</c> says.</summary>
    /// <exception cref="HillockException">Something is varied twice.</exception>
    public static IReadOnlyList<Factor> Factors(RunSpec spec)
    {
        var varied = VaryText.Read(spec.Design.Vary).Select(f => new Factor(f.Option.Name, f.Values)).ToList();
        if (varied.Any(f => f.Option == ActivationFactor))
        {
            if (spec.Network.Activations is not null)
                throw new HillockException("activations and vary both say which activations are compared; give them in one of the two.");
            return varied;
        }

        if (varied.Any(f => f.Option == "layers") && spec.Network.Activations is null) return varied;
        if (varied.Count > 0 && spec.Network.Activations is null or [_]) return varied;
        return [Activations(spec), .. varied];
    }

    /// <summary>The arms in the order of the factors, the last turning fastest.</summary>
    /// <exception cref="HillockException">A value cannot be used, or there are too many arms.</exception>
    public static IReadOnlyList<Arm> Of(RunSpec spec, IReadOnlyList<Factor> factors)
    {
        var count = factors.Aggregate(1L, (n, f) => Math.Min(long.MaxValue / 20_000, n * f.Values.Count));
        if (count > MostArms)
            throw new HillockException(
                $"{string.Join(" × ", factors.Select(f => f.Values.Count))} values make {count:N0} arms, more than the {MostArms:N0} that a comparison "
                    + "may have; "
                + "vary fewer options, or fewer values of each.");
        IEnumerable<string[]> combinations = [[]];
        foreach (var factor in factors) combinations = [.. combinations.SelectMany(c => factor.Values.Select(v => (string[])[.. c, v]))];
        return [.. combinations.Select(levels => One(spec, factors, levels))];
    }

    private static Factor Activations(RunSpec spec) => new(ActivationFactor, [.. spec.Network.Activations ?? SpecRecipe.Field]);

    private static Arm One(RunSpec spec, IReadOnlyList<Factor> factors, string[] levels)
    {
        var single = spec.With(new DesignSpec());
        if (factors.Any(f => f.Option == ActivationFactor)) single = single.With(single.Network with { Activations = null });
        for (var i = 0; i < factors.Count; i++) single = RunOptions.Get(factors[i].Option, RunVerb.Train).ApplyText(single, VaryText.Inside(levels[i]));
        try
        {
            RunSpecRules.Check(single, RunVerb.Train);
            return new Arm
            {
                Name = string.Join(" + ", factors.Select((f, i) => Word(f, levels[i]))),
                Levels = levels,
                Activations = SpecRecipe.Activations(single, RunVerb.Train),
                Options = ComparisonOptions.Of(single),
                Data = single.Data,
            };
        }
        catch (HillockException e) when (factors.Count > 1)
        {
            throw new HillockException($"{string.Join(", ", factors.Select((f, i) => $"{f.Option} {levels[i]}"))}: {e.Message}", e);
        }
    }

    // A number or a switch says nothing without its option.
    private static string Word(Factor factor, string value) => factor.Option == ActivationFactor ? value
        : value.Any(char.IsLetter) && value is not ("true" or "false" or "auto" or "none") ? value : $"{factor.Option} {value}";
}
