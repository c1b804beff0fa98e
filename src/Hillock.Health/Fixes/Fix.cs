using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>A change of a network's layers, or of the settings of its training, that may cure what was found.</summary>
/// <param name="Name">Stable name, such as <c>batch-norm</c>.</param>
/// <param name="Text">The change in a few words.</param>
/// <param name="Size">How much it changes, from 1; the smallest is tried first.</param>
/// <param name="Steps">What it changes, in order.</param>
public sealed record Fix(string Name, string Text, int Size, IReadOnlyList<FixStep> Steps)
{
    /// <summary>The change as an advice, in a sentence without its end.</summary>
    public string Advice { get; init; } = Text;

    /// <summary>A normalisation before each activation.</summary>
    /// <param name="layer"><c>batch_norm</c> or <c>layer_norm</c>.</param>
    public static Fix NormBefore(string layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var kind = layer.Split('_')[0];
        return new($"{kind}-norm", $"{kind} normalisation before each activation", 5, [new InsertNorm(layer)])
        {
            Advice = $"put {layer} between each linear layer and its activation",
        };
    }

    /// <summary>A copy of a network with the steps that change layers; those that change settings are the caller's.</summary>
    /// <param name="model">The network; it is left as it is.</param>
    /// <param name="rows">Rows to match activations on, [count × inputs], such as some training rows; none: they are swapped alone.</param>
    /// <param name="seed">Of the weights that are drawn anew.</param>
    /// <exception cref="HillockException">A step that has no place in the network.</exception>
    public Network ApplyTo(Network model, ReadOnlySpan<float> rows = default, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var reading = model.Reading();
        var fixedModel = NetworkEdit.Replace(model, _ => null, seed);
        foreach (var step in Steps)
        {
            var before = fixedModel;
            fixedModel = step.ApplyTo(before, rows, seed);
            if (!ReferenceEquals(before, fixedModel)) before.Dispose();
        }

        return fixedModel;
    }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
