using Hillock.Activations;
using Hillock.Activations.Facts;
using Hillock.Formulas;

namespace Hillock.Health.Lint;

/// <summary>What rules ask of an activation of any kind.</summary>
internal static class ActivationFacts
{
    /// <summary>The values it takes when it predicts; all numbers where that is not known.</summary>
    public static Interval Range(Activation activation) => activation switch
    {
        SoftmaxActivation => new Interval(0, 1),
        ElementwiseActivation { Learnable.Count: 0 } e => FormulaFacts.Of(e).Range,
        StochasticActivation { Learnable.Count: 0 } s => FormulaFacts.Of(s.Evaluation).Range,
        RowActivation { Learnable.Count: 0 } r when RowFacts.Of(r) is { RangeHoldsForAnyWidth: true } facts => facts.Range,
        _ => Interval.Everything,
    };

    /// <summary>Whether it keeps standard normal signals at mean 0 and variance 1, as SELU does.</summary>
    public static bool IsSelfNormalizing(Activation? activation) =>
        activation is ElementwiseActivation { Formula: not Variable } e
        && GaussianMoments.Of(e.Formula) is var m && Math.Abs(m.Mean) < 0.01 && Math.Abs(m.MeanSquare - 1) < 0.01;

    /// <summary>Whether it is the logistic function, however it is written.</summary>
    public static bool IsSigmoid(Activation? activation) =>
        activation is ElementwiseActivation e && e.Formula.Equals(((ElementwiseActivation)Catalogue.Sigmoid).Formula);

    /// <summary>The value at x, or null for what is no function of one number.</summary>
    public static double? At(Activation activation, double x) => activation switch
    {
        ElementwiseActivation e => e.Formula.Evaluate(x),
        StochasticActivation s => s.Evaluation.Evaluate(x),
        CustomActivation c => c.Value(x),
        _ => null,
    };
}
