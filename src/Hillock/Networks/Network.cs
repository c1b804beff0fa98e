using Hillock.Activations;
using Hillock.Engine;
using Hillock.Kernels;

namespace Hillock.Networks;

/// <summary>A network of layers with its parameters: written as a list (<see cref="Sequential"/>) or as a class (<see cref="Module"/>).</summary>
/// <remarks>Training compiles it into a static plan. Any member may be called from any thread: several threads predict at once, and what changes the
/// parameters, a step of a training too, comes between their calls. One training at a time; after <see cref="Dispose"/> all fail.</remarks>
public abstract class Network : IDisposable
{
    private readonly SharedGate _gate = new();
    private readonly Lock _making = new();
    private ParameterStore? _store;
    private PredictorPool? _predictors;
    private int _trainings;

    private protected Network()
    {
    }

    /// <summary>The shape of one sample.</summary>
    public Shape Inputs => Graph.Inputs;

    /// <summary>The shape that comes out for one sample.</summary>
    public Shape Outputs => Graph.Outputs;

    /// <summary>Each layer once, in the order of computation, with its name and shapes.</summary>
    public IReadOnlyList<NamedLayer> Layers => Graph.Layers;

    /// <summary>Number of parameters, those that training changes.</summary>
    public long ParameterCount => Store.Count;

    /// <summary>Multiply-adds of one sample's forward pass.</summary>
    public long MultiplyAdds => Graph.Nodes.Sum(n => n.Layer.MultiplyAdds(n.InputShapes));

    /// <summary>Where each parameter tensor lies, in the order of the layers.</summary>
    public IReadOnlyList<ParameterTensor> Parameters => Store.Tensors;

    /// <summary>Whether the parameters have values: after <see cref="Initialize"/>, training or loading.</summary>
    public bool IsInitialized { get; private set; }

    /// <summary>The activation applied by <see cref="Predict(ReadOnlySpan{float})"/> after the last layer, where training took the last layer's output as
    /// logits.</summary>
    public Activation? Head { get; private set; }

    /// <summary>The activation of the output: that of the last layer, or null where it is linear.</summary>
    public Activation? OutputActivation => Graph.OutputActivation;

    /// <summary>The layers and how they are connected.</summary>
    internal abstract Graph Graph { get; }

    /// <summary>All parameters.</summary>
    internal ParameterStore Store => Volatile.Read(ref _store) ?? MakeStore();

    /// <summary>Reads a network that <see cref="Save"/> wrote, bit for bit; a list of layers comes back as a <see cref="Sequential"/>.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="code">The activations by code that the network uses; they are found by their id.</param>
    /// <exception cref="HillockException">Missing, truncated, altered or newer files, or an activation by code that was not passed.</exception>
    public static Network Load(string path, params IReadOnlyList<CustomActivation> code) => ModelFile.Load(path, code);

    /// <summary>Gives every parameter its first value; the same seed gives the same values.</summary>
    public void Initialize(long seed)
    {
        using var writing = Writing();
        var random = new RandomStream(seed, "weights");
        var number = 0; // among layers with parameters, so that the way of writing activations does not matter
        foreach (var (_, layer, inputs, _) in Layers)
            if (layer.Parameters(inputs).Count > 0) layer.Initialize(Store, Graph.Following(layer), random.Fork(number++));
        IsInitialized = true;
    }

    /// <summary>The output for each row of <paramref name="rows"/> ([count × inputs], row-major): [count × outputs]. Classes come as probabilities.</summary>
    /// <exception cref="HillockException">Not whole rows, or a network without values.</exception>
    public float[] Predict(ReadOnlySpan<float> rows)
    {
        var outputs = new float[checked(CountRows(rows) * Outputs.Size)];
        Predict(rows, outputs);
        return outputs;
    }

    /// <summary>As <see cref="Predict(ReadOnlySpan{float})"/>, into memory of the caller: nothing is allocated once each thread has predicted before.</summary>
    /// <exception cref="HillockException">Not whole rows, a target of another size, or a network without values.</exception>
    public void Predict(ReadOnlySpan<float> rows, Span<float> outputs)
    {
        var count = CountRows(rows);
        if (outputs.Length != (long)count * Outputs.Size)
            throw new HillockException($"{count} rows give {count} × {Outputs.Size} numbers, and there is room for {outputs.Length}.");
        if (rows.Overlaps(outputs)) rows = rows.ToArray(); // outputs are written while later rows are read
        using var reading = Reading();
        RequireValues();
        var pool = _predictors ?? Interlocked.CompareExchange(ref _predictors, new PredictorPool(this), null) ?? _predictors;
        pool.Run(rows, outputs);
    }

    /// <summary>The values of a parameter tensor such as <c>dense_1.weight</c>, in the order of its <see cref="ParameterTensor.Shape"/>.</summary>
    /// <exception cref="HillockException">Unknown name.</exception>
    public float[] GetParameter(string name)
    {
        using var reading = Reading();
        var tensor = FindParameter(name);
        var values = new float[tensor.Count];
        Store.Read(tensor, values);
        return values;
    }

    /// <summary>Sets the values of a parameter tensor, in the order of its <see cref="ParameterTensor.Shape"/>.</summary>
    /// <exception cref="HillockException">Unknown name, or another number of values.</exception>
    public void SetParameter(string name, ReadOnlySpan<float> values)
    {
        using var writing = Writing();
        var tensor = FindParameter(name);
        if (values.Length != tensor.Count)
            throw new HillockException($"{name} holds {tensor.Shape} numbers, got {values.Length}.");
        Store.Write(tensor, values);
    }

    /// <summary>A table of the layers: name, output shape, parameters, multiply-adds, activation, initialiser; and the totals.</summary>
    /// <param name="width">Characters that a line may have: details are shortened first, then columns left out.</param>
    public string Summary(int width = int.MaxValue)
    {
        using var reading = Reading();
        return SummaryTable.Of(this, width);
    }

    /// <summary>Writes <c>model.json</c> and <c>weights.safetensors</c> into the folder <paramref name="path"/>.</summary>
    /// <remarks>Of an activation by code only the name is written: code cannot be saved, and must be passed to <see cref="Load"/> again.</remarks>
    public void Save(string path)
    {
        using var reading = Reading();
        ModelFile.Save(this, path);
    }

    /// <summary>Sets all parameters to those that <see cref="Save"/> wrote of a network with the same parameters.</summary>
    /// <exception cref="HillockException">Missing or damaged files, or another network's.</exception>
    public void LoadWeights(string path)
    {
        using var writing = Writing();
        ModelFile.LoadWeights(this, path);
    }

    /// <summary>Frees the parameters and the working memory, once the calls of other threads have ended; the network cannot be used any more.</summary>
    /// <exception cref="InvalidOperationException">Called from within a computation of the network, by an activation that is code.</exception>
    public void Dispose()
    {
        _gate.Close(this, () =>
        {
            Forget();
            _store?.Values.Dispose();
        });
        GC.SuppressFinalize(this);
    }

    /// <summary>Keeps the parameters and the layers as they are until the scope ends; others may read at the same time.</summary>
    /// <exception cref="ObjectDisposedException">The network was disposed of.</exception>
    internal GateScope Reading() => _gate.Read(this);

    /// <summary>Keeps all others out until the scope ends.</summary>
    /// <exception cref="ObjectDisposedException">The network was disposed of.</exception>
    internal GateScope Writing() => _gate.Write(this);

    /// <summary>Keeps other trainings out until the scope ends.</summary>
    /// <exception cref="HillockException">There is one.</exception>
    internal TrainingScope Training() => Interlocked.CompareExchange(ref _trainings, 1, 0) == 0
        ? new TrainingScope(ref _trainings)
        : throw new HillockException(
            "The network is being trained already; wait for that training to end, or train a copy of the network: Save and Load make one.");

    /// <summary>Sets what <see cref="Predict(ReadOnlySpan{float})"/> applies after the last layer.</summary>
    internal void SetHead(Activation? head)
    {
        using var writing = Writing();
        if (Equals(Head, head)) return;
        Head = head;
        Forget();
    }

    /// <summary>Says that the parameters were filled from elsewhere.</summary>
    internal void MarkInitialized() => IsInitialized = true;

    /// <summary>Compiles the network.</summary>
    /// <param name="context">Sizes, threads, gradients.</param>
    /// <param name="logits">Whether to stop before the output's activation.</param>
    internal Plan Compile(PlanContext context, bool logits) => Compile(context, logits, Head);

    /// <summary>Compiles the network with another head.</summary>
    internal Plan Compile(PlanContext context, bool logits, Activation? head)
    {
        using var reading = Reading();
        if (Graph.Nodes.Count == 0) throw new HillockException("The network has no layers; add some, such as new Dense(10).");
        var builder = new PlanBuilder(context);
        var input = PlanBuilder.Input(Inputs);
        var slot = Graph.Build(builder, input, logits);
        if (!logits && head is not null) slot = ActivationOperations.Add(builder, slot, head, null);
        return builder.Build(input, slot);
    }

    /// <summary>The layers have changed: parameters and working memory are made anew.</summary>
    private protected void Reset()
    {
        using var writing = Writing();
        Forget();
        _store = null;
        IsInitialized = false;
        Head = null;
    }

    private ParameterStore MakeStore()
    {
        lock (_making) return _store ??= new ParameterStore(Layers.Select(l => ((IParameterOwner)l.Layer, l.Name, l.Layer.Parameters(l.InputShapes))));
    }

    private int CountRows(ReadOnlySpan<float> rows) => rows.Length % Inputs.Size == 0
        ? rows.Length / Inputs.Size
        : throw new HillockException($"Got {rows.Length} numbers; a row has {Inputs.Size} ({Inputs}), so a multiple of that was expected.");

    private void RequireValues()
    {
        if (!IsInitialized)
            throw new HillockException("The network has no values yet; train it, load it, or call Initialize with a seed.");
    }

    private ParameterTensor FindParameter(string name) => Store.Tensors.FirstOrDefault(t => t.Name == name)
        ?? throw new HillockException($"The network has no parameter '{name}'.{Suggestions.Ask(name, Store.Tensors.Select(t => t.Name))}");

    private void Forget()
    {
        _predictors?.Dispose();
        _predictors = null;
    }
}
