using System.Runtime.CompilerServices;
using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Formulas;

namespace Hillock.Initialization;

/// <summary>The initialisers by name, and the rule that matches one to an activation.</summary>
public static class Initializers
{
    private const double SmallestGain = 0.5;
    private const double LargestGain = 3;

    private static readonly ConditionalWeakTable<Formula, Initializer> Matched = [];
    private static readonly ConditionalWeakTable<CustomActivation, Initializer> MatchedCode = [];

    /// <summary>All 0; for biases.</summary>
    public static Initializer Zeros { get; } = new ConstantInitializer(0);

    /// <summary>Normal, variance <c>2 / fanIn</c> (He, Zhang, Ren and Sun 2015, arXiv:1502.01852).</summary>
    public static Initializer HeNormal { get; } = new ScaledInitializer("he_normal", 2, FanMode.In, IsUniform: false);

    /// <summary>Uniform, variance <c>2 / fanIn</c> (He, Zhang, Ren and Sun 2015, arXiv:1502.01852).</summary>
    public static Initializer HeUniform { get; } = new ScaledInitializer("he_uniform", 2, FanMode.In, IsUniform: true);

    /// <summary>Normal, variance <c>2 / (fanIn + fanOut)</c> (Glorot and Bengio 2010, AISTATS).</summary>
    public static Initializer GlorotNormal { get; } = new ScaledInitializer("glorot_normal", 1, FanMode.Average, IsUniform: false);

    /// <summary>Uniform, variance <c>2 / (fanIn + fanOut)</c> (Glorot and Bengio 2010, AISTATS).</summary>
    public static Initializer GlorotUniform { get; } = new ScaledInitializer("glorot_uniform", 1, FanMode.Average, IsUniform: true);

    /// <summary>Normal, variance <c>1 / fanIn</c> (LeCun, Bottou, Orr and Müller 1998, doi:10.1007/3-540-49430-8_2).</summary>
    public static Initializer LecunNormal { get; } = new ScaledInitializer("lecun_normal", 1, FanMode.In, IsUniform: false);

    /// <summary>Uniform, variance <c>1 / fanIn</c> (LeCun, Bottou, Orr and Müller 1998, doi:10.1007/3-540-49430-8_2).</summary>
    public static Initializer LecunUniform { get; } = new ScaledInitializer("lecun_uniform", 1, FanMode.In, IsUniform: true);

    /// <summary>Matched to the activation that follows: see <see cref="For"/>.</summary>
    public static Initializer Auto { get; } = new AutoInitializer();

    /// <summary>The same number everywhere.</summary>
    public static Initializer Constant(double value) => new ConstantInitializer(value);

    /// <summary>Normal with one deviation whatever the layer's size.</summary>
    public static Initializer Normal(double std = 0.05) => new NormalInitializer(std);

    /// <summary>Uniform in [-limit, limit) whatever the layer's size.</summary>
    public static Initializer Uniform(double limit = 0.05) => new UniformInitializer(limit);

    /// <summary>A random orthogonal matrix times <paramref name="gain"/>.</summary>
    public static Initializer Orthogonal(double gain = 1) => new OrthogonalInitializer(gain);

    /// <summary>Normal, variance <c>gain^2 / fanIn</c>; He normal is the one of gain <c>sqrt(2)</c>.</summary>
    /// <exception cref="HillockException">A gain that is not above 0.</exception>
    public static Initializer GainNormal(double gain) => ScaledInitializer.OfGain(gain);

    /// <summary>The rule behind <c>auto</c>, from facts of the formula: no activation, a straight line, a row function or a
    /// formula bounded where inputs are gets Glorot uniform; a self-normalising one (SELU) LeCun normal; a rectifier of gain <c>sqrt(2)</c> He
    /// normal; any other the same with its own gain, kept in [0.5, 3].</summary>
    public static Initializer For(Activation? activation) => activation switch
    {
        ElementwiseActivation { Formula: var formula and not Variable } => Matched.GetValue(formula, Match),
        CustomActivation code => MatchedCode.GetValue(code, Match),
        _ => GlorotUniform,
    };

    private static Initializer Match(Formula formula) =>
        Squashes(formula) ? GlorotUniform : Match(GaussianMoments.Of(formula));

    // Bounded where inputs are, within three deviations of 0; what ReLU6 cuts off above 6 no signal notices.
    private static bool Squashes(Formula formula)
    {
        var range = formula.RangeOf();
        if (!range.IsBounded) return false;
        var reached = Enumerable.Range(-30, 61).Max(i => Math.Abs(formula.Evaluate(i / 10.0)));
        return reached > 0.6 * Math.Max(Math.Abs(range.Low), Math.Abs(range.High));
    }

    private static Initializer Match(CustomActivation code)
    {
        // Of code nothing is known: what no longer grows between 1e3 and 1e6 counts as bounded.
        if (new[] { 1, -1 }.All(sign => Math.Abs(code.Value(1e6 * sign)) <= (1.01 * Math.Abs(code.Value(1e3 * sign))) + 1e-6)) return GlorotUniform;
        return Match(new GaussianMoments(GaussianSum.Of(code.Value), GaussianSum.Of(z => code.Value(z) * code.Value(z)), double.NaN, double.NaN));
    }

    private static Initializer Match(GaussianMoments moments)
    {
        if (Math.Abs(moments.Mean) < 0.01 && Math.Abs(moments.MeanSquare - 1) < 0.01) return LecunNormal;
        if (!double.IsFinite(moments.Gain) || Math.Abs(moments.Gain - Math.Sqrt(2)) < 0.001) return HeNormal;
        return GainNormal(Math.Clamp(moments.Gain, SmallestGain, LargestGain));
    }
}
