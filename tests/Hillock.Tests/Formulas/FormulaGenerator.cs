using CsCheck;
using Hillock.Formulas;

namespace Hillock.Tests.Formulas;

/// <summary>Random formulas for properties.</summary>
internal static class FormulaGenerator
{
    private static readonly Parameter Beta = new("beta", 1.5);
    private static readonly Parameter Learned = new("slope", -0.25, learnable: true);

    private static readonly Gen<Formula> Leaf = Gen.OneOf(
        Gen.Const(Formula.X),
        Gen.Const(Formula.X),
        Gen.Const((Formula)Beta),
        Gen.Const((Formula)Learned),
        Gen.Int[-4, 4].Select(n => (Formula)n),
        Gen.Double[-10, 10].Select(v => (Formula)v),
        Gen.Int[0, 8].Select(i => new Formula[] { Math.PI, Math.E, -0.0, 1e-300, 1e300, double.PositiveInfinity, double.NegativeInfinity, 1e22, 1e-7 }[i]));

    internal static readonly Gen<Formula> Any = Tree(Leaf, Operators.All);

    private static readonly Operator[] SmoothOperators =
    [
        Operators.Add, Operators.Subtract, Operators.Multiply, Operators.Negate, Operators.Sigmoid, Operators.Tanh, Operators.Softplus,
        Operators.LogSigmoid, Operators.Erf, Operators.Sin, Operators.Cos, Operators.Atan,
    ];

    /// <summary>Everywhere finite and differentiable.</summary>
    internal static readonly Gen<Formula> Smooth =
        Tree(Gen.OneOf(Gen.Const(Formula.X), Gen.Const((Formula)Beta), Gen.Double[-2, 2].Select(v => (Formula)v)), SmoothOperators);

    private static Gen<Formula> Tree(Gen<Formula> leaf, IReadOnlyList<Operator> operators) =>
        Gen.Recursive<Formula>((depth, inner) => depth > 4
            ? leaf
            : Gen.Frequency(
                (1, leaf),
                (4, Gen.Select(Gen.Int[0, operators.Count - 1], inner, inner, inner, (i, a, b, c) =>
                    operators[i].Apply(new[] { a, b, c }[..operators[i].Arity])))));
}
