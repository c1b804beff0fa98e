namespace Hillock.Engine;

/// <summary>Collects operations and the memory they need; a directed acyclic graph of slots.</summary>
internal sealed class PlanBuilder(PlanContext context)
{
    private readonly List<PlanOperation> _operations = [];
    private readonly List<Region> _regions = [];

    /// <summary>What the operations share.</summary>
    public PlanContext Context => context;

    /// <summary>The place of the operation that is being built.</summary>
    public int Index => _operations.Count;

    /// <summary>What is folded into the weights of the layer that is being built, or null.</summary>
    public IChannelMap? Folded { get; set; }

    /// <summary>The value of each use of a layer, in the order of the graph; one that is fused shares it with the layer before.</summary>
    public IReadOnlyList<Slot> Values { get; set; } = [];

    /// <summary>The plan's input: tight rows in the caller's memory, no gradient.</summary>
    public static Slot Input(Shape shape) => new(shape, new SlotMemory(), shape[shape.Rank - 1]);

    /// <summary>A slot for the output of the operation that is being built, one row of <paramref name="shape"/> a sample.</summary>
    public Slot NewSlot(Shape shape)
    {
        var features = shape[shape.Rank - 1];
        var stride = AlignedBuffer.Padded(features);
        var row = (nint)(shape.Size / features) * stride;
        var memory = new SlotMemory
        {
            RowLength = row,
            Value = Reserve(context.MaxRows * row),
            Gradient = context.Training ? Reserve(context.MaxRows * row) : null,
        };
        memory.Value.Use(Index, backward: false);
        memory.Gradient?.Use(Index, backward: true);
        return new Slot(shape, memory, stride);
    }

    /// <summary>Notes that the operation being built reads <paramref name="input"/>, in the backward pass too if <paramref name="again"/>.</summary>
    public void Read(Slot input, bool again)
    {
        input.Memory.Consumers++;
        input.Value?.Use(Index, backward: false);
        input.Lengths?.Use(Index, backward: false);
        input.Gradient?.Use(Index, backward: true);
        if (!again || !context.Training) return;
        input.Value?.Use(Index, backward: true);
        input.Lengths?.Use(Index, backward: true);
    }

    /// <summary>The weights and the bias of a layer, for its operation that is being built.</summary>
    public OperationWeights Weights(IParameterOwner layer) => new(this, layer, Folded);

    /// <summary>Memory as large as a slot's values, kept from the forward to the backward pass.</summary>
    public Region Keep(Slot like) => Keep(context.MaxRows * like.RowLength);

    /// <summary>Memory kept from the forward to the backward pass.</summary>
    public Region Keep(nint length)
    {
        var region = Reserve(length);
        region.Use(Index, backward: false);
        region.Use(Index, backward: true);
        return region;
    }

    /// <summary>Memory that nothing else uses: what an operation derives from parameters in <see cref="PlanOperation.Refresh"/>.</summary>
    public Region Permanent(nint length)
    {
        var region = Reserve(length);
        region.Use(0, backward: false);
        region.Use(0, backward: true);
        return region;
    }

    /// <summary>Memory for the forward pass of the operation being built.</summary>
    public Region ForwardScratch(nint length)
    {
        var region = Reserve(length);
        region.Use(Index, backward: false);
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

    /// <summary>Each row as one vector: a view where possible, else a copy.</summary>
    public Slot Flat(Slot slot) => slot.IsTight ? slot.View(slot.Shape.Size) : Add(new RepackOperation(this, slot, slot.Shape.Size));

    /// <summary>The slot with all its positions at equal distances: itself, or a copy of the plan's input.</summary>
    public Slot Lined(Slot slot) => slot.Positions == 1 || slot.Value is not null ? slot : Padded(slot, slot.Shape);

    /// <summary>The numbers of each row in the same order as rows of <paramref name="shape"/>, each position on a cache line: a view where possible, else a
    /// copy.</summary>
    public Slot Padded(Slot slot, Shape shape)
    {
        var features = shape[shape.Rank - 1];
        if (slot.IsPadded && features == slot.Features) return slot.View(shape);
        if (slot.IsPadded && slot.IsTight && AlignedBuffer.Padded(features) == features) return slot.View(shape);
        return Add(new RepackOperation(this, slot, shape));
    }

    /// <summary>The numbers of each row in the same order as rows of <paramref name="shape"/>: a view where possible, of the plan's input too, else a
    /// copy.</summary>
    public Slot Reshaped(Slot slot, Shape shape) => slot.Value is null ? slot.View(shape) : Padded(slot, shape);

    /// <summary>Lays the memory out; a loss reads <paramref name="output"/> and writes <see cref="Plan.OutputGradient"/>.</summary>
    public Plan Build(Slot input, Slot output)
    {
        output = Flat(output);
        if (output.Value is null) output = Add(new RepackOperation(this, output, output.Shape));
        var gradient = output.Gradient ?? Reserve(context.MaxRows * output.RowLength);
        gradient.Use(Index, backward: false);
        output.Value?.Use(Index, backward: false);
        Link();
        return new Plan(context, [.. _operations], input, output, gradient, Arena.LayOut(_regions, Index)) { Values = Values };
    }

    private void Link()
    {
        var begunSlots = new HashSet<SlotMemory>();
        var begunLayers = new HashSet<IParameterOwner>();
        var begunActivations = new HashSet<ParameterTensor>();
        foreach (var operation in Enumerable.Reverse(_operations))
        {
            for (var i = 0; i < operation.Inputs.Count; i++) operation.Accumulates[i] = !begunSlots.Add(operation.Inputs[i].Memory);
            operation.AccumulatesParameters = operation.Owner is { } owner && !begunLayers.Add(owner);
            if (operation.Learned is { Tensor: { } tensor } learned) learned.Accumulates = !begunActivations.Add(tensor);
            operation.Input.Memory.ConsumerAppliesDerivative =
                operation.AppliesInputDerivative && operation.Input.Memory is { Derivative: not null, Consumers: 1 };
        }
    }

    private Region Reserve(nint length)
    {
        var region = new Region((length + 15) & ~(nint)15);
        _regions.Add(region);
        return region;
    }
}
