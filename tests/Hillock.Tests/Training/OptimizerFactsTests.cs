using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Health.Lint;
using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>What every optimiser states of itself agrees with what it does.</summary>
public sealed class OptimizerFactsTests
{
    private static readonly float[] Inputs = [0.5f, -1, 2, 0.25f, 1.5f, -0.75f];
    private static readonly float[] Targets = [1, -0.5f, 0.3f, 2];

    public static TheoryData<string> Names => [.. Optimizer.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Facts_are_complete_and_name_settings_that_there_are(string name)
    {
        var optimizer = Optimizer.Parse(name);
        var (facts, settings) = (optimizer.Facts, optimizer.Settings.ToDictionary(s => s.Name, s => s.Text));
        Assert.Matches("[A-Z].* (19|20)[0-9]{2}", facts.Source);
        Assert.StartsWith("moves ", facts.StepLength, StringComparison.Ordinal);
        Assert.True(facts.Rates.Lowest < optimizer.Rate && optimizer.Rate < facts.Rates.Highest, "the usual rate is a usual one");
        if (facts.Memory is var (memory, decay)) Assert.Equal(decay, double.Parse(settings[memory], System.Globalization.CultureInfo.InvariantCulture));
        if (facts.Epsilon is { } epsilon) Assert.Equal(epsilon, double.Parse(settings["epsilon"], System.Globalization.CultureInfo.InvariantCulture));
        if (facts.WithoutDecay is { } plain)
            Assert.Equal(Steps(Optimizer.Parse(plain) with { Rate = 0.01 }), Steps(optimizer with { WeightDecay = 0, Rate = 0.01 }));
        Assert.DoesNotContain(
            LintCase.Parse($"three; dense(8, relu), dense(3); optimizer={name}").Findings,
            f => f.Code.StartsWith("optimizer.rate", StringComparison.Ordinal) || f.Code.Contains("decay", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_adapts_if_a_gradient_ten_times_as_large_makes_no_longer_step(string name)
    {
        var optimizer = Optimizer.Parse(name) with { WeightDecay = 0, Rate = 1e-3 };
        var (small, large) = (Length(optimizer, 1), Length(optimizer, 10));
        Assert.Equal(optimizer.Facts.Adapts ? 1 : 10, large / small, 0.1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_decoupled_decay_shrinks_weights_that_have_no_gradient_by_its_factor(string name)
    {
        var optimizer = Optimizer.Parse(name) with { WeightDecay = 0.5, Rate = 0.01 };
        using var model = Model();
        using var trainer = new Trainer(model, new MeanSquaredError(), optimizer, 1);
        model.SetParameter("dense_1.weight", [0.5f, 0.25f, 0.125f]);
        model.SetParameter("dense_1.bias", [0]);
        trainer.Step([0, 0, 0], [0f]);
        var after = model.GetParameter("dense_1.weight");
        var factor = 1 - (0.01 * 0.5);
        var shrinks = Math.Abs(after[0] - (0.5 * factor)) < 1e-6 && Math.Abs(after[2] - (0.125 * factor)) < 1e-6;
        Assert.Equal(optimizer.DecouplesDecay || optimizer is Sgd, shrinks);
    }

    private static double Length(Optimizer optimizer, float times)
    {
        using var model = Model();
        using var trainer = new Trainer(model, new MeanSquaredError(), optimizer, 1);
        model.SetParameter("dense_1.weight", [0, 0, 0]);
        model.SetParameter("dense_1.bias", [0]);
        trainer.Step([1, 0.5f, 2], [times]);
        return Math.Abs(model.GetParameter("dense_1.weight")[0]);
    }

    private static float[] Steps(Optimizer optimizer)
    {
        using var model = new Sequential(3) { new Dense(5, "tanh"), new Dense(2) };
        model.Initialize(3);
        using var trainer = new Trainer(model, new MeanSquaredError(), optimizer, 2);
        for (var i = 0; i < 5; i++) trainer.Step(Inputs, Targets);
        return [.. model.Parameters.SelectMany(p => model.GetParameter(p.Name))];
    }

    private static Sequential Model()
    {
        var model = new Sequential(3) { new Dense(1) };
        model.Initialize(1);
        return model;
    }
}
