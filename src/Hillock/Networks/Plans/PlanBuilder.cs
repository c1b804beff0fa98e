namespace Hillock.Networks.Plans;

/// <summary>Collects operations and the memory they need; a directed acyclic graph of slots.</summary>
internal sealed class PlanBuilder(PlanContext context)
{
    private readonly List<PlanOperation> _operations = [];
    private readonly List<Region> _regions = [];

    /// <summary>What the operations share.</summary>
    public PlanContext Context => context;

    /// <summary>The place of the operation that is being built.</summary>
    public int Index => _operations.Count;

    /// <summary>The plan's input: rows in the caller's memory, no gradient.</summary>
    public static Slot Input(int features) => new(features);

    /// <summary>A slot for the output of the operation that is being built.</summary>
    public Slot NewSlot(int features)
    {
        var length = Rows(features);
        var slot = new Slot(features)
        {
            Value = Reserve(length),
            Gradient = context.Training ? Reserve(length) : null,
        };
        slot.Value.Use(Index, backward: false);
        slot.Gradient?.Use(Index, backward: true);
        return slot;
    }

    /// <summary>Notes that the operation being built reads <paramref name="input"/>, in the backward pass too if <paramref name="again"/>.</summary>
    public void Read(Slot input, bool again)
    {
        input.Consumers++;
        input.Value?.Use(Index, backward: false);
        if (again && context.Training) input.Value?.Use(Index, backward: true);
        input.Gradient?.Use(Index, backward: true);
    }

    /// <summary>Memory as large as a slot of <paramref name="features"/>, kept from the forward to the backward pass.</summary>
    public Region Keep(int features)
    {
        var region = Reserve(Rows(features));
        region.Use(Index, backward: false);
        region.Use(Index, backward: true);
        return region;
    }

    /// <summary>Memory for the backward pass of the operation being built.</summary>
    public Region BackwardScratch(nint length)
    {
        var region = Reserve(length);
        region.Use(Index, backward: true);
        return region;
    }

    /// <summary>Appends the operation that was being built.</summary>
    public Slot Add(PlanOperation operation)
    {
        _operations.Add(operation);
        return operation.Output;
    }

    /// <summary>Lays the memory out; a loss reads <paramref name="output"/> and writes <see cref="Plan.OutputGradient"/>.</summary>
    public Plan Build(Slot input, Slot output)
    {
        var gradient = output.Gradient ?? Reserve(Rows(output.Features));
        gradient.Use(Index, backward: false);
        output.Value?.Use(Index, backward: false);
        Link();
        return new Plan(context, [.. _operations], input, output, gradient, Arena.LayOut(_regions, Index));
    }

    private void Link()
    {
        var begunSlots = new HashSet<Slot>();
        var begunLayers = new HashSet<Layer>();
        foreach (var operation in Enumerable.Reverse(_operations))
        {
            operation.AccumulatesInput = !begunSlots.Add(operation.Input);
            operation.AccumulatesParameters = operation.Owner is { } owner && !begunLayers.Add(owner);
            operation.Input.ConsumerAppliesDerivative =
                operation.AppliesInputDerivative && operation.Input is { Derivative: not null, Consumers: 1 };
        }
    }

    private nint Rows(int features) => (nint)context.MaxRows * Kernels.AlignedBuffer.Padded(features);

    private Region Reserve(nint length)
    {
        var region = new Region((length + 15) & ~(nint)15);
        _regions.Add(region);
        return region;
    }
}
