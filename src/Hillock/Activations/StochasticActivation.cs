using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Activations;

/// <summary>An activation with a random number in its formula while training, and a fixed formula otherwise.</summary>
public sealed class StochasticActivation : Activation
{
    internal StochasticActivation(ActivationInfo info, Noise noise, Func<Formula, Formula, Formula> training, Func<Formula, Formula> evaluation)
        : this(info, noise, training(Formula.X, NoiseVariable), evaluation(Formula.X), null) => Naming.Check(info.Id);

    private StochasticActivation(ActivationInfo info, Noise noise, Formula training, Formula evaluation, StochasticActivation? original)
        : base(info, [.. training.Parameters.Concat(evaluation.Parameters).Where(p => !p.Equals(NoiseVariable)).Distinct()], original)
    {
        Noise = noise;
        Training = training;
        Evaluation = evaluation;
        Naming.CheckParameters(Parameters);
    }

    /// <summary>What stands for the random number in <see cref="Training"/>.</summary>
    public static Parameter NoiseVariable { get; } = new("noise", 0);

    /// <inheritdoc/>
    public override ActivationKind Kind => ActivationKind.Stochastic;

    /// <summary>Where the random number comes from, a new one for each element and step.</summary>
    public Noise Noise { get; }

    /// <summary>The function of x and <see cref="NoiseVariable"/> while training.</summary>
    public Formula Training { get; }

    /// <summary>The function of x otherwise.</summary>
    public Formula Evaluation { get; }

    /// <summary>The activation of predictions, without noise.</summary>
    public ElementwiseActivation AtEvaluation => ElementwiseActivation.FromFormula(Evaluation);

    /// <summary>The function while training, with the random number called after <see cref="Noise"/>.</summary>
    public override string Definition => Naming.Text(Training.Replace(l => l.Equals(NoiseVariable) ? new Parameter(Noise.Name, 0) : l), Noise.Name);

    /// <inheritdoc/>
    public override StochasticActivation With(string parameter, double value) => (StochasticActivation)base.With(parameter, value);

    /// <summary>The value while training with one draw of the noise.</summary>
    public double Sample(double x, ref RandomStream random) => ValueAt(x, Noise.Draw(ref random));

    /// <summary>The value while training at one value of the noise.</summary>
    public double ValueAt(double x, double noise) => Training.Evaluate(x, new Dictionary<string, double> { [NoiseVariable.Name] = noise });

    /// <summary>The derivative in x while training at one value of the noise.</summary>
    public double SlopeAt(double x, double noise) => Training.Derivative().Evaluate(x, new Dictionary<string, double> { [NoiseVariable.Name] = noise });

    internal override IElementwiseKernel Kernel => ActivationKernel.Compile(Evaluation, Learnable);

    private protected override (double Value, double Derivative) PointAt(double x) => (Evaluation.Evaluate(x), Evaluation.Derivative().Evaluate(x));

    private protected override FunctionIdentity Identify() =>
        FunctionIdentity.Of($"noise {Noise.Name}", [Training, Evaluation], NoiseVariable);

    private protected override Activation Rebuild(IReadOnlyDictionary<string, double> values) =>
        new StochasticActivation(Info, Noise, Naming.Bind(Training, values), Naming.Bind(Evaluation, values), this);

    private protected override Activation ShareLearned(bool perChannel) =>
        new StochasticActivation(Info, Noise, Naming.Share(Training, perChannel), Naming.Share(Evaluation, perChannel), this);
}
