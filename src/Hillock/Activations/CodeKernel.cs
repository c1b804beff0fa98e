using System.Runtime.CompilerServices;
using Hillock.Kernels;

namespace Hillock.Activations;

/// <summary>Runs an activation by code where a compiled formula would stand.</summary>
/// <remarks>Inputs are copied first, a block at a time: a plan writes the derivative over its inputs, which user code must not have to know.</remarks>
internal sealed unsafe class CodeKernel(CustomActivation activation) : IElementwiseKernel
{
    private const int Block = 512;

    [SkipLocalsInit]
    public void Forward(float* x, float* y, nint count, float* parameters)
    {
        Span<float> inputs = stackalloc float[Block];
        for (nint done = 0; done < count; done += Block)
        {
            var block = Take(x + done, count - done, inputs);
            activation.Apply(block, new Span<float>(y + done, block.Length));
        }
    }

    [SkipLocalsInit]
    public void ForwardWithDerivative(float* x, float* y, float* d, nint count, float* parameters)
    {
        Span<float> inputs = stackalloc float[Block];
        for (nint done = 0; done < count; done += Block)
        {
            var block = Take(x + done, count - done, inputs);
            activation.Apply(block, new Span<float>(y + done, block.Length), new Span<float>(d + done, block.Length));
        }
    }

    /// <summary>Code has no parameters that training changes.</summary>
    public void ParameterGradient(float* x, float* dy, nint count, float* parameters, float* sums)
    {
    }

    private static Span<float> Take(float* x, nint count, Span<float> inputs)
    {
        var block = inputs[..(int)Math.Min(Block, count)];
        new ReadOnlySpan<float>(x, block.Length).CopyTo(block);
        return block;
    }
}
