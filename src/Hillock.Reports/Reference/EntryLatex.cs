using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Formulas.Printing;

namespace Hillock.Reports.Reference;

/// <summary>The definition of an activation of any kind in LaTeX, and what derives from it.</summary>
internal static class EntryLatex
{
    /// <summary>Left and right sides of equations.</summary>
    public static IEnumerable<(string Left, string Right)> Of(Activation activation) => activation switch
    {
        ElementwiseActivation e => [("f(x)", Latex.Print(e.Formula)), ("f'(x)", Latex.PrintDerivative(e.Formula))],
        StochasticActivation s =>
        [
            (@"f_{\text{training}}(x)", $@"{Latex.Print(Noisy(s))}, \quad {Draw(s)}"),
            (@"f(x)", Latex.Print(s.Evaluation)), ("f'(x)", Latex.Print(s.AtEvaluation.Derivative)),
        ],
        GatedActivation g =>
        [
            ("f(a, b)", Halves(g.Formula)), (@"\frac{\partial f}{\partial a}", Halves(g.ByFirst)), (@"\frac{\partial f}{\partial b}", Halves(g.BySecond)),
        ],
        WideningActivation w => w.Formulas.Select((f, i) => ($"f_{i + 1}(x)", Latex.Print(f))),
        _ => [(activation is ReducingActivation ? "y" : "y_i", activation.Info.Latex)],
    };

    private static string Halves(Formula formula) => Latex.Print(GatedActivation.OfHalves(formula));

    private static Formula Noisy(StochasticActivation s) =>
        s.Training.Replace(l => l.Equals(StochasticActivation.NoiseVariable) ? new Parameter(Symbol(s), 0) : l);

    private static string Symbol(StochasticActivation s) => s.Noise == Noise.Uniform ? "u" : "epsilon";

    private static string Draw(StochasticActivation s) => s.Noise == Noise.Uniform ? @"u \sim U(0, 1)" : @"\varepsilon \sim N(0, 1)";
}
