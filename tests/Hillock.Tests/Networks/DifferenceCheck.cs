using Hillock.Engine;
using Hillock.Networks;
using Hillock.Training;

namespace Hillock.Tests.Networks;

/// <summary>Gradients of the engine against central differences of its own float32 loss, for networks without a float64 reference.</summary>
/// <remarks>Several steps h are tried, and the closest difference counts: rounding spoils small ones, curvature and kinks large ones.</remarks>
internal static unsafe class DifferenceCheck
{
    public static void Run(Network model, int rows, long seed, int samples = 8, double tolerance = 0.02, Action<float[], RandomStream>? fill =
        null, int threads = 1)
    {
        var random = new RandomStream(seed, "differences");
        var x = new float[rows * model.Inputs.Size];
        foreach (ref var v in x.AsSpan()) v = (float)random.NextNormal();
        fill?.Invoke(x, random);
        var targets = new float[rows * model.Outputs.Size];
        foreach (ref var v in targets.AsSpan()) v = (float)random.NextNormal();
        using var trainer = new Trainer(model, new MeanSquaredError(), new Sgd(), rows, threads, seed);
        Loss();
        var gradients = trainer.Gradients.Span.ToArray();
        foreach (var tensor in model.Parameters.Where(p => p.Kind != ParameterKind.State))
        {
            var largest = Enumerable.Range(0, tensor.Rows)
                .Max(r => gradients.AsSpan((int)tensor.Offset + (r * tensor.Stride), tensor.Columns).ToArray().Max(Math.Abs));
            var values = model.GetParameter(tensor.Name);
            for (var s = 0; s < samples; s++)
            {
                var index = random.NextInt(values.Length);
                var got = gradients[(int)tensor.Offset + (index / tensor.Columns * tensor.Stride) + (index % tensor.Columns)];
                var (error, slope) = ((float[])[0.3f, 0.1f, 0.03f, 0.01f, 0.003f]).Select(h => Difference(tensor.Name, values, index, h))
                    .Select(d => (Error: Math.Abs(d - got), Slope: d)).MinBy(d => d.Error);
                Assert.True(
                    error <= tolerance * Math.Max(largest, 1e-3),
                    FormattableString.Invariant(
                        $"gradient of {tensor.Name}[{index}], seed {seed}, {rows} rows: {got}, difference {slope}, largest {largest} of {model}"));
            }
        }

        double Difference(string name, float[] values, int index, float h)
        {
            var kept = values[index];
            h *= Math.Max(0.1f, Math.Abs(kept));
            values[index] = kept + h;
            model.SetParameter(name, values);
            var (above, high) = (Loss(), values[index]);
            values[index] = kept - h;
            model.SetParameter(name, values);
            var (below, low) = (Loss(), values[index]);
            values[index] = kept;
            model.SetParameter(name, values);
            return (above - below) / ((double)high - low);
        }

        double Loss()
        {
            fixed (float* px = x, pt = targets)
                return trainer.Step(px, model.Inputs.Size, rows, null, pt, update: false).Mean;
        }
    }
}
