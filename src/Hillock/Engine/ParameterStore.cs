namespace Hillock.Engine;

/// <summary>All parameters of a network in one flat buffer; weights first, so that what decays is one range.</summary>
internal sealed unsafe class ParameterStore
{
    private readonly Dictionary<(IParameterOwner, string), ParameterTensor> _byLayer = [];

    /// <summary>Lays out the tensors of the layers, each starting on a cache line.</summary>
    public ParameterStore(IEnumerable<(IParameterOwner Layer, string Name, IReadOnlyList<ParameterShape> Shapes)> layers)
    {
        var wanted = layers.SelectMany(l => l.Shapes.Select(s => (l.Layer, l.Name, Shape: s))).ToList();
        nint offset = 0;
        foreach (var (layer, name, shape) in wanted.OrderBy(w => w.Shape.Kind == ParameterKind.Weight ? 0 : 1))
        {
            var tensor = new ParameterTensor($"{name}.{shape.Name}", shape.Kind, shape.Rows, shape.Columns, offset) { Shape = shape.Extents ?? shape.Usual };
            _byLayer.Add((layer, shape.Name), tensor);
            offset += tensor.Length;
            if (shape.Kind == ParameterKind.Weight) DecayedLength = offset;
        }

        Tensors = [.. wanted.Select(w => _byLayer[(w.Layer, w.Shape.Name)])];
        Values = new AlignedBuffer(offset);
    }

    /// <summary>Writes the numbers of one row of a tensor.</summary>
    public delegate void ReadRow(int row, Span<float> target);

    /// <summary>In the order of the layers.</summary>
    public IReadOnlyList<ParameterTensor> Tensors { get; }

    /// <summary>The values; pad columns are 0 and stay so.</summary>
    public AlignedBuffer Values { get; }

    /// <summary>Floats at the start of the buffer that weight decay applies to.</summary>
    public nint DecayedLength { get; }

    /// <summary>Number of parameters that training changes, without padding.</summary>
    public long Count => Tensors.Where(t => t.Kind != ParameterKind.State).Sum(t => t.Count);

    /// <summary>Goes up whenever values change, so that what was derived from them is made anew.</summary>
    public long Version { get; private set; }

    /// <summary>Notes that values have changed.</summary>
    public void Touch() => Version++;

    /// <summary>The tensor of a layer, or null where it asked for none of that name.</summary>
    public ParameterTensor? Find(IParameterOwner layer, string name) => _byLayer.GetValueOrDefault((layer, name));

    /// <summary>Copies a tensor out, without padding.</summary>
    public void Read(ParameterTensor tensor, Span<float> target)
    {
        for (var i = 0; i < tensor.Rows; i++)
            Row(tensor, i).CopyTo(target.Slice(i * tensor.Columns, tensor.Columns));
        GC.KeepAlive(this);
    }

    /// <summary>Copies a tensor in.</summary>
    public void Write(ParameterTensor tensor, ReadOnlySpan<float> source)
    {
        for (var i = 0; i < tensor.Rows; i++)
            source.Slice(i * tensor.Columns, tensor.Columns).CopyTo(Row(tensor, i));
        Touch();
        GC.KeepAlive(this);
    }

    /// <summary>Copies a tensor in, row by row, from where <paramref name="read"/> finds them.</summary>
    public void Fill(ParameterTensor tensor, ReadRow read)
    {
        for (var i = 0; i < tensor.Rows; i++) read(i, Row(tensor, i));
        Touch();
        GC.KeepAlive(this);
    }

    /// <summary>A row of a tensor as it lies in memory, without padding.</summary>
    public ReadOnlySpan<float> Peek(ParameterTensor tensor, int row) => Row(tensor, row);

    private Span<float> Row(ParameterTensor tensor, int row) =>
        new(Values.Pointer + tensor.Offset + ((nint)row * tensor.Stride), tensor.Columns);
}
