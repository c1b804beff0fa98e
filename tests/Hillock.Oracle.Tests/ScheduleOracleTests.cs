using Hillock.Training;
using static TorchSharp.torch;
using LRScheduler = TorchSharp.torch.optim.lr_scheduler.LRScheduler;
using Schedulers = TorchSharp.torch.optim.lr_scheduler;

namespace Hillock.Oracle.Tests;

public sealed class ScheduleOracleTests
{
    private const int Steps = 60;
    private const double Rate = 0.3;

    public static TheoryData<string> Names =>
        ["step(every=7, factor=0.5)", "multi_step(at=[5, 20, 31], factor=0.3)", "exponential(factor=0.93)", "cosine(floor=0.1)",
            "one_cycle(rise=0.4, start=10, end=100)", "constant(warmup=12)"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rates_of_a_training_are_the_same(string text)
    {
        Oracle.Require();
        using var scope = NewDisposeScope();
        var optimizer = optim.SGD([nn.Parameter(zeros(1))], Rate);
        var scheduler = Find(text, optimizer);
        Schedule schedule = text;
        for (var step = 0; step < Steps; step++)
        {
            // One step an epoch, so that both units mean the same.
            Assert.Equal(optimizer.ParamGroups.First().LearningRate, schedule.RateAt(Rate, step, stepsPerEpoch: 1, epochs: Steps), 1e-9);
            optimizer.step();
            if (step + 1 < Steps) scheduler.step();
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 2)]
    [InlineData(1, 4)]
    public void A_plateau_falls_at_the_same_epochs(int patience, int cooldown)
    {
        Oracle.Require();
        using var scope = NewDisposeScope();
        var optimizer = optim.SGD([nn.Parameter(zeros(1))], Rate);
        var scheduler = Schedulers.ReduceLROnPlateau(optimizer, factor: 0.5, patience: patience, cooldown: cooldown, min_lr: [0.01]);
        var schedule = new ReduceOnPlateau(0.5, patience, cooldown: cooldown, floor: 0.01 / Rate);
        var random = new RandomStream(patience, "losses");
        var losses = new List<double>();
        for (var epoch = 0; epoch < Steps; epoch++)
        {
            Assert.Equal(optimizer.ParamGroups.First().LearningRate, schedule.RateAt(Rate, epoch, 1, Steps, losses), 1e-9);
            losses.Add((1 / (1.0 + epoch)) + (0.1 * random.NextDouble()));
            optimizer.step();
            scheduler.step(losses[^1]);
        }
    }

    private static LRScheduler Find(string text, optim.Optimizer optimizer) => text.Split('(')[0] switch
    {
        "step" => Schedulers.StepLR(optimizer, 7, 0.5),
        "multi_step" => Schedulers.MultiStepLR(optimizer, [5, 20, 31], 0.3),
        "exponential" => Schedulers.ExponentialLR(optimizer, 0.93),
        "cosine" => Schedulers.CosineAnnealingLR(optimizer, Steps, 0.1 * Rate),
        "one_cycle" => Schedulers.OneCycleLR(optimizer, Rate, Steps, pct_start: 0.4, div_factor: 10, final_div_factor: 100, cycle_momentum: false),
        "constant" => Schedulers.LinearLR(optimizer, 1.0 / 13, 1, 12),
        _ => throw new ArgumentOutOfRangeException(nameof(text)),
    };
}
