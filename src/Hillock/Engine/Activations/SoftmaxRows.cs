using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Engine;

/// <summary>The stable softmax over rows, in two passes, for the loss.</summary>
internal static unsafe class SoftmaxRows
{
    private static readonly ActivationKernel Exponential = ActivationKernel.Compile(Operators.Exp.Apply(Formula.X), []);

    /// <summary><c>y = x - max(x)</c>, pads 0; a row with NaN becomes NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Shift(float* x, nint strideX, float* y, int stride, int rows, int features)
    {
        for (var i = 0; i < rows; i++, x += strideX, y += stride)
        {
            // No branch: which class leads is a coin toss to the processor. What it makes of NaN does not matter, x - max is NaN there.
            var largest = x[0];
            for (var k = 1; k < features; k++) largest = float.MaxNative(largest, x[k]);
            var j = 0;
            if (float.IsInfinity(largest))
            {
                // What is as large shares the whole; a difference of infinities would be NaN.
                for (; j < features; j++) y[j] = x[j] == largest ? 0 : x[j] - largest;
            }

            for (; j <= features - 4; j += 4) (Vector128.Load(x + j) - Vector128.Create(largest)).Store(y + j);
            for (; j < features; j++) y[j] = x[j] - largest;
            for (; j < stride; j++) y[j] = 0;
        }
    }

    /// <summary><c>y = e^y</c> in place, pads included.</summary>
    public static void Exponentiate(float* y, int stride, int rows) => Exponential.Forward(y, y, (nint)rows * stride, null);
}
