using Hillock.Kernels;

namespace Hillock.Health.Checks;

/// <summary>The float32 loops of training, on arrays.</summary>
internal sealed class SingleKernel(IElementwiseKernel kernel, float[] parameters, Action<double, Exception>? failed = null)
{
    /// <summary>Value and derivative at many points.</summary>
    public unsafe (float[] Values, float[] Slopes) Run(float[] x)
    {
        var (values, slopes) = (new float[x.Length], new float[x.Length]);
        try
        {
            fixed (float* px = x, py = values, pd = slopes, pp = parameters) kernel.ForwardWithDerivative(px, py, pd, x.Length, pp);
        }
        catch (Exception error) when (failed is not null && error is not OutOfMemoryException)
        {
            failed(x[0], error);
            values.AsSpan().Fill(float.NaN);
            slopes.AsSpan().Fill(float.NaN);
        }

        return (values, slopes);
    }

    /// <summary>Value and derivative at one point.</summary>
    public (float Value, float Slope) At(double x)
    {
        var (values, slopes) = Run([(float)x]);
        return (values[0], slopes[0]);
    }
}
