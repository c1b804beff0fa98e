namespace Hillock.Kernels;

/// <summary>What a network's plan runs for an activation: loops compiled from a formula, or code.</summary>
internal unsafe interface IElementwiseKernel
{
    /// <summary><c>y = f(x)</c>; y may be x.</summary>
    void Forward(float* x, float* y, nint count, float* parameters);

    /// <summary><c>y = f(x), d = f'(x)</c>; y or d may be x.</summary>
    void ForwardWithDerivative(float* x, float* y, float* d, nint count, float* parameters);

    /// <summary>Adds <c>Σ dy·∂f/∂p</c> to <paramref name="sums"/>, one for each learned parameter.</summary>
    void ParameterGradient(float* x, float* dy, nint count, float* parameters, float* sums);
}
