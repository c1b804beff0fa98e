using TorchSharp;

namespace Hillock.Oracle.Tests;

/// <summary>Compares our float32 numbers with TorchSharp's float64 ones.</summary>
internal static class Agreement
{
    /// <summary>Every number within <paramref name="tolerance"/> times the largest magnitude, or times <paramref name="floor"/> if all are smaller.</summary>
    public static void Check(torch.Tensor expected, ReadOnlySpan<float> actual, double tolerance, double floor, string what)
    {
        var wanted = Numbers(expected, actual.Length, what);
        var scale = Math.Max(floor, wanted.Max(Math.Abs));
        for (var i = 0; i < wanted.Length; i++)
        {
            Assert.True(
                Math.Abs(wanted[i] - actual[i]) <= tolerance * scale,
                $"{what}[{i}]: TorchSharp gives {wanted[i]:R}, Hillock {actual[i]:R}, where the largest is {scale:R}.");
        }
    }

    /// <summary>The mean distance is at most <paramref name="tolerance"/>.</summary>
    public static void CheckMean(torch.Tensor expected, float[] actual, double tolerance, string what)
    {
        var distance = Numbers(expected, actual.Length, what).Zip(actual, (e, a) => Math.Abs(e - a)).Average();
        Assert.True(distance <= tolerance, $"{what}: TorchSharp and Hillock are {distance:R} apart on average.");
    }

    private static double[] Numbers(torch.Tensor tensor, int count, string what)
    {
        var numbers = tensor.detach().contiguous().data<double>().ToArray();
        Assert.True(numbers.Length == count, $"{what}: {numbers.Length} numbers expected, {count} given.");
        return numbers;
    }
}
