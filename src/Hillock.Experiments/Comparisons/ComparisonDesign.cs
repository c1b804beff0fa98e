using Hillock.Data;
using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>From a specification to the plan of its comparison.</summary>
internal static class ComparisonDesign
{
    private const int QuickEpochs = 15;

    /// <summary>What a specification sets out to do, on its data, without a folder.</summary>
    /// <exception cref="HillockException">Something in the specification cannot be used.</exception>
    public static (ComparisonPlan Plan, IReadOnlyList<Arm> Arms, DataSet Data) Of(
        RunSpec spec, IProgress<DataProgress>? loading = null, CancellationToken cancel = default)
    {
        RunSpecRules.Check(spec, RunVerb.Compare);
        var factors = ArmGrid.Factors(spec);
        var arms = ArmGrid.Of(spec, factors);
        ArmChecks.Check(factors, arms);
        RequireNamed(spec.Design.Baseline, arms);
        var data = SpecData.Load(spec, loading, cancel);
        foreach (var arm in arms) arm.Options.Check(data);
        IReadOnlyList<ClaimPart> claimed = spec.Design.Claimed.Count == 0 ? [] : ClaimText.Read(spec.Design.Claimed);
        ClaimCheck.Require(claimed, [.. arms.Select(a => a.Name)], data);
        if (spec.Design.Quick == true) arms = [.. arms.Select(a => a with { Options = a.Options with { MostEpochs = QuickEpochs } })];
        var design = BlockDesign.Of(spec, data);
        var plan = Plan(data, arms, factors, design) with
        {
            Rates = RateChoice.Of(spec, factors, arms, data, design),
            Baseline = spec.Design.Baseline,
            Margin = Margin(spec.Design.Margin, data),
            Claim = spec.Design.Claim,
            Claimed = claimed,
            ClaimMargin = spec.Design.Margin,
            Race = spec.Design.Race == true,
            Budget = spec.Design.Budget,
        };
        return (plan, arms, data);
    }

    /// <summary>Whether an arm has one activation a place, a list of its own, which no single declaration says.</summary>
    public static bool IsNested(ComparisonPlan plan) => plan.Factors[0].Values.Any(v => VaryText.Inside(v) != v);

    /// <summary>The plan of arms in blocks, with the facts of the data.</summary>
    public static ComparisonPlan Plan(DataSet data, IReadOnlyList<Arm> arms, IReadOnlyList<Factor> factors, BlockDesign design) => new()
    {
        Data = data.Name,
        Task = TaskNames.Of(data.Task),
        TargetColumn = data.TargetName,
        TargetIsGuess = data.TargetIsGuess,
        Question = data.Question,
        Network = arms[0].Options.Sizes(data),
        HigherIsBetter = data.Task != TaskKind.Regression,
        Rows = Rows(data, design),
        TestRows = data.Test.Count,
        Factors = factors,
        Arms = [.. arms.Select(a => (a.Name, a.Levels))],
        OwnRates = [.. arms.Select(a => a.Options.Fit.Optimizer.Rate)],
        Design = design,
    };

    private static (int Validation, int Train) Rows(DataSet data, BlockDesign design)
    {
        var rest = data.Train.Count + data.Validation.Count;
        return design.Folds > 1 ? (rest / design.Folds, rest - (rest / design.Folds)) : (data.Validation.Count, data.Train.Count);
    }

    /// <summary>A margin on the scale of the plan: points of accuracy; of an error per cent of its root, on the logarithm of the squared error.</summary>
    public static double? Margin(double? given, DataSet data) =>
        given is not { } margin ? null : data.Task == TaskKind.Regression ? 2 * Math.Log(1 + (margin / 100)) : margin / 100;

    /// <summary>What was left out to save time, in sentences.</summary>
    public static List<string> LeftOut(RunSpec spec, ComparisonPlan plan, int? epochs)
    {
        var left = new List<string>();
        if (spec.Design.Quick == true) left.Add(
            $"This was a quick look: {plan.Design.Words}, one split, {QuickEpochs} epochs at most, and the optimiser's own learning rate; without quick "
            + "more seeds, splits and rates are tried, to the end.");
        else if (!plan.Rates.Chooses && spec.Fit.Rate is null && spec.Design.Rates is null)
            left.Add("All were trained at the optimiser's own learning rate, which may suit one better than another; rates (auto) lets each choose its own.");
        if (epochs is { } most) left.Add($"To fit the time, trainings ended after {most} epochs at most.");
        return left;
    }

    /// <exception cref="HillockException">The baseline is not an arm.</exception>
    public static void RequireNamed(string? baseline, IReadOnlyList<Arm> arms)
    {
        if (baseline is not null && arms.All(a => a.Name != baseline))
            throw new HillockException($"The baseline '{baseline}' is not one of the arms.{Suggestions.Ask(baseline, arms.Select(a => a.Name))} They are "
                + $"{string.Join("; ", arms.Take(12).Select(a => a.Name))}{(arms.Count > 12 ? "; …" : "")}.");
    }
}
