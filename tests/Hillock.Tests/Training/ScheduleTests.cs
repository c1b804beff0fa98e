using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>Rates against closed forms and against the recurrences of PyTorch's documentation.</summary>
public sealed class ScheduleTests
{
    private const int StepsPerEpoch = 7;
    private const int Epochs = 12;

    [Fact]
    public void Constant() => Check("constant", (_, _) => 1);

    [Fact]
    public void Step() => Check("step(every=3, factor=0.5)", (_, epoch) => Math.Pow(0.5, epoch / 3));

    [Fact]
    public void Step_by_steps() => Check("step(every=10, factor=0.5, per=step)", (step, _) => Math.Pow(0.5, step / 10));

    [Fact]
    public void Multi_step() => Check("multi_step(at=[2, 5, 6])", (_, epoch) => epoch < 2 ? 1 : epoch < 5 ? 0.1 : epoch < 6 ? 0.01 : 0.001);

    [Fact]
    public void Exponential() => Check("exponential(factor=0.9)", (_, epoch) => Math.Pow(0.9, epoch));

    // Keras' ExponentialDecay(initial, decay_steps=20, decay_rate=0.9).
    [Fact]
    public void Exponential_by_steps() => Check("exponential(factor=0.9, every=20, per=step)", (step, _) => Math.Pow(0.9, step / 20.0));

    [Fact]
    public void Cosine_follows_the_recurrence_of_PyTorch()
    {
        // CosineAnnealingLR: rate(t+1) = floor + (1 + cos(π(t+1)/T)) / (1 + cos(πt/T)) · (rate(t) - floor).
        const int all = StepsPerEpoch * Epochs;
        var rate = 1.0;
        var expected = new double[all];
        for (var t = 0; t < all; t++)
        {
            expected[t] = rate;
            rate = 0.1 + ((1 + Math.Cos(Math.PI * (t + 1) / all)) / (1 + Math.Cos(Math.PI * t / all)) * (rate - 0.1));
        }

        Check("cosine(floor=0.1)", (step, _) => expected[step]);
    }

    [Fact]
    public void Cosine_by_epochs() => Check("cosine(per=epoch)", (_, epoch) => (1 + Math.Cos(Math.PI * epoch / Epochs)) / 2);

    [Fact]
    public void Cosine_with_restarts()
    {
        // CosineAnnealingWarmRestarts(T_0=10, T_mult=2): cycles of 10, 20, 40, … steps.
        Check("cosine(cycle=10, growth=2)", (step, _) =>
        {
            var length = 10;
            while (step >= length) (step, length) = (step - length, 2 * length);
            return (1 + Math.Cos(Math.PI * step / length)) / 2;
        });
        Check("cosine(cycle=10)", (step, _) => (1 + Math.Cos(Math.PI * (step % 10) / 10)) / 2);
    }

    [Fact]
    public void Warm_up_rises_linearly_and_the_rest_is_for_the_schedule()
    {
        Check("constant(warmup=9)", (step, _) => Math.Min(1, (step + 1) / 10.0));
        const int rest = (StepsPerEpoch * Epochs) - 9;
        Check("cosine(warmup=9)", (step, _) => step < 9 ? (step + 1) / 10.0 : (1 + Math.Cos(Math.PI * (step - 9) / rest)) / 2);
        Check("constant(warmup=0.5)", (step, _) => Math.Min(1, (step + 1) / 43.0));
        Check("step(every=2, factor=0.5, warmup=7)", (step, _) => step < 7 ? (step + 1) / 8.0 : Math.Pow(0.5, (step - 7) / StepsPerEpoch / 2));
    }

    [Fact]
    public void One_cycle_meets_its_corners()
    {
        // OneCycleLR: rate/25 at 0, the rate at pct_start·T - 1, rate/25/1e4 at T - 1.
        Schedule cycle = new OneCycle(rise: 0.25);
        double At(long step) => cycle.RateAt(2, step, 10, 10);
        Assert.Equal(2 / 25.0, At(0), 1e-12);
        Assert.Equal(2, At(24), 1e-12);
        Assert.Equal(2 / 25.0 / 1e4, At(99), 1e-12);
        Assert.Equal((2 + 0.08) / 2, At(12), 1e-12);
        for (var step = 1; step < 100; step++) Assert.Equal(step <= 24, At(step) > At(step - 1));
    }

    [Fact]
    public void A_plateau_lowers_the_rate_after_its_patience()
    {
        Schedule plateau = new ReduceOnPlateau(factor: 0.5, patience: 2, floor: 0.2);
        double After(params double[] losses) => plateau.RateAt(1, 70, 7, 100, losses);
        Assert.Equal(1, After());
        Assert.Equal(1, After(3, 2, 2.5, 2));
        Assert.Equal(0.5, After(3, 2, 2.5, 2, 2));
        Assert.Equal(0.5, After(3, 2, 2.5, 2, 2, 2, 2));
        Assert.Equal(0.25, After(3, 2, 2.5, 2, 2, 2, 2, 2));
        Assert.Equal(0.2, After([3, .. Enumerable.Repeat(3.0, 12)]));
        Assert.Equal(0.5, After(3, 2.99999, 2.99998, 2.99997)); // falls below the threshold are none
        Assert.Equal(0.5, After(-1, -1, -1, -1)); // a loss may lie below 0
        Assert.Equal(0.5, After(-1, -1.00001, -1.00002, -1.00003));
        Assert.Equal(1, After(-1, -1.1, -1.2, -1.3, -1.2, -1.1));
        Assert.Equal(0.5, After(0, 0, 0, 0));
        Assert.Equal(1, After(1, 0, -1, -2, -3));
        Assert.Equal(0.5, After(double.PositiveInfinity, 1, 1, 1, 1));
        Assert.Equal(0.5, new ReduceOnPlateau(0.5, 1, cooldown: 3).RateAt(1, 70, 7, 100, [1, 1, 1, 1, 1, 1]));
    }

    [Theory]
    [InlineData("cosine", "cosine")]
    [InlineData("cosine(warmup=500)", "cosine(warmup=500)")]
    [InlineData("step(10, 0.5)", "step(factor=0.5)")]
    [InlineData("multistep(at=[30, 60], gamma=0.2)", "multi_step(at=[30, 60], factor=0.2)")]
    [InlineData("exponential(per=STEP, every=100)", "exponential(every=100, per=step)")]
    [InlineData("one_cycle(rise=0.2)", "one_cycle(rise=0.2)")]
    [InlineData("reduce_on_plateau(patience=3)", "plateau(patience=3)")]
    public void A_text_reads_back(string text, string written)
    {
        Assert.Equal(written, Schedule.Parse(text).Text);
        Assert.Equal(Schedule.Parse(text), Schedule.Parse(written));
    }

    [Theory]
    [InlineData("cosin", "Did you mean cosine")]
    [InlineData("cosine(warmup=-1)", "a number of steps")]
    [InlineData("cosine(warmup=1.5)", "a share of all steps below 1")]
    [InlineData("cosine(warmpu=5)", "Did you mean warmup?")]
    [InlineData("step(every=0)", "at least 1")]
    [InlineData("step(every=2.5)", "a whole number")]
    [InlineData("step(per=day)", "epoch or step")]
    [InlineData("multi_step(at=[30, 20])", "rising")]
    [InlineData("multi_step(at=[30, x])", "a list of whole numbers")]
    [InlineData("plateau(per=step)", "no setting 'per'")]
    [InlineData("one_cycle(rise=1)", "a share of the training")]
    public void A_text_that_is_wrong_is_explained(string text, string says) =>
        Assert.Contains(says, Assert.Throws<HillockException>(() => Schedule.Parse(text)).Message, StringComparison.Ordinal);

    private static void Check(string text, Func<int, int, double> factor)
    {
        Schedule schedule = text;
        for (var step = 0; step < StepsPerEpoch * Epochs; step++)
            Assert.Equal(0.3 * factor(step, step / StepsPerEpoch), schedule.RateAt(0.3, step, StepsPerEpoch, Epochs), 1e-12);
    }
}
