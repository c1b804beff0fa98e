namespace Hillock.Engine;

/// <summary>A network compiled for a batch size: operations over memory laid out ahead. A pass allocates nothing.</summary>
internal sealed class Plan(
    PlanContext context, PlanOperation[] operations, Slot input, Slot output, Region outputGradient, AlignedBuffer arena) : IDisposable
{
    private long _version = -1;

    /// <summary>What the operations share.</summary>
    public PlanContext Context => context;

    /// <summary>In the order of the forward pass.</summary>
    public IReadOnlyList<PlanOperation> Operations => operations;

    /// <summary>The rows that go in.</summary>
    public Slot Input => input;

    /// <summary>The rows that come out.</summary>
    public Slot Output => output;

    /// <summary>See <see cref="PlanBuilder.Values"/>.</summary>
    public IReadOnlyList<Slot> Values { get; init; } = [];

    /// <summary>Who looks at values and gradients while they are there, or null.</summary>
    public IPlanObserver? Observer { get; set; }

    /// <summary>Where a loss writes its gradient by the output, and may compute; there in evaluation plans too.</summary>
    public Region OutputGradient => outputGradient;

    /// <summary>The fewest rows of a training step.</summary>
    public int LeastRows { get; } = operations.Max(o => o.LeastRows);

    /// <summary>Bytes of working memory.</summary>
    public long ArenaBytes => arena.Length * (long)sizeof(float);

    /// <summary>Computes the output of <paramref name="rows"/> rows.</summary>
    public void Forward(int rows, bool training)
    {
        if (_version != context.Parameters.Version)
        {
            foreach (var operation in operations) operation.Refresh();
            _version = context.Parameters.Version;
        }

        foreach (var operation in operations)
        {
            operation.Forward(rows, training);
            Observer?.Computed(operation, rows);
        }

        GC.KeepAlive(this);
    }

    /// <summary>Computes all gradients from the one by the output.</summary>
    public void Backward(int rows)
    {
        for (var i = operations.Length - 1; i >= 0; i--)
        {
            Observer?.Differentiated(operations[i], rows);
            operations[i].Backward(rows);
        }

        GC.KeepAlive(this);
    }

    /// <summary>Frees the working memory.</summary>
    public void Dispose() => arena.Dispose();
}
