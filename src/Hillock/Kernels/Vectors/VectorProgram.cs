namespace Hillock.Kernels;

/// <summary>Straight-line arithmetic on vectors of float32, in single-assignment form; equal steps are made once.</summary>
/// <remarks>The common ground between formulas and machine code: lowering writes it, <see cref="LoopEmitter"/> turns it into a loop for one
/// vector width. Inputs and outputs are streams of memory, scalars are read once before the loop.</remarks>
internal sealed class VectorProgram
{
    private readonly Dictionary<VectorStep, int> _known = [];
    private readonly List<VectorStep> _steps = [];
    private readonly List<int> _outputs = [];
    private readonly List<float[]> _tables = [];
    private readonly List<(int Function, double Factor)> _repairs = [];
    private readonly HashSet<int> _positive = [];

    /// <summary>The steps, operands before users.</summary>
    public IReadOnlyList<VectorStep> Steps => _steps;

    /// <summary>Steps whose values are stored (or summed), in the order of the output streams.</summary>
    public IReadOnlyList<int> Outputs => _outputs;

    /// <summary>How many steps compute something that an output needs.</summary>
    public int Work =>
        Needed().Where((needed, i) => needed && _steps[i].Operation is not (VectorOperation.Constant or VectorOperation.Scalar or VectorOperation.Input))
        .Count();

    /// <summary>The tables that lookups read, each of 16 numbers.</summary>
    public IReadOnlyList<float[]> Tables => _tables;

    /// <summary>The functions of <see cref="VectorRepair"/> that repairs compute, each with what its argument is multiplied by.</summary>
    public IReadOnlyList<(int Function, double Factor)> Repairs => _repairs;

    /// <summary>Whether no lane is right without a repair.</summary>
    public bool AlwaysRepairs
    {
        get
        {
            var needed = Needed();
            return _steps.Where((step, i) => needed[i] && step.Operation == VectorOperation.Repair)
                .Any(step => _steps[step.C] is { Operation: VectorOperation.Constant, Immediate: 0 });
        }
    }

    /// <summary>Number of input streams read.</summary>
    public int Inputs { get; private set; }

    /// <summary>Vector <c>i</c> of the input stream <paramref name="stream"/>.</summary>
    public VectorValue Input(int stream)
    {
        Inputs = Math.Max(Inputs, stream + 1);
        return Step(VectorOperation.Input, immediate: stream);
    }

    /// <summary>A number read at run time, in every lane.</summary>
    public VectorValue Scalar(int index) => Step(VectorOperation.Scalar, immediate: index);

    /// <summary>The same number in every lane.</summary>
    public VectorValue Constant(float value) => Bits(BitConverter.SingleToInt32Bits(value));

    /// <summary>The same 32 bits in every lane.</summary>
    public VectorValue Bits(int bits) => Step(VectorOperation.Constant, immediate: bits);

    /// <summary>Makes <paramref name="value"/> the next output stream.</summary>
    public void Output(VectorValue value) => _outputs.Add(value.Index);

    /// <summary>For each step whether an output needs it.</summary>
    public bool[] Needed()
    {
        var needed = new bool[_steps.Count];
        foreach (var output in _outputs) needed[output] = true;
        for (var i = needed.Length - 1; i >= 0; i--)
            if (needed[i])
                foreach (var operand in _steps[i].Operands) needed[operand] = true;
        return needed;
    }

    /// <summary>Says that a value is never below 0 nor -0, which its steps do not show.</summary>
    public VectorValue Positive(VectorValue value)
    {
        _positive.Add(value.Index);
        return value;
    }

    /// <summary>Whether that was said of a step.</summary>
    public bool IsPositive(int step) => _positive.Contains(step);

    /// <summary>The entry of a table of 16 that the low 4 bits of each lane's integer choose.</summary>
    public VectorValue Lookup(float[] table, VectorValue integers)
    {
        var place = PlaceOf(table);
        if (place < 0) _tables.Add(table);
        return Step(VectorOperation.Lookup, integers.Index, immediate: place < 0 ? _tables.Count - 1 : place);
    }

    /// <summary>Whether that lookup is a step already.</summary>
    public bool HasLookup(float[] table, VectorValue integers) =>
        _known.ContainsKey(new VectorStep(VectorOperation.Lookup, integers.Index, -1, -1, PlaceOf(table)));

    /// <summary>Whether the operation on one value is a step already.</summary>
    public bool Has(VectorOperation operation, VectorValue a) => _known.ContainsKey(new VectorStep(operation, a.Index, -1, -1, 0));

    /// <summary><paramref name="value"/> where <paramref name="right"/> is set; elsewhere a function of <paramref name="factor"/> times
    /// <paramref name="x"/>, lane by lane in float64.</summary>
    public VectorValue Repair(VectorValue value, VectorValue x, VectorValue right, int function, double factor)
    {
        var repair = (function, factor);
        var place = _repairs.IndexOf(repair);
        if (place < 0) _repairs.Add(repair);
        return Step(VectorOperation.Repair, value.Index, x.Index, right.Index, place < 0 ? _repairs.Count - 1 : place);
    }

    private int PlaceOf(float[] table) => _tables.FindIndex(t => t.AsSpan().SequenceEqual(table));

    /// <summary>Adds a step, or finds the same one made before.</summary>
    public VectorValue Step(VectorOperation operation, int a = -1, int b = -1, int c = -1, int immediate = 0)
    {
        var step = new VectorStep(operation, a, b, c, immediate);
        if (!_known.TryGetValue(step, out var index))
        {
            index = _steps.Count;
            _steps.Add(step);
            _known.Add(step, index);
        }

        return new VectorValue(this, index);
    }
}

/// <summary>One step: an operation on the values of earlier steps.</summary>
internal readonly record struct VectorStep(VectorOperation Operation, int A, int B, int C, int Immediate)
{
    /// <summary>The steps it takes its operands from.</summary>
    public IEnumerable<int> Operands => new[] { A, B, C }.Where(i => i >= 0);
}
