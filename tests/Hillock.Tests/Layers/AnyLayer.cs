using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Tests.Layers;

/// <summary>A network around a layer of any kind, found by asking the layer: nothing here knows the kinds.</summary>
internal static class AnyLayer
{
    private static readonly Shape[] Shapes = [new(16, 16), new(8, 8, 4), 256, 4];

    /// <summary>Every kind of layer in the library.</summary>
    public static TheoryData<string> Kinds => [.. LayerKind.All.Select(k => k.Name)];

    /// <summary>The usual layer of a kind; not the same from call to call.</summary>
    public static Layer Usual(string kind) => LayerKind.Find(kind)!.Usual.With(new LayerSettings());

    /// <summary>The layer alone; all its inputs are of the network's input, the second through tanh.</summary>
    public static Network Alone(Layer layer)
    {
        var (shape, count) = Takes(layer);
        var builder = new GraphBuilder(shape);
        return new LoadedNetwork(builder.Build(layer.Apply([.. Inputs(builder.Input, count)])));
    }

    /// <summary>The layer between dense layers, those before it of gain 3, one for each input; one that reads ids comes first.</summary>
    public static Network Between(Layer layer, int units = 256)
    {
        var (shape, count) = Takes(layer);
        var readsIds = ReadsIds(layer);
        var builder = new GraphBuilder(readsIds ? shape : units);
        Signal Before() => readsIds
            ? builder.Input
            : new Reshape(shape.Extents.ToArray()).Apply(new Dense(shape.Size, initializer: "gain_normal(3)").Apply(builder.Input));
        var after = layer.Apply([.. Enumerable.Range(0, count).Select(_ => Before())]);
        return new LoadedNetwork(builder.Build(new Dense(256, initializer: "gain_normal(1)").Apply(new Flatten().Apply(after))));
    }

    /// <summary>Rows of normal numbers, or of ids.</summary>
    public static float[] Rows(Network model, int count, long seed = 1)
    {
        var random = new RandomStream(seed, "rows");
        var ids = model.Graph.Nodes.FirstOrDefault(n => ReadsIds(n.Layer)) is { } table ? table.Layer.Parameters(table.InputShapes)[0].Rows : 0;
        var rows = new float[count * model.Inputs.Size];
        foreach (ref var x in rows.AsSpan()) x = ids > 0 ? random.NextInt(ids) : (float)random.NextNormal();
        return rows;
    }

    /// <summary>Gives every parameter a value that is neither 0 nor 1; scales and variances stay above 0.</summary>
    public static void Stir(Network model)
    {
        var random = new RandomStream(7, "stir");
        foreach (var p in model.Parameters)
        {
            var values = model.GetParameter(p.Name);
            foreach (ref var v in values.AsSpan()) v += (float)random.NextDouble(0.1, 0.5);
            model.SetParameter(p.Name, values);
        }
    }

    /// <summary>Whether the layer, or one that it stands for, reads ids.</summary>
    public static bool ReadsIds(Layer layer) => layer is not CompositeLayer && layer.Is(LayerRoles.ReadsIds);

    private static IEnumerable<Signal> Inputs(Signal first, int count)
    {
        yield return first;
        for (var i = 1; i < count; i++) yield return new ActivationLayer("tanh").Apply(first);
    }

    /// <summary>The shape of an input that the layer takes, and of how many.</summary>
    private static (Shape Shape, int Count) Takes(Layer layer)
    {
        foreach (var count in (int[])[1, 2])
        {
            foreach (var shape in ReadsIds(layer) ? [8] : Shapes)
            {
                try
                {
                    var builder = new GraphBuilder(shape);
                    layer.Apply([.. Inputs(builder.Input, count)]);
                    return (shape, count);
                }
                catch (HillockException)
                {
                    // Another shape, or two inputs.
                }
            }
        }

        throw new InvalidOperationException($"{layer.Text} takes none of {string.Join(" and ", Shapes)}, neither one nor two of them; its usual form should.");
    }
}
