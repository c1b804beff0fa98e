namespace Hillock.Tests.Kernels.Convolution;

/// <summary>The definition of a convolution and its gradients, loop by loop in float64, beside the sum of the terms' magnitudes.</summary>
internal sealed unsafe class ReferenceConvolution
{
    public ReferenceConvolution(ConvolutionProblem problem)
    {
        var s = problem.Shape;
        Output = new Sum(problem.Images * problem.OutputStride);
        InputGradient = new Sum(problem.Images * problem.GradientStride);
        WeightGradient = new Sum(s.WeightLength);
        BiasGradient = new Sum(problem.PaddedOut);
        for (var n = 0; n < problem.Images; n++)
            for (var oy = 0; oy < s.OutHeight; oy++)
                for (var ox = 0; ox < s.OutWidth; ox++)
                    for (var o = 0; o < s.OutChannels; o++) AddOutput(problem, n, oy, ox, o);
    }

    public Sum Output { get; }

    public Sum InputGradient { get; }

    public Sum WeightGradient { get; }

    public Sum BiasGradient { get; }

    private void AddOutput(ConvolutionProblem problem, int n, int oy, int ox, int o)
    {
        var s = problem.Shape;
        var y = (n * problem.OutputStride) + ((((nint)oy * s.OutWidth) + ox) * problem.PaddedOut) + o;
        double dy = problem.OutputGradientMemory.Pointer[y];
        Output.Add(y, problem.BiasMemory.Pointer[o]);
        BiasGradient.Add(o, dy);
        for (var ky = 0; ky < s.KernelHeight; ky++)
        {
            for (var kx = 0; kx < s.KernelWidth; kx++)
            {
                int iy = (oy * s.StrideY) + (ky * s.DilationY) - s.PadTop, ix = (ox * s.StrideX) + (kx * s.DilationX) - s.PadLeft;
                if (iy < 0 || iy >= s.Height || ix < 0 || ix >= s.Width) continue;
                for (var c = 0; c < s.GroupInChannels; c++)
                {
                    var channel = (o / s.GroupOutChannels * s.GroupInChannels) + c;
                    var pixel = ((nint)iy * s.Width) + ix;
                    var w = (((((nint)ky * s.KernelWidth) + kx) * s.GroupInChannels) + c) * problem.PaddedOut + o;
                    double x = problem.InputMemory.Pointer[(n * problem.InputStride) + (pixel * s.InPixelStride) + channel];
                    double weight = problem.WeightMemory.Pointer[w];
                    Output.Add(y, x * weight);
                    InputGradient.Add((n * problem.GradientStride) + (pixel * problem.PaddedIn) + channel, dy * weight);
                    WeightGradient.Add(w, dy * x);
                }
            }
        }
    }

    /// <summary>Sums with their sizes.</summary>
    internal sealed class Sum(nint length)
    {
        private readonly double[] _values = new double[length];
        private readonly double[] _sizes = new double[length];

        public void Add(nint index, double term)
        {
            _values[index] += term;
            _sizes[index] += Math.Abs(term);
        }

        /// <summary>Every number within some roundings of the largest partial sum; what is no number (a pad) zero; nothing written behind the end.</summary>
        public void Check(ReadOnlySpan<float> actual, float before, string what)
        {
            for (var i = 0; i < _values.Length; i++)
            {
                var expected = _values[i] + before;
                Assert.True(
                    Math.Abs(expected - actual[i]) <= 2e-6 * (_sizes[i] + Math.Abs(before)),
                    $"{what}[{i}] is {actual[i]:R}, expected {expected:R}, whose terms add up to {_sizes[i]:R}");
            }

            foreach (var behind in actual[_values.Length..]) Assert.Equal(ConvolutionProblem.Rubbish, behind);
        }
    }
}
