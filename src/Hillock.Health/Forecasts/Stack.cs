using Hillock.Activations;
using Hillock.Engine;
using Hillock.Initialization;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Forecasts;

/// <summary>A plain network: hidden layers of one width, each linear, normalised if asked for, and activated; then a linear output.</summary>
/// <param name="Activation">Of the hidden layers.</param>
public sealed record Stack(Activation Activation)
{
    private const double MostWeights = 3e8;

    /// <summary>Of all weights; matched to the activation unless given.</summary>
    public Initializer Initializer { get; init; } = Initializers.Auto;

    /// <summary>Hidden layers, at least 1.</summary>
    public int Depth { get; init; } = 10;

    /// <summary>Units of each that come out of its activation, at least 1.</summary>
    public int Width { get; init; } = 256;

    /// <summary>What stands between a hidden layer and its activation.</summary>
    public StackNorm Norm { get; init; }

    /// <summary>Numbers that go in, at least 1; as many as the width unless given.</summary>
    public int? Inputs { get; init; }

    /// <summary>Numbers that come out, at least 1.</summary>
    public int Outputs { get; init; } = 10;

    /// <summary>Deviation of the biases, which are normal; at least 0.</summary>
    public double BiasDeviation { get; init; }

    /// <summary>Of weights and biases.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Builds and initialises the network: <c>dense_1</c>, its normalisation, <c>activation_1</c>, and so on.</summary>
    /// <exception cref="HillockException">A number out of its range, more than 300 million weights, or an activation that does not fit the width.</exception>
    public Sequential Build()
    {
        Check(Depth, "depth", 1);
        Check(Width, "width", 1);
        Check(Outputs, "number of outputs", 1);
        Check(Inputs ?? Width, "number of inputs", 1);
        if (!(BiasDeviation is >= 0 and < 1e6)) throw new HillockException($"The deviation of biases is {BiasDeviation}; expected 0 or more, such as 0.05.");
        var weights = (double)Before() * ((Inputs ?? Width) + ((Depth - 1.0) * Width)) + ((double)Width * Outputs);
        if (weights > MostWeights) throw new HillockException(
            $"{Depth} layers of {Width} units have {weights:G3} weights, more than {MostWeights:G3}; use fewer layers or units: the forecast of wide "
            + "layers does not depend on their width.");
        var model = new Sequential(Inputs ?? Width);
        for (var i = 0; i < Depth; i++)
        {
            model.Add(new Dense(Before(), initializer: Initializer));
            if (NormLayer() is { } norm) model.Add(norm);
            model.Add(new ActivationLayer(Activation));
        }

        model.Add(new Dense(Outputs, initializer: Initializer));
        model.Initialize(Seed);
        SetBiases(model);
        return model;
    }

    private static void Check(int value, string what, int least)
    {
        if (value < least) throw new HillockException($"The {what} is {value}; expected at least {least}.");
    }

    // Units of a linear layer from which the activation makes the width.
    private int Before() => Activation switch
    {
        GatedActivation => 2 * Width,
        ReducingActivation reducing => reducing.Group * Width,
        WideningActivation widening when Width % widening.Formulas.Count == 0 => Width / widening.Formulas.Count,
        WideningActivation widening =>
            throw new HillockException(
            $"{Activation.Text} makes {widening.Formulas.Count} numbers of one, so the width must be a multiple of that; got {Width}."),
        _ => Width,
    };

    private Layer? NormLayer() => Norm switch
    {
        StackNorm.Batch => new BatchNorm(),
        StackNorm.Layer => new LayerNorm(),
        StackNorm.Rms => new RmsNorm(),
        _ => null,
    };

    private void SetBiases(Sequential model)
    {
        if (BiasDeviation == 0) return;
        var random = new RandomStream(Seed, "biases");
        foreach (var tensor in model.Parameters.Where(p => p.Name.StartsWith("dense_", StringComparison.Ordinal) && p.Kind == ParameterKind.Bias))
        {
            var values = new float[tensor.Count];
            for (var i = 0; i < values.Length; i++) values[i] = (float)(BiasDeviation * random.NextNormal());
            model.SetParameter(tensor.Name, values);
        }
    }
}
