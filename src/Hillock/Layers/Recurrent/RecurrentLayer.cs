using Hillock.Activations;
using Hillock.Engine;
using Hillock.Initialization;

namespace Hillock.Layers;

/// <summary>A layer that reads a sequence [steps × features] step by step and keeps a state of <see cref="Units"/> numbers, which begins at 0.</summary>
/// <remarks>Where the sequence comes with a length (see <see cref="Embedding"/>), the steps behind it change nothing: the state stays, also in
/// the output of every step, as Keras has it.</remarks>
public abstract class RecurrentLayer : SingleInputLayer
{
    // As many steps as a forecast runs.
    private const int MostSteps = 64;

    private protected RecurrentLayer(int units, Activation activation, Activation? recurrentActivation, bool returnSequences, bool reverse)
    {
        if (units < 1)
            throw new HillockException($"A recurrent layer needs at least 1 unit, got {units}. Give the number of units, such as 64.");
        Units = units;
        ReturnSequences = returnSequences;
        Reverse = reverse;
        Functions = new CellFunctions(OfNumbers(activation), recurrentActivation is null ? null : OfNumbers(recurrentActivation));
    }

    /// <summary>Numbers of the state.</summary>
    public int Units { get; }

    /// <summary>The activation of the new content, φ.</summary>
    public Activation Activation => Functions.Of(CellFunction.Candidate)!;

    /// <summary>Whether the state after each step comes out, [steps × units]; else the last one, [units].</summary>
    public bool ReturnSequences { get; }

    /// <summary>Whether the sequence is read from its end to its beginning; states come out at the places of the steps that they follow.</summary>
    public bool Reverse { get; }

    /// <summary>What fills the input weights at the start; matched to the activation unless given, which is Glorot uniform for tanh.</summary>
    public Initializer Initializer { get; init; } = Initializers.Auto;

    /// <summary>What fills the recurrent weights at the start.</summary>
    public Initializer RecurrentInitializer { get; init; } = Initializers.Orthogonal();

    /// <summary>Whether there is a bias.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>The arithmetic of a step.</summary>
    internal abstract RecurrentCell Cell { get; }

    /// <summary>Its activations.</summary>
    internal CellFunctions Functions { get; }

    /// <summary>The same layer for the other direction.</summary>
    internal RecurrentLayer Reversed() => (RecurrentLayer)With(new LayerSettings().Set("reverse", Reverse ? "false" : "true"));

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => ReturnSequences ? new Shape(Sequence(input)[0], Units) : Units;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{GetType().Name}({Units}, "
            + $"{Activation.Text}{(Functions.Of(CellFunction.Gate) is { } gate ? ", " + gate.Text : "")}{(ReturnSequences ? ", every step" : "")}"
                + $"{(Reverse ? ", reverse" : "")})";

    /// <inheritdoc/>
    internal override string Details(Activation? following) => $"{InputInitializer.Text}, {RecurrentInitializer.Text}";

    /// <inheritdoc/>
    internal override long MultiplyAdds(Shape input)
    {
        var sequence = Sequence(input);
        return (long)sequence[0] * (sequence[1] + Units) * Units * Cell.Gates;
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ParameterShape> Parameters(Shape input)
    {
        var features = Sequence(input)[1];
        var columns = Cell.Gates * Units;
        if ((long)Math.Max(features, Units) * Cell.Gates * AlignedBuffer.Padded(Units) > int.MaxValue)
            throw new HillockException($"A recurrent layer of {Units} units on {features} features has more than 2³¹ weights; use fewer units.");

        // A row of memory for each gate, so that each begins on a cache line; a user sees the gates side by side.
        var shapes = new List<ParameterShape>
        {
            new("weight", ParameterKind.Weight, features * Cell.Gates, Units) { Extents = new Shape(features, columns) },
            new("recurrent_weight", ParameterKind.Weight, Units * Cell.Gates, Units) { Extents = new Shape(Units, columns) },
        };
        if (UseBias) shapes.Add(new("bias", ParameterKind.Bias, Cell.Biases, Units) { Extents = BiasShape });
        AddLearned("activation", CellFunction.Candidate);
        AddLearned("recurrent_activation", CellFunction.Gate);
        return shapes;

        void AddLearned(string name, CellFunction function)
        {
            if (Functions.Learned(function) is > 0 and var count) shapes.Add(new(name, ParameterKind.Activation, 1, count));
        }
    }

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.None;

    /// <summary>Runs the layer itself on sequences like those that come in, cut at 64 steps, with gradients.</summary>
    /// <remarks>The same weights at every step make the theory of independent layers an order of magnitude at best.</remarks>
    internal override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input)
    {
        var (output, log) = context.Run(this, new Shape(Math.Min(input[0], MostSteps), input.Size / input[0]), state);
        return new NodeForecast(output)
        {
            LogInputs = [log],
            HasWeights = true,
            IsSilent = context.Of(this).MeanSquare == 0,
            Doubt = "the steps share their weights, so this is an order of magnitude",
        };
    }

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation)
    {
        var sequence = Sequence(input.Shape);
        return builder.Add(new RecurrentOperation(builder, builder.Reshaped(input, sequence), this) { Owner = this });
    }

    /// <inheritdoc/>
    internal override void Initialize(ParameterStore store, Activation? following, RandomStream random)
    {
        Fill("weight", InputInitializer, random.Fork(0));
        Fill("recurrent_weight", RecurrentInitializer, random.Fork(1));
        if (store.Find(this, "bias") is { } bias) store.Write(bias, FirstBias());
        foreach (var (name, function) in ((string, CellFunction)[])[("activation", CellFunction.Candidate), ("recurrent_activation", CellFunction.Gate)])
            if (store.Find(this, name) is { } tensor) store.Write(tensor, [.. Functions.Of(function)!.Learnable.Select(p => (float)p.Value)]);

        void Fill(string name, Initializer initializer, RandomStream stream)
        {
            var tensor = store.Find(this, name)!;
            var values = new float[tensor.Count];
            initializer.Fill(values, tensor.Shape[0], tensor.Shape[1], ref stream);
            store.Write(tensor, values);
        }
    }

    /// <summary>The extents of the bias as a user sees it.</summary>
    private protected virtual Shape BiasShape => Cell.Biases * Units;

    /// <summary>The first values of the bias.</summary>
    private protected virtual float[] FirstBias() => new float[Cell.Biases * Units];

    private Initializer InputInitializer => Initializer.Id == "auto" ? Initializers.For(Activation) : Initializer;

    private Shape Sequence(Shape input) => input.Rank >= 2
        ? new Shape(input[0], input.Size / input[0])
        : throw new HillockException(
            $"{this} reads a sequence of steps × features, such as 50×8, and got {input}. For one number a step put new Reshape({input[0]}, 1) before it, "
            + $"or reshape({input[0]}x1).");

    private static Activation OfNumbers(Activation activation) => CompiledActivation.Fits(activation)
        ? activation
        : throw new HillockException(
            $"{activation.Text} does not work on single numbers; a recurrent layer runs activations that do, such as tanh, sigmoid or relu.");
}
