using Hillock.Activations;
using Hillock.Engine;
using Hillock.Initialization;

namespace Hillock.Layers;

/// <summary>Turns each id, a whole number from 0 to <c>vocabulary - 1</c>, into the row of a table that is learned, [vocabulary × size].</summary>
/// <remarks>An input [steps] becomes [steps × size]. The table starts uniform in ±0.05, as in Keras.</remarks>
public sealed class Embedding : SingleInputLayer
{
    /// <summary>Describes the layer.</summary>
    /// <param name="vocabulary">How many ids there are; at least 1.</param>
    /// <param name="size">Numbers an id becomes; at least 1.</param>
    /// <param name="maskZero">Whether id 0 is padding: its row stays 0, and the sequence ends with its last other id, which recurrent layers heed.</param>
    /// <param name="initializer">Of the table.</param>
    /// <exception cref="HillockException">A vocabulary or a size below 1.</exception>
    public Embedding(int vocabulary, int size, bool maskZero = false, Initializer? initializer = null)
    {
        if (vocabulary < 1 || size < 1)
            throw new HillockException(
                $"An embedding needs a vocabulary and a size of at least 1, got {vocabulary} and {size}; write new Embedding(1000, 32), for example.");
        if (maskZero && vocabulary == 1)
            throw new HillockException("An embedding whose id 0 is padding needs a vocabulary of at least 2, got 1.");
        Vocabulary = vocabulary;
        Size = size;
        MaskZero = maskZero;
        Initializer = initializer ?? Initializers.Uniform();
    }

    /// <summary>How many ids there are.</summary>
    public int Vocabulary { get; }

    /// <summary>Numbers an id becomes.</summary>
    public int Size { get; }

    /// <summary>Whether id 0 is padding.</summary>
    public bool MaskZero { get; }

    /// <summary>What fills the table at the start.</summary>
    public Initializer Initializer { get; }

    internal static LayerKind Definition { get; } = new(new Embedding(10, 4));

    /// <inheritdoc/>
    public override string Kind => "embedding";

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => new([.. input.Extents, Size]);

    /// <inheritdoc/>
    public override string ToString() => $"Embedding({Vocabulary}, {Size}{(MaskZero ? ", 0 is padding" : "")})";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new Embedding(
        settings.Integer("vocabulary", Vocabulary, needed: true), settings.Integer("size", Size, needed: true), settings.Switch("mask_zero", MaskZero),
        settings.Initializer("initializer", Initializer));

    /// <inheritdoc/>
    internal override string Details(Activation? following) => Initializer.Text;

    /// <inheritdoc/>
    internal override IReadOnlyList<ParameterShape> Parameters(Shape input) => (long)Vocabulary * AlignedBuffer.Padded(Size) <= int.MaxValue
        ? [new ParameterShape("weight", ParameterKind.Weight, Vocabulary, Size)]
        : throw new HillockException($"An embedding of {Vocabulary} ids in {Size} numbers has more than 2³¹ weights; use a smaller vocabulary or size.");

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.ReadsIds;

    /// <summary>Rows of a table; no gradient goes on.</summary>
    internal override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input)
    {
        var measured = context.Of(this);
        return new NodeForecast(new SignalState(measured.MeanSquare, 0, 0, 0))
        { LogInputs = [double.NegativeInfinity], HasWeights = true, IsSilent = measured.MeanSquare == 0 };
    }

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation)
    {
        var shape = OutputShape(input.Shape);
        var table = builder.Context.Parameters.Find(this, "weight")!;
        return builder.Add(new EmbeddingOperation(builder, builder.Flat(input), shape, table, MaskZero) { Owner = this });
    }

    /// <inheritdoc/>
    internal override void Initialize(ParameterStore store, Activation? following, RandomStream random)
    {
        var tensor = store.Find(this, "weight")!;
        var values = new float[tensor.Count];
        Initializer.Fill(values, tensor.Rows, tensor.Columns, ref random);
        if (MaskZero) values.AsSpan(0, Size).Clear();
        store.Write(tensor, values);
    }
}
