using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>Inputs side by side along the last axis (units or channels); all other extents must agree.</summary>
public sealed class Concatenate : MergeLayer
{
    internal static LayerKind Definition { get; } = new(new Concatenate()) { Aliases = ["concat"] };

    /// <inheritdoc/>
    public override string Kind => "concatenate";

    /// <inheritdoc/>
    public override string ToString() => "Concatenate()";

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new Concatenate();

    /// <inheritdoc/>
    internal override bool IsTransparent => true;

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.None;

    /// <summary>Every branch gets its part of the gradient.</summary>
    internal override NodeForecast Forecast(ForecastContext context, LayerInputs inputs)
    {
        double[] parts = [.. inputs.Shapes.Select(s => (double)s.Size / inputs.Output.Size)];
        var state = new SignalState(Mean(s => s.Square), Mean(s => s.Cross), Mean(s => s.Near), Mean(s => s.Mean));
        return Joined(inputs, state, [.. parts.Select(p => Math.Log(p))]);

        double Mean(Func<SignalState, double> of) => inputs.States.Zip(parts, (s, part) => part * of(s)).Sum();
    }

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, IReadOnlyList<Slot> inputs, CompiledActivation? activation) =>
        builder.Add(new ConcatenateOperation(builder, [.. inputs.Select(builder.Lined)], OutputShape([.. inputs.Select(i => i.Shape)])));

    private protected override Shape Joined(IReadOnlyList<Shape> inputs)
    {
        var first = inputs[0].Extents;
        foreach (var shape in inputs)
        {
            if (shape.Rank != first.Length || !shape.Extents[..^1].SequenceEqual(first[..^1]))
                throw new HillockException($"Concatenate joins along the last axis and needs all other extents equal, got {string.Join(" and ", inputs)}.");
        }

        return new Shape([.. first[..^1], inputs.Sum(s => s[s.Rank - 1])]);
    }
}
