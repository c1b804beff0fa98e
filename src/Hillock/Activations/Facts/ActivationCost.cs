using System.Diagnostics;
using Hillock.Kernels;

namespace Hillock.Activations.Facts;

/// <summary>What an activation costs on this machine, measured in one thread on 4096 standard normal numbers that stay in cache.</summary>
/// <param name="Value">Nanoseconds an element for the value.</param>
/// <param name="Both">Nanoseconds an element for value and derivative in one pass.</param>
/// <param name="ValueOverRelu"><paramref name="Value"/> over that of relu, the two measured in turns.</param>
/// <param name="BothOverRelu"><paramref name="Both"/> over that of relu.</param>
public sealed record ActivationCost(double Value, double Both, double ValueOverRelu, double BothOverRelu)
{
    private const int Elements = 4096;
    private const int Rounds = 15;
    private const double RoundMilliseconds = 1;

    /// <summary>Measures <paramref name="activation"/>; takes about a tenth of a second.</summary>
    public static ActivationCost Measure(ElementwiseActivation activation)
    {
        using var memory = new AlignedBuffer(3 * Elements);
        var random = new RandomStream(1, "cost");
        for (var i = 0; i < Elements; i++) memory.Span[i] = (float)random.NextNormal();
        var (value, relu) = Pair(activation, memory, both: false);
        var (valueAndSlope, reluAndSlope) = Pair(activation, memory, both: true);
        return new(value, valueAndSlope, value / relu, valueAndSlope / reluAndSlope);
    }

    // The fastest round of each: what else the machine does only ever adds time.
    private static (double Activation, double Relu) Pair(ElementwiseActivation activation, AlignedBuffer memory, bool both)
    {
        var (own, relu) = (Loop(activation, memory, both), Loop(Catalogue.Relu, memory, both));
        var (ownPasses, reluPasses) = (PassesOf(own), PassesOf(relu));
        var (best, bestOfRelu) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var round = 0; round < Rounds; round++)
        {
            best = Math.Min(best, Nanoseconds(own, ownPasses));
            bestOfRelu = Math.Min(bestOfRelu, Nanoseconds(relu, reluPasses));
        }

        return (best, bestOfRelu);
    }

    private static unsafe Action Loop(ElementwiseActivation activation, AlignedBuffer memory, bool both)
    {
        var learnable = activation.Learnable;
        var kernel = ActivationKernel.Compile(activation.Formula, learnable);
        var values = learnable.Select(p => (float)p.Value).Append(0).ToArray();
        return () =>
        {
            fixed (float* parameters = values)
            {
                var x = memory.Pointer;
                if (both) kernel.ForwardWithDerivative(x, x + Elements, x + (2 * Elements), Elements, parameters);
                else kernel.Forward(x, x + Elements, Elements, parameters);
            }
        };
    }

    private static int PassesOf(Action loop)
    {
        loop();
        for (var passes = 1; ; passes *= 2)
            if (Nanoseconds(loop, passes) * passes * Elements > RoundMilliseconds * 1e6)
                return passes;
    }

    private static double Nanoseconds(Action loop, int passes)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < passes; i++) loop();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / ((double)passes * Elements);
    }
}
