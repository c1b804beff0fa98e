using Hillock.Activations;
using Hillock.Kernels;

namespace Hillock.Tests.Kernels;

/// <summary>Runs the loops of an activation over given inputs.</summary>
internal static unsafe class SameBits
{
    /// <summary>Values and derivatives, learnable parameters at their defaults.</summary>
    public static (float[] Value, float[] Derivative) Run(ElementwiseActivation activation, SimdWidth width, ReadOnlySpan<float> inputs)
    {
        var kernel = ActivationKernel.Compile(activation.Formula, activation.Learnable, width);
        var parameters = activation.Learnable.Select(p => (float)p.Value).Append(0).ToArray();
        var (value, derivative) = (new float[inputs.Length], new float[inputs.Length]);
        fixed (float* x = inputs, y = value, d = derivative, p = parameters) kernel.ForwardWithDerivative(x, y, d, inputs.Length, p);
        return (value, derivative);
    }

    /// <summary>The first place where the bits differ, NaN being NaN; -1 if there is none.</summary>
    public static int FirstDifference(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        for (var i = 0; i < a.Length; i++)
            if (BitConverter.SingleToInt32Bits(a[i]) != BitConverter.SingleToInt32Bits(b[i]) && !(float.IsNaN(a[i]) && float.IsNaN(b[i])))
                return i;
        return -1;
    }
}
