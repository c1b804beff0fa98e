using Hillock.Engine;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Training;
using static TorchSharp.torch;

namespace Hillock.Oracle.Tests;

/// <summary>A layer behind an embedding that gives each of its inputs in each row a learned number of its own: that table's gradient is the layer's input
/// gradient.</summary>
internal sealed class LayerProblem : IDisposable
{
    private readonly float[] _targets;

    /// <summary>The layer on random numbers and targets; parameters other than weights are random too.</summary>
    public LayerProblem(Layer layer, Shape shape, int rows, long seed)
    {
        var random = new RandomStream(seed, "layer problem");
        var channels = shape[shape.Rank - 1];
        var positions = shape.Size / channels;
        Model = new Sequential(positions) { new Embedding(rows * positions, channels), new Reshape(shape.Extents.ToArray()), layer };
        Model.Initialize(seed);
        foreach (var p in Model.Parameters.Where(p => p.Kind != ParameterKind.Weight || p.Name.StartsWith("embedding", StringComparison.Ordinal)))
            Model.SetParameter(p.Name, Normals(ref random, (int)p.Count));
        Rows = rows;
        Ids = [.. Enumerable.Range(0, rows * positions).Select(i => (float)i)];
        _targets = Normals(ref random, rows * Model.Outputs.Size);
    }

    public Sequential Model { get; }

    public int Rows { get; }

    public float[] Ids { get; }

    public string Table => Model.Layers[0].Name + ".weight";

    /// <summary>The rows as the embedding reads them.</summary>
    public Tensor TorchIds() => tensor(Array.ConvertAll(Ids, i => (long)i)).reshape(Rows, -1);

    public Tensor TorchTargets() => tensor(Array.ConvertAll(_targets, t => (double)t)).reshape(Rows, -1);

    /// <summary>One step of plain descent; the loss before it and the gradients of half the sum of squares, by name.</summary>
    public (double Loss, Dictionary<string, float[]> Gradients) Step(int threads)
    {
        // At this rate a step takes the gradient away from the parameter.
        using var trainer = new Trainer(Model, new MeanSquaredError(), new Sgd(_targets.Length / 2.0), Rows, threads, seed: 9);
        var before = Model.Parameters.ToDictionary(p => p.Name, p => Model.GetParameter(p.Name));
        var loss = trainer.Step(Ids, _targets);
        return (loss, before.ToDictionary(p => p.Key, p => p.Value.Zip(Model.GetParameter(p.Key), (a, b) => a - b).ToArray()));
    }

    public void Dispose() => Model.Dispose();

    private static float[] Normals(ref RandomStream random, int count)
    {
        var values = new float[count];
        foreach (ref var value in values.AsSpan()) value = (float)random.NextNormal();
        return values;
    }
}
