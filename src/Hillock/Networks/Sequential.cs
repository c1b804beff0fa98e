using System.Collections;
using Hillock.Activations;
using Hillock.Kernels;
using Hillock.Networks.Plans;

namespace Hillock.Networks;

/// <summary>A network whose layers follow one another.</summary>
/// <remarks>It describes itself and owns its parameters; training compiles it into a static plan. One thread at a time.</remarks>
public sealed class Sequential : IEnumerable<Layer>, IDisposable
{
    private readonly List<NamedLayer> _layers = [];
    private ParameterStore? _store;
    private Predictor? _predictor;

    /// <summary>An empty network for samples of the shape <paramref name="inputs"/>.</summary>
    public Sequential(Shape inputs) => Inputs = inputs;

    /// <summary>The shape of one sample.</summary>
    public Shape Inputs { get; }

    /// <summary>The shape that comes out for one sample.</summary>
    public Shape Outputs => _layers.Count == 0 ? Inputs : _layers[^1].Outputs;

    /// <summary>The layers in order, with their names and shapes.</summary>
    public IReadOnlyList<NamedLayer> Layers => _layers;

    /// <summary>Number of parameters, those that training changes.</summary>
    public long ParameterCount => Store.Count;

    /// <summary>Where each parameter tensor lies, in the order of the layers.</summary>
    public IReadOnlyList<ParameterTensor> Parameters => Store.Tensors;

    /// <summary>Whether the parameters have values: after <see cref="Initialize"/>, training or loading.</summary>
    public bool IsInitialized { get; private set; }

    /// <summary>The activation applied by <see cref="Predict"/> after the last layer, where training took the last layer's output as logits.</summary>
    public Activation? Head { get; private set; }

    /// <summary>The activation of the output: that of the last layer, or null where it is linear.</summary>
    public Activation? OutputActivation => _layers.Count == 0 ? null : _layers[^1].Layer.OutputActivation;

    /// <summary>All parameters.</summary>
    internal ParameterStore Store => _store ??= new ParameterStore(
        _layers.Select(l => (l.Layer, l.Name, l.Layer.Parameters(l.Inputs))));

    /// <summary>Appends a layer; a network with parameters starts anew.</summary>
    /// <exception cref="HillockException">The same layer twice, or a layer that does not fit.</exception>
    public void Add(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (_layers.Any(l => ReferenceEquals(l.Layer, layer)))
            throw new HillockException($"The layer {layer} is in the network already; add a new {layer.GetType().Name} for another one.");
        var number = 1 + _layers.Count(l => l.Layer.Kind == layer.Kind);
        _layers.Add(new NamedLayer($"{layer.Kind}_{number}", layer, Outputs, layer.OutputShape(Outputs)));
        Forget();
        _store = null;
        IsInitialized = false;
        Head = null;
    }

    /// <summary>Gives every parameter its first value; the same seed gives the same values.</summary>
    public void Initialize(long seed)
    {
        var random = new RandomStream(seed, "weights");
        for (var i = 0; i < _layers.Count; i++) _layers[i].Layer.Initialize(Store, Following(i), random.Fork(i));
        IsInitialized = true;
    }

    /// <summary>The output for each row of <paramref name="rows"/> ([count × inputs], row-major): [count × outputs]. Classes come as probabilities.</summary>
    /// <exception cref="HillockException">Not whole rows, or a network without values.</exception>
    public float[] Predict(ReadOnlySpan<float> rows)
    {
        if (rows.Length % Inputs.Size != 0)
            throw new HillockException($"Got {rows.Length} numbers; a row has {Inputs.Size} ({Inputs}), so a multiple of that was expected.");
        RequireValues();
        _predictor ??= new Predictor(this);
        return _predictor.Run(rows);
    }

    /// <summary>The values of a parameter tensor such as <c>dense_1.weight</c>, [rows × columns] row-major.</summary>
    public float[] GetParameter(string name)
    {
        var tensor = FindParameter(name);
        var values = new float[tensor.Count];
        Store.Read(tensor, values);
        return values;
    }

    /// <summary>Sets the values of a parameter tensor, [rows × columns] row-major.</summary>
    /// <exception cref="HillockException">Unknown name, or another number of values.</exception>
    public void SetParameter(string name, ReadOnlySpan<float> values)
    {
        var tensor = FindParameter(name);
        if (values.Length != tensor.Count)
            throw new HillockException($"{name} holds {tensor.Rows}×{tensor.Columns} numbers, got {values.Length}.");
        Store.Write(tensor, values);
    }

    /// <summary>A table of the layers: name, output shape, parameters, activation, initialiser; and the totals.</summary>
    public string Summary() => SummaryTable.Of(this);

    /// <summary>The layers as a nested list, as PyTorch prints them.</summary>
    public override string ToString() =>
        $"Sequential({Inputs}\n{string.Concat(_layers.Select(l => $"  ({l.Name}): {l.Layer}\n"))})";

    /// <summary>Writes <c>model.json</c> and <c>weights.safetensors</c> into the folder <paramref name="path"/>.</summary>
    /// <remarks>Of an activation by code only the name is written: code cannot be saved, and must be passed to <see cref="Load"/> again.</remarks>
    public void Save(string path) => ModelFile.Save(this, path);

    /// <summary>Reads a network that <see cref="Save"/> wrote, bit for bit.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="code">The activations by code that the network uses; they are found by their id.</param>
    /// <exception cref="HillockException">Missing, truncated, altered or newer files, or an activation by code that was not passed.</exception>
    public static Sequential Load(string path, params IReadOnlyList<CustomActivation> code) => ModelFile.Load(path, code);

    /// <inheritdoc/>
    public IEnumerator<Layer> GetEnumerator() => _layers.Select(l => l.Layer).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Frees the working memory; the parameters go when the network does.</summary>
    public void Dispose() => Forget();

    /// <summary>Sets what <see cref="Predict"/> applies after the last layer.</summary>
    internal void SetHead(Activation? head)
    {
        if (Equals(Head, head)) return;
        Head = head;
        Forget();
    }

    /// <summary>Says that the parameters were filled from elsewhere.</summary>
    internal void MarkInitialized() => IsInitialized = true;

    /// <summary>Compiles the network.</summary>
    /// <param name="context">Sizes, threads, gradients.</param>
    /// <param name="logits">Whether to stop before the output's activation.</param>
    internal Plan Compile(PlanContext context, bool logits)
    {
        if (_layers.Count == 0) throw new HillockException("The network has no layers; add some, such as new Dense(10).");
        var builder = new PlanBuilder(context);
        var input = PlanBuilder.Input(Inputs.Size);
        var slot = input;
        foreach (var named in _layers) slot = named.Layer.Build(builder, slot, !logits || !ReferenceEquals(named, _layers[^1]));
        if (!logits && Head is not null) slot = new ActivationLayer(Head).Build(builder, slot, withActivation: true);
        return builder.Build(input, slot);
    }

    /// <summary>The activation of the layer after <paramref name="index"/> where that is an activation layer, or null.</summary>
    internal Activation? Following(int index) => _layers.ElementAtOrDefault(index + 1)?.Layer is ActivationLayer next ? next.Activation : null;

    private void RequireValues()
    {
        if (!IsInitialized)
            throw new HillockException("The network has no values yet; train it, load it, or call Initialize with a seed.");
    }

    private ParameterTensor FindParameter(string name) => Store.Tensors.FirstOrDefault(t => t.Name == name)
        ?? throw new HillockException($"The network has no parameter '{name}'.{Suggestions.Ask(name, Store.Tensors.Select(t => t.Name))}");

    private void Forget()
    {
        _predictor?.Dispose();
        _predictor = null;
    }
}
