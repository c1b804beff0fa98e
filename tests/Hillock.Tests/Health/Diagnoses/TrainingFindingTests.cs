using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Monitoring;
using Hillock.Training;
using static Hillock.Tests.Health.Diagnoses.Figures;

namespace Hillock.Tests.Health.Diagnoses;

/// <summary>What is told from the figures of a training: each finding at its bound and just short of it.</summary>
public sealed class TrainingFindingTests
{
    [Fact]
    public void A_sound_training_has_no_finding() => Assert.Empty(Found(Sound, Learned));

    [Theory]
    [InlineData(0.5, true, "gradient.clipped Warning, training.nothing_learned Error")]
    [InlineData(0.49, true, "training.nothing_learned Error")]
    [InlineData(0.5, false, "")]
    public void Clipping_is_a_fault_where_half_of_the_steps_meet_it_and_nothing_is_learned(double share, bool stuck, string codes) =>
        Assert.Equal(codes, Codes(Found(Sound with { ClippedShare = share }, stuck ? Stuck : Learned)));

    [Theory]
    [InlineData(1, 0, "")]
    [InlineData(2, 0, "units.dead Warning Activation")]
    [InlineData(5, 0, "units.dead Warning Activation")]
    [InlineData(6, 0, "units.dead Error Rate")]
    [InlineData(6, 3, "units.dead Error Activation")]
    [InlineData(6, 2, "units.dead Error Rate")]
    public void Dead_units_are_the_rates_fault_where_most_died_on_the_way(int dead, int before, string codes)
    {
        var monitor = Sound with { Layers = [Layer("dense_1", dead), Layer("dense_2", 9) with { IsOutput = true }] };
        var found = Found(monitor, Learned, probe: Batch with { Units = [Layer("dense_0", 9), Layer("dense_1", before)] });
        Assert.Equal(codes, string.Join(", ", found.Select(f => $"{f.Code} {f.Severity} {f.Area}")));
    }

    [Fact]
    public void Of_dead_layers_the_worst_comes_first() => Assert.Equal(
        ["b", "c", "a"],
        Found(Sound with { Layers = [Layer("a", 2), Layer("b", 9), Layer("c", 4), Layer("o") with { IsOutput = true }], Frames = [] }, Learned)
            .Select(f => f.Layer));

    [Theory]
    [InlineData("tanh", 6, false, "units.saturated Warning")]
    [InlineData("tanh", 6, true, "units.saturated Error, training.nothing_learned Error")]
    [InlineData("tanh", 5, false, "")]
    [InlineData("relu", 6, false, "")]
    [InlineData("softmax", 6, false, "")]
    public void Saturated_units_are_those_of_an_activation_that_is_flat_on_both_sides(string activation, int saturated, bool stuck, string codes) =>
        Assert.Equal(
        codes,
        Codes(Found(Sound with { Layers = [Layer("dense_1", 0, saturated, activation), Layer("dense_2", 0, 9) with { IsOutput = true }] }, stuck ? Stuck
            : Learned)));

    [Theory]
    [InlineData(1, "Initialization", 0)]
    [InlineData(2, "Initialization", 0)]
    [InlineData(3, "Rate", 1)]
    public void An_explosion_in_the_first_steps_is_the_first_weights_fault(long step, string area, int settings)
    {
        var finding = Assert.Single(Found(Sound with { NonFinite = new NonFiniteOrigin(step, StepPass.Backward, "dense_1", double.NaN) }, Learned));
        Assert.Equal(("loss.not_finite", area, settings, "dense_1"), (finding.Code, $"{finding.Area}", finding.Settings.Count, finding.Layer));
    }

    [Theory]
    [InlineData(0.011, true, "")]
    [InlineData(0.01, false, "gradient.vanishing Warning")]
    [InlineData(0.001, true, "gradient.vanishing Warning")]
    [InlineData(0.0009, true, "gradient.vanishing Error")]
    [InlineData(0.0009, false, "gradient.vanishing Warning")]
    [InlineData(999, true, "")]
    [InlineData(1000, true, "gradient.exploding Warning")]
    [InlineData(10000, true, "gradient.exploding Warning")]
    [InlineData(10001, true, "gradient.exploding Error")]
    public void A_first_gradient_far_from_the_last_is_found_on_either_side(double ratio, bool stuck, string codes)
    {
        MonitorFrame[] frames = [.. Sound.Frames.Select(f => f with { Layers = [Look(1, ratio, 0.01), Look(1, 1, 0.01)] })];
        Assert.Equal(codes, Codes(Found(Sound with { Frames = frames }, stuck ? Stuck : Learned).Where(f => f.Code != "training.nothing_learned")));
    }

    [Theory]
    [InlineData(0.1, 3, false, "loss.spikes Warning")]
    [InlineData(0.11, 2, false, "")]
    [InlineData(0.11, 3, false, "rate.too_high Error, loss.spikes Warning")]
    [InlineData(0.11, 0, true, "rate.too_high Error, training.nothing_learned Error")]
    public void A_rate_is_too_high_where_steps_are_large_and_the_training_suffers(double update, int spikes, bool stuck, string codes) => Assert.Equal(
        codes,
        Codes(Found(
            Sound with
            {
                Frames = [.. Sound.Frames.Select(f => f with { Layers = [Look(1, 1, update), Look(1, 1, update)] })],
                SpikeCount = spikes,
                Spikes = [new LossSpike(7, 3, 1), new LossSpike(9, 10, 2)],
            },
            stuck ? Stuck : Learned)));

    [Theory]
    [InlineData(1000, 9, "loss.spikes Warning")]
    [InlineData(1000, 10, "rate.too_high Error, loss.spikes Warning")]
    [InlineData(1000, 4, "")]
    [InlineData(1000, 5, "loss.spikes Warning")]
    public void Spikes_count_by_the_length_of_the_training(long steps, int spikes, string codes) => Assert.Equal(
        codes,
        Codes(Found(
            Sound with
            {
                Frames = [.. Sound.Frames.Select(f => f with { Layers = [Look(1, 1, 0.2), Look(1, 1, 0.2)] })],
                Steps = steps,
                SpikeCount = spikes,
                Spikes = [new LossSpike(7, 3, 1)],
            },
            Learned)));

    [Theory]
    [InlineData(0.00124, 0.5, "rate.too_low Error")]
    [InlineData(0.00125, 0.5, "")]
    [InlineData(0.00124, 0.51, "")]
    public void A_rate_is_too_low_where_all_steps_together_go_nowhere(double update, double learned, string codes) => Assert.Equal(
        codes,
        Codes(Found(Sound with { Frames = [.. Sound.Frames.Select(f => f with { Layers = [Look(1, 1, update), Look(1, 1, update / 2)] })] },
            new Achievement(learned, 0.5, 0.1))));

    [Fact]
    public void What_is_said_of_each_is_said_with_its_figures()
    {
        var monitor = Sound with
        {
            Layers = [Layer("dense_1", 6) with { Revived = 2 }, Layer("dense_2", 0, 7), Layer("dense_3") with { IsOutput = true }],
            Frames = [.. Enumerable.Range(1, 4).Select(i => new MonitorFrame(10 * i, 1, i, 0.1, i, [Look(1, 1e-4, 0.2), Look(1, 1, 0.2), Look(1, 1, 0.2)]))],
            Spikes = [new LossSpike(7, 30, 20), new LossSpike(9, 10, 2)],
            SpikeCount = 3,
            ClippedShare = 0.6,
            NonFinite = new NonFiniteOrigin(39, StepPass.Forward, "dense_2", double.PositiveInfinity),
        };
        Assert.Equal(Everything, Text(Found(monitor, Stuck, new FitOptions { ClipNorm = 0.5, ClipValue = 2 }, Batch with { Units = [Layer("dense_1", 1)] })));
    }

    [Fact]
    public void What_is_said_of_the_other_cases()
    {
        var early = Sound with { NonFinite = new NonFiniteOrigin(1, StepPass.Loss, null, double.NaN) };
        Assert.Equal(Early, Text(Found(early, Learned)));
        var exploding = Sound with { ClippedShare = 1, Frames = [.. Sound.Frames.Select(f => f with { Layers = [Look(1, 2000, 1e-4), Look(1, 1, 1e-4)] })] };
        Assert.Equal(Slow, Text(Found(exploding, new Achievement(double.NaN, double.NaN, 0), new FitOptions { ClipValue = 2 })));
        var dead = Sound with { Layers = [Layer("dense_1", 2), Layer("dense_2") with { IsOutput = true }] };
        Assert.Equal(Dead, Text(Found(dead, new Achievement(-1, 0, 0))));
        var leaping = Sound with
        {
            Frames = [.. Sound.Frames.Select(f => f with { Layers = [Look(1, 1, 0.2), Look(1, 1, 0.2)] })],
            SpikeCount = 3,
            Spikes =
            [new LossSpike(7, 3, 1)]
        };
        Assert.Equal(Leaping, Found(leaping, Learned)[0].Message);
        Assert.Equal(Still, Found(leaping with { SpikeCount = 0 }, Stuck)[0].Message);
    }

    [Fact]
    public void The_figures_are_medians_over_the_looks()
    {
        // The first eight looks count for the gradient, the others of it would be another ratio; numbers that are not finite count for nothing.
        double[] ratios = [5, 1, 2, double.NaN, 4, 3, 6, 7, 90, 90, 90, 90, 90, 90, 90, 90];
        MonitorFrame[] frames =
            [.. ratios.Select((r, i) =>
            new MonitorFrame(i + 1, 1, 1, 0.1, 1, [Look(double.NaN, double.NaN, double.NaN), Look(2, 2 * r, i), Look(4, 4, 2 * i)]))];
        var figures =
            Of(Sound with { Layers = [Layer("flat") with { HasWeights = false }, Layer("dense_1"), Layer("dense_2")], Frames = frames, Steps = 16 }, Learned);
        Assert.Equal(4, figures.EarlyGradientRatio);
        Assert.Equal(16, figures.TypicalUpdate);
        Assert.Equal(16 * 15, figures.Path);
        Assert.True(double.IsNaN(Of(Sound with { Layers = [Layer("dense_1")] }, Learned).EarlyGradientRatio));
        Assert.Equal(1, Of(Sound, Learned).EarlyGradientRatio);
        Assert.Equal(0, Of(Sound with { Frames = [] }, Learned).Path);
        Assert.True(double.IsNaN(Of(Sound with { Frames = [] }, Learned).TypicalUpdate));
    }

    [Theory]
    [InlineData(new double[] { 1, 1, 1.3, 1.3 }, true)]
    [InlineData(new double[] { 1, 1, 1.2, 1.2 }, false)]
    [InlineData(new double[] { -1, -1, -0.9, -0.9 }, false)]
    [InlineData(new double[] { -1, -1, -0.7, -0.7 }, true)]
    [InlineData(new double[] { 4, 4, 4.7, 4.7 }, false)]
    [InlineData(new double[] { 4, 4, 4.9, 4.9 }, true)]
    [InlineData(new double[] { 1, 2, 2 }, false)]
    [InlineData(new double[] { 1, 9, 9, 9, 9, 9, 9, 1, 1, 9, 1, 1 }, false)]
    [InlineData(new double[] { 1, 9, 9, 9, 9, 9, 9, 9, 9, 1, 9, 9 }, true)]
    public void The_loss_rose_where_the_last_quarter_lies_above_the_first_look(double[] losses, bool rose) =>
        Assert.Equal(rose, Of(Sound with { Frames = [.. losses.Select((l, i) => Frame(i + 1, l, 0.01, 0.01))] }, Learned).LossRose);

    [Fact]
    public void A_training_that_diverged_has_a_loss_that_rose() =>
        Assert.True(new TrainingFigures(Sound, Learned, Epochs(StopReason.Diverged), new FitOptions(), null).LossRose);

    [Fact]
    public void Norms_are_those_of_the_last_three_looks_before_a_step()
    {
        var figures = Of(Sound, Learned);
        Assert.Equal("; the gradient's norm before was 110 at step 10, 120 at step 20, 130 at step 30", figures.NormsBefore(40));
        Assert.Equal("", figures.NormsBefore(10));
        Assert.Equal("; the gradient's norm before was 120 at step 20, 130 at step 30, 140 at step 40", figures.NormsBefore(41));
    }

    private static TrainingFigures Of(MonitorReport monitor, Achievement achievement) =>
        new(monitor, achievement, Epochs(StopReason.Finished), new FitOptions(), null);

    private static IReadOnlyList<Finding> Found(MonitorReport monitor, Achievement achievement, FitOptions? options =
        null, Hillock.Health.Probes.ProbeReport? probe = null) =>
        FindingRule<TrainingFigures>.Run(new TrainingFigures(monitor, achievement, Epochs(StopReason.Finished), options ?? new FitOptions(), probe));

    private const string Everything =
        "loss.not_finite | Error | Rate | dense_2 | The training exploded: infinity first arose in the forward pass of dense_2 at step 39; the gradient's "
            + "norm before was 1 at step 10, 2 at step 20, 3 at step 30. | Each step made the next gradient larger, until the numbers overflowed. | Clip "
            + "the gradient (ClipNorm = 1), lower the rate tenfold, or take a self-normalising activation (selu). | ClipNorm = 1 | step 39 | 1\n"
        + "units.dead | Error | Rate | dense_1 | 60 % of the 10 units of dense_1 (tanh) are dead, many zero outputs, 10 % before the first step; 2 came "
            + "back. | Steps so large that they pushed weighted sums below 0 on every row, from where no gradient brings them back. | Give dense_1 "
            + "leaky_relu, whose units always pass a gradient on, and lower the rate. |  | dead share 0.6, dead share before 0.1 | 0.8\n"
        + "units.saturated | Error | Activation | dense_2 | 70 % of the 10 units of dense_2 (tanh) are saturated: their slope is below a hundredth of its "
            + "most on 95 % of the rows. | Weighted sums far from 0, where the activation is flat: weights or inputs too large, or the rate. | Put batch "
            + "normalisation before the activation, lower the rate, or take an activation that does not saturate. |  | saturated share 0.7 | 0.8\n"
        + "gradient.vanishing | Error | Activation | - | Tiny gradients: the first layer's is 0.0001 times the last one's, relative to their weights. | "
            + "Each layer shrinks the error signal on its way back, so the first layers stop learning. | Match the initialiser to the activation (auto), "
            + "take relu, elu or selu instead of sigmoid or tanh, or put batch normalisation before each activation. |  | gradient ratio 0.0001 | 0.9\n"
        + "rate.too_high | Error | Rate | - | A step changes the weights by 20 % of their size (about 0.1 % is healthy), and the loss rose. | The "
            + "learning rate is too high for this network. | Divide the rate by ten, or warm it up. |  | update ratio 0.2, loss spikes 3 | 0.9\n"
        + "loss.spikes | Warning | Rate | - | Unstable loss spikes: 3 in 40 steps; at step 9 the loss was 5 times its median. | Single steps are too "
            + "large: the rate is high, or some batches have huge gradients. | Clip the gradient (ClipNorm = 1), lower the rate, or warm it up. | "
            + "ClipNorm = 1 | spikes 3, worst 5 | 0.8\n"
        + "gradient.clipped | Warning | Optimizer | - | The gradient is clipped in 60 % of the steps. | The limit (0.5) lies below the usual gradient, so "
            + "that steps have one length whatever the loss says. | Raise the limit to about the 90th percentile of the gradient's norm. |  | clipped "
            + "share 0.6 | 1\n"
        + "training.nothing_learned | Error | Optimizer | - | Nothing learned: after 40 steps the network knows 10 % of what can be known beyond the most "
            + "frequent answer. | The findings before this one say why; where there are none, it had too few steps or units. | Mend those first; else "
            + "train longer or give it more units. |  | achievement 0.1 | 0.6";

    private const string Early =
        "loss.not_finite | Error | Initialization | - | The training exploded: NaN first arose in the loss at step 1. | The signal overflows with the "
            + "first weights: huge inputs, or weights far too large. | Standardise the inputs, and match the initialiser to the activation (auto). |  | "
            + "step 1 | 1";

    private const string Slow =
        "gradient.exploding | Warning | Activation | - | Exploding gradients: the first layer's is 2e03 times the last one's, relative to their weights. "
            + "| Each layer enlarges the error signal on its way back. | Match the initialiser to the activation (auto), clip the gradient (ClipNorm = "
            + "1), or put normalisation before each activation. | ClipNorm = 1 | gradient ratio 2e03 | 0.9\n"
        + "rate.too_low | Error | Rate | - | All 40 steps together moved the weights by at most 0.4 % of their size: 0.0001 a step. | The learning rate "
            + "is too low to get anywhere in this many steps. | Multiply the rate by a hundred, or look for one with the rate finder. |  | update ratio "
            + "0.0001, steps 40 | 0.9\n"
        + "gradient.clipped | Warning | Optimizer | - | The gradient is clipped in 100 % of the steps. | The limit (2) lies below the usual gradient, so "
            + "that steps have one length whatever the loss says. | Raise the limit to about the 90th percentile of the gradient's norm. |  | clipped "
            + "share 1 | 1\n"
        + "training.nothing_learned | Error | Optimizer | - | Nothing learned: after 40 steps the network knows nothing of what can be known beyond the "
            + "most frequent answer. | The findings before this one say why; where there are none, it had too few steps or units. | Mend those first; "
            + "else train longer or give it more units. |  | achievement NaN | 0.6";

    private const string Dead =
        "units.dead | Warning | Activation | dense_1 | 20 % of the 10 units of dense_1 (tanh) are dead, many zero outputs; 0 came back. | Weighted sums "
            + "below 0 on every row: no gradient reaches the weights of these units. | Give dense_1 leaky_relu, whose units always pass a gradient on. |  "
            + "| dead share 0.2, dead share before NaN | 0.9\n"
        + "training.nothing_learned | Error | Optimizer | - | Nothing learned: after 40 steps the network knows 0 % of what can be known beyond the most "
            + "frequent answer. | The findings before this one say why; where there are none, it had too few steps or units. | Mend those first; else "
            + "train longer or give it more units. |  | achievement -1 | 0.6";

    private const string Leaping =
        "A step changes the weights by 20 % of their size (about 0.1 % is healthy), and the loss leaps.";

    private const string Still =
        "A step changes the weights by 20 % of their size (about 0.1 % is healthy), and nothing is learned.";
}
