using Hillock.Engine;
using Hillock.Layers;
using Hillock.Networks;

namespace Hillock.Health.Fixes;

/// <summary>What goes into an activation, or comes out of a layer before its activation, on some rows.</summary>
internal sealed unsafe class WeightedSums : IPlanObserver
{
    private readonly Func<PlanOperation, Slot?> _choose;
    private Slot? _slot;
    private float[] _values = [];

    private WeightedSums(Func<PlanOperation, Slot?> choose) => _choose = choose;

    /// <summary>The input of the activation at the end of a node: [lines × units], a line for each row and position.</summary>
    public static float[,] BeforeActivation(Network model, int node, ReadOnlySpan<float> rows) => Run(model, rows, plan =>
        new WeightedSums(o => o.Output.Memory == plan.Values[node].Memory && o.Activation is not null ? o.Input : null));

    /// <summary>The outputs of a layer's linear part: [lines × units].</summary>
    public static float[,] Of(Network model, Layer layer, ReadOnlySpan<float> rows) => Run(model, rows, _ =>
        new WeightedSums(o => ReferenceEquals(o.Owner, layer) ? o.Output : null));

    /// <inheritdoc/>
    public void Computed(PlanOperation operation, int rows)
    {
        if (_choose(operation) is not { } slot) return;
        _slot = slot;
        _values = new float[rows * slot.Shape.Size];
        var to = 0;
        for (var i = 0; i < rows; i++)
            for (var p = 0; p < slot.Positions; p++, to += slot.Features)
                new ReadOnlySpan<float>(slot.Pointer + (i * slot.Stride) + ((nint)p * slot.PositionStride), slot.Features).CopyTo(_values.AsSpan(to));
    }

    /// <inheritdoc/>
    public void Differentiated(PlanOperation operation, int rows)
    {
    }

    private static float[,] Run(Network model, ReadOnlySpan<float> rows, Func<Plan, WeightedSums> watch)
    {
        if (rows.Length == 0 || rows.Length % model.Inputs.Size != 0)
            throw new HillockException($"Got {rows.Length} numbers; whole rows of {model.Inputs.Size} ({model.Inputs}) were expected, at least one.");
        var count = rows.Length / model.Inputs.Size;
        using var reading = model.Reading();
        using var plan =
            model.Compile(new PlanContext { MaxRows = count, Training = true, Parameters = model.Store, Fuses = false, Learning = false }, logits: false);
        var sums = watch(plan);
        plan.Observer = sums;
        fixed (float* x = rows)
        {
            plan.Input.Bind(x, model.Inputs.Size);
            plan.Forward(count, training: true);
        }

        if (sums._slot is not { } slot) return new float[0, 0];
        var values = new float[sums._values.Length / slot.Features, slot.Features];
        Buffer.BlockCopy(sums._values, 0, values, 0, sums._values.Length * sizeof(float));
        return values;
    }
}
