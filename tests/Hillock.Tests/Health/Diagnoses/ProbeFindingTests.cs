using Hillock.Health;
using Hillock.Health.Diagnoses;
using Hillock.Health.Probes;
using static Hillock.Tests.Health.Diagnoses.Figures;

namespace Hillock.Tests.Health.Diagnoses;

/// <summary>What is told from the figures of one batch: each finding at its bound and just short of it.</summary>
public sealed class ProbeFindingTests
{
    [Fact]
    public void A_sound_batch_has_no_finding() => Assert.Empty(Found(Batch));

    [Theory]
    [InlineData(4, "")]
    [InlineData(4.1, "loss.initial Warning")]
    [InlineData(10, "loss.initial Warning")]
    [InlineData(10.1, "loss.initial Error")]
    [InlineData(double.NaN, "loss.initial_not_finite Error")]
    [InlineData(double.PositiveInfinity, "loss.initial_not_finite Error")]
    public void A_first_loss_is_beside_that_of_knowing_nothing(double loss, string codes) =>
        Assert.Equal(codes, Codes(Found(Batch with { InitialLoss = loss })));

    [Theory]
    [InlineData(2, "")]
    [InlineData(2.1, "loss.initial Warning")]
    [InlineData(5.1, "loss.initial Error")]
    public void A_first_loss_is_measured_by_what_knowing_nothing_costs(double loss, string codes) =>
        Assert.Equal(codes, Codes(Found(Batch with { InitialLoss = loss, ExpectedLoss = 0.5 })));

    [Theory]
    [InlineData(5, "")]
    [InlineData(6, "units.dead_at_start Error")]
    public void Units_are_dead_at_the_start_where_more_than_half_are(int dead, string codes) =>
        Assert.Equal(codes, Codes(Found(Batch with { Units = [Layer("dense_1", dead), Layer("dense_2", 9) with { IsOutput = true }] })));

    [Theory]
    [InlineData(0.9e-6, 1, "output.ignores_input Error")]
    [InlineData(1e-6, 1, "")]
    [InlineData(double.NaN, 1, "")]
    [InlineData(0, 0, "")]
    public void Outputs_ignore_the_input_where_they_vary_with_the_unit_alone(double share, double variance, string codes) => Assert.Equal(
        codes,
        Codes(Found(Batch with { OutputDependence = share, Signal = Batch.Signal with { Layers = [Signal(0), Signal(variance)] } })));

    [Theory]
    [InlineData(0.4, "")]
    [InlineData(0.6, "batch.not_learned Warning")]
    [InlineData(0.8, "batch.not_learned Warning")]
    [InlineData(0.9, "batch.not_learned Error")]
    public void A_batch_is_not_learned_where_its_loss_does_not_halve(double last, string codes) =>
        Assert.Equal(codes, Codes(Found(Batch with { Learning = new BatchLearning(8, 100, 1, last) })));

    [Theory]
    [InlineData(0.875, true, "labels.unrelated Error")]
    [InlineData(0.876, true, "")]
    [InlineData(0.875, false, "")]
    [InlineData(0.875, null, "")]
    public void Labels_are_unrelated_where_neighbours_and_a_training_agree_on_it(double agreed, bool? chance, string codes) => Assert.Equal(
        codes,
        Codes(Found(Batch with { Neighbours = new NeighbourAgreement(100, agreed, 0.5, 0.125) }, chance is null ? null
            : new Achievement(0.9, chance.Value ? 0.1 : 0.2, 0.1))));

    [Fact]
    public void What_is_said_of_each_is_said_with_its_figures()
    {
        var batch = Batch with
        {
            InitialLoss = 12,
            ExpectedLoss = 0.5,
            OutputDependence = 1e-7,
            Units = [Layer("dense_1", 6), Layer("dense_2", 8, 0, "relu"), Layer("dense_3", 7)],
            Learning = new BatchLearning(8, 100, 2, 1.5),
            Neighbours = new NeighbourAgreement(100, 0.6, 0.5, 0.1),
        };
        Assert.Equal(Everything, Text(Found(batch, Stuck)));
        Assert.Equal(Infinite, Text(Found(Batch with { InitialLoss = double.PositiveInfinity })));
    }

    private static IReadOnlyList<Finding> Found(ProbeReport probe, Achievement? achievement = null) =>
        FindingRule<ProbeFigures>.Run(new ProbeFigures(probe, achievement));

    private const string Everything =
        "output.ignores_input | Error | Initialization | - | The outputs are the same whatever goes in: 0.0 % of their mean square differs from row to "
            + "row. | What tells rows apart is lost on the way: hidden layers saturate, are dead, or share one large mean. | Match the initialiser to the "
            + "activation (auto), or put normalisation before the activations. |  | output dependence 1e-07 | 1\n"
        + "loss.initial | Error | Initialization | - | The first loss is 12, 24 times that of outputs that know nothing (0.5). | The first outputs are "
            + "far too large: the inputs are, or the first weights are. | Standardise the inputs, and match the initialiser to the activation (auto). |  "
            + "| initial loss 12, expected loss 0.5 | 0.8\n"
        + "batch.not_learned | Warning | Optimizer | - | 100 steps of Adam on the same 8 rows took the loss from 2 to 1.5 only; a network that works "
            + "learns them by heart. | The gradient does not reach the weights, the outputs cannot take the values that are asked for, or the network is "
            + "far too small. | See the findings before this one; else give the network more units. |  | first loss 2, last loss 1.5 | 0.7\n"
        + "units.dead_at_start | Error | Initialization | dense_2 | 80 % of the 10 units of dense_2 (relu) are dead before the first step: many zero "
            + "outputs. | Their weighted sums are below 0 on every row: a bias that starts far below 0, or weights of one sign. | Let biases start at 0 "
            + "and weights by auto; or take leaky_relu, whose units always pass a gradient on. |  | dead share 0.8 | 1\n"
        + "labels.unrelated | Error | Loss | - | Labels and inputs have nothing to do with each other: a row's nearest neighbour agrees with it 1 "
            + "standard deviations above chance over 100 rows, and validation shows no more than chance. | Labels are shuffled against the rows, belong "
            + "to other rows, or what decides them is not among the inputs. | Check that row i of the labels is that of row i of the inputs, by looking "
            + "at a few rows. |  | neighbour agreement 0.6, chance 0.5, standard deviations 1 | 0.8";

    private const string Infinite =
        "loss.initial_not_finite | Error | Initialization | - | The loss of the first batch is infinity, before any step. | The signal overflows on its "
            + "way through the first weights, or the inputs are huge. | Standardise the inputs, and match the initialiser to the activation (auto). |  |  | 1";
}
