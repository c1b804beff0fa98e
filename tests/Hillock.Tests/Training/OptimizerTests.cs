using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Training;

/// <summary>Ten steps of each optimiser against its formula in float64, one number at a time.</summary>
public sealed class OptimizerTests
{
    private static readonly float[] Inputs = [0.5f, -1, 2, 0.25f, 1.5f, -0.75f];
    private static readonly float[] Targets = [1, -0.5f, 0.3f, 2];

    private delegate double Rule(double weight, double gradient, string key, int step);

    [Fact]
    public void Sgd_plain() => Check(new Sgd(0.1), () => (w, g, _, _) => w - (0.1 * g));

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 0.4)]
    public void Sgd_with_momentum(bool nesterov, double decay) => Check(new Sgd(0.05, 0.9, nesterov, decay), () =>
    {
        var v = new Memory();
        return (w, g, key, _) =>
        {
            g += Decay(key, decay) * w;
            v[key] = (0.9 * v[key]) + g;
            return w - (0.05 * (nesterov ? g + (0.9 * v[key]) : v[key]));
        };
    });

    [Fact]
    public void Sgd_with_decay() => Check(new Sgd(0.1, weightDecay: 0.3), () => (w, g, key, _) => w - (0.1 * (g + (Decay(key, 0.3) * w))));

    [Fact]
    public void Adam_step() => Check(new Adam(0.03), () => AdamBy(0.03, 0, 0));

    [Fact]
    public void Adam_decays_in_the_gradient() => Check(new Adam(0.03, weightDecay: 0.2), () => AdamBy(0.03, 0, 0.2));

    [Fact]
    public void Amsgrad_keeps_the_largest() => Check(new Adam(0.03, beta2: 0.5) { Amsgrad = true }, () => AdamBy(0.03, 0, 0, beta2: 0.5, amsgrad: true));

    [Fact]
    public void AdamW_decays_weights_only() => Check(new AdamW(0.03, 0.5), () => AdamBy(0.03, 0.5, 0));

    [Fact]
    public void AdamW_with_amsgrad() => Check(new AdamW(0.03, 0.5, beta2: 0.5) { Amsgrad = true }, () => AdamBy(0.03, 0.5, 0, beta2: 0.5, amsgrad: true));

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void NAdam_step(double decay) => Check(new NAdam(0.03, weightDecay: decay), () =>
    {
        var (m, v, product, done) = (new Memory(), new Memory(), 1.0, 0);
        return (w, g, key, step) =>
        {
            double Momentum(int t) => 0.9 * (1 - (0.5 * Math.Pow(0.96, t * 0.004)));
            if (step > done) (product, done) = (product * Momentum(step), step);
            g += Decay(key, decay) * w;
            m[key] = (0.9 * m[key]) + (0.1 * g);
            v[key] = (0.999 * v[key]) + (0.001 * g * g);
            var root = Math.Sqrt(v[key] / (1 - Math.Pow(0.999, step))) + 1e-8;
            w -= 0.03 * (1 - Momentum(step)) / (1 - product) * g / root;
            return w - (0.03 * Momentum(step + 1) / (1 - (product * Momentum(step + 1))) * m[key] / root);
        };
    });

    [Theory]
    [InlineData(false, 0, 0)]
    [InlineData(true, 0, 0)]
    [InlineData(false, 0.8, 0)]
    [InlineData(true, 0.8, 0.2)]
    public void RmsProp_step(bool centered, double momentum, double decay) =>
        Check(new RmsProp(0.01, 0.9, 1e-6, momentum, centered, decay), () =>
        {
            var (s, a, b) = (new Memory(), new Memory(), new Memory());
            return (w, g, key, _) =>
            {
                g += Decay(key, decay) * w;
                s[key] = (0.9 * s[key]) + (0.1 * g * g);
                a[key] = (0.9 * a[key]) + (0.1 * g);
                var root = Math.Sqrt(centered ? s[key] - (a[key] * a[key]) : s[key]) + 1e-6;
                b[key] = (momentum * b[key]) + (g / root);
                return w - (0.01 * b[key]);
            };
        });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 0.2)]
    public void Adagrad_step(double first, double decay) => Check(new Adagrad(0.05, first, weightDecay: decay), () =>
    {
        var s = new Memory();
        return (w, g, key, _) =>
        {
            g += Decay(key, decay) * w;
            s[key] += (g * g) + (s.Has(key) ? 0 : first);
            return w - (0.05 * g / (Math.Sqrt(s[key]) + 1e-10));
        };
    });

    // Algorithm 2 of Chen et al. 2023, "Symbolic discovery of optimization algorithms".
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void Lion_step(double decay) => Check(new Lion(0.01, 0.9, 0.99, decay), () =>
    {
        var m = new Memory();
        return (w, g, key, _) =>
        {
            var update = Math.Sign((0.9 * m[key]) + (0.1 * g));
            m[key] = (0.99 * m[key]) + (0.01 * g);
            return w - (0.01 * (update + (Decay(key, decay) * w)));
        };
    });

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
        Assert.Throws<HillockException>(() => Optimizer.Parse("sgd", [new("rate", rate.ToString(System.Globalization.CultureInfo.InvariantCulture))]));
        Assert.Throws<HillockException>(() => new Adam() with { Rate = rate });
    }

    private static double Decay(string key, double decay) => key.Contains("weight", StringComparison.Ordinal) ? decay : 0;

    private static Rule AdamBy(double rate, double decoupled, double inGradient, double beta2 = 0.999, bool amsgrad = false)
    {
        var (m, v, most) = (new Memory(), new Memory(), new Memory());
        return (w, g, key, step) =>
        {
            g += Decay(key, inGradient) * w;
            m[key] = (0.9 * m[key]) + (0.1 * g);
            v[key] = (beta2 * v[key]) + ((1 - beta2) * g * g);
            most[key] = amsgrad ? Math.Max(most[key], v[key]) : v[key];
            w *= 1 - (rate * Decay(key, decoupled));
            var mean = m[key] / (1 - Math.Pow(0.9, step));
            var root = Math.Sqrt(most[key] / (1 - Math.Pow(beta2, step)));
            return w - (rate * mean / (root + 1e-8));
        };
    }

    private static void Check(Optimizer optimizer, Func<Rule> rule)
    {
        var (trainer, model) = Make(optimizer);
        var update = rule();
        var expected = Read(model);
        for (var step = 1; step <= 10; step++)
        {
            trainer.Step(Inputs, Targets);
            foreach (var (key, gradient) in Gradients(trainer)) expected[key] = update(expected[key], gradient, key, step);
            foreach (var (key, value) in Read(model))
                Assert.True(Math.Abs(expected[key] - value) <= 2e-5,
                    FormattableString.Invariant($"{optimizer}, step {step}, {key}: expected {expected[key]}, got {value}"));
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

    /// <summary>A number for every parameter, 0 at first.</summary>
    private sealed class Memory
    {
        private readonly Dictionary<string, double> _values = [];

        public double this[string key]
        {
            get => _values.GetValueOrDefault(key);
            set => _values[key] = value;
        }

        public bool Has(string key) => _values.ContainsKey(key);
    }
}
