using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>Ten steps of each optimiser against its formula in float64, one number at a time.</summary>
public sealed class OptimizerTests
{
    private static readonly float[] Inputs = [0.5f, -1, 2, 0.25f, 1.5f, -0.75f];
    private static readonly float[] Targets = [1, -0.5f, 0.3f, 2];

    [Fact]
    public void Sgd_plain() => Check(new Sgd(0.1), () => (w, g, _, _) => w - (0.1 * g));

    [Fact]
    public void Sgd_with_momentum() => Check(new Sgd(0.05, 0.9), () =>
    {
        var v = new Dictionary<string, double>();
        return (w, g, key, _) =>
        {
            v[key] = (0.9 * v.GetValueOrDefault(key)) + g;
            return w - (0.05 * v[key]);
        };
    });

    [Fact]
    public void Sgd_with_nesterov() => Check(new Sgd(0.05, 0.9, nesterov: true), () =>
    {
        var v = new Dictionary<string, double>();
        return (w, g, key, _) =>
        {
            v[key] = (0.9 * v.GetValueOrDefault(key)) + g;
            return w - (0.05 * (g + (0.9 * v[key])));
        };
    });

    [Fact]
    public void Adam_step() => Check(new Adam(0.03), () => AdamBy(0.03, 0));

    [Fact]
    public void AdamW_decays_weights_only() => Check(new AdamW(0.03, 0.5), () => AdamBy(0.03, 0.5));

    [Theory]
    [InlineData(0.05)]
    [InlineData(100)]
    public void Clip_by_norm(double limit)
    {
        var (trainer, model) = Make(new Sgd(1), clipNorm: limit);
        var before = Read(model);
        trainer.Step(Inputs, Targets);
        var moved = Math.Sqrt(Read(model).Sum(p => Math.Pow(p.Value - before[p.Key], 2)));
        var (free, freeModel) = Make(new Sgd(1));
        free.Step(Inputs, Targets);
        var norm = Math.Sqrt(Read(freeModel).Sum(p => Math.Pow(p.Value - before[p.Key], 2)));
        Assert.Equal(Math.Min(norm, limit), moved, 1e-4);
    }

    [Fact]
    public void Clip_by_value()
    {
        var (trainer, model) = Make(new Sgd(1), clipValue: 0.01);
        var before = Read(model);
        trainer.Step(Inputs, Targets);
        var moves = Read(model).Select(p => Math.Abs(p.Value - before[p.Key])).ToList();
        Assert.All(moves, m => Assert.InRange(m, 0, 0.01 + 1e-6));
        Assert.Contains(moves, m => m > 0.0099);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_that_is_not_above_0_is_refused(double rate)
    {
        Assert.Contains("learning rate", Assert.Throws<HillockException>(() => new Adam(rate)).Message, StringComparison.Ordinal);
        Assert.Throws<HillockException>(() => Optimizer.Parse("sgd", rate));
        Assert.Throws<HillockException>(() => new Adam() with { Rate = rate });
    }

    [Fact]
    public void An_unknown_name_offers_the_nearest() =>
        Assert.Contains("Did you mean adam", Assert.Throws<HillockException>(() => Optimizer.Parse("adan")).Message, StringComparison.Ordinal);

    private static Func<double, double, string, int, double> AdamBy(double rate, double decay)
    {
        var m = new Dictionary<string, double>();
        var v = new Dictionary<string, double>();
        return (w, g, key, step) =>
        {
            m[key] = (0.9 * m.GetValueOrDefault(key)) + (0.1 * g);
            v[key] = (0.999 * v.GetValueOrDefault(key)) + (0.001 * g * g);
            if (key.Contains("weight", StringComparison.Ordinal)) w *= 1 - (rate * decay);
            var mean = m[key] / (1 - Math.Pow(0.9, step));
            var root = Math.Sqrt(v[key] / (1 - Math.Pow(0.999, step)));
            return w - (rate * mean / (root + 1e-8));
        };
    }

    private static void Check(Optimizer optimizer, Func<Func<double, double, string, int, double>> rule)
    {
        var (trainer, model) = Make(optimizer);
        var update = rule();
        var expected = Read(model);
        for (var step = 1; step <= 10; step++)
        {
            trainer.Step(Inputs, Targets);
            foreach (var (key, gradient) in Gradients(trainer)) expected[key] = update(expected[key], gradient, key, step);
            foreach (var (key, value) in Read(model)) Assert.Equal(expected[key], value, 2e-5);
        }
    }

    private static (Trainer Trainer, Sequential Model) Make(Optimizer optimizer, double? clipNorm = null, double? clipValue = null)
    {
        var model = new Sequential(3) { new Dense(5, "max(0, x) + a * min(0, x); learn a = 0.25"), new Dense(2) };
        model.Initialize(3);
        return (new Trainer(model, new MeanSquaredError(), optimizer, 2) { ClipNorm = clipNorm, ClipValue = clipValue }, model);
    }

    private static Dictionary<string, double> Read(Sequential model) => model.Parameters
        .SelectMany(p => model.GetParameter(p.Name).Select((v, i) => (Key: $"{p.Name}/{i}", Value: (double)v)))
        .ToDictionary(p => p.Key, p => p.Value);

    private static unsafe Dictionary<string, double> Gradients(Trainer trainer)
    {
        var all = new Dictionary<string, double>();
        foreach (var p in trainer.Model.Parameters)
            for (var i = 0; i < p.Count; i++)
                all[$"{p.Name}/{i}"] = trainer.Gradients.Pointer[p.Offset + (i / p.Columns * p.Stride) + (i % p.Columns)];
        return all;
    }
}
