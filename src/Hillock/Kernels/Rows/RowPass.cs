using Hillock.Formulas.Rows;

namespace Hillock.Kernels.Rows;

/// <summary>One walk along the row, and what is made of it at its end.</summary>
internal sealed class RowPass
{
    private readonly List<(int Step, int Array)> _stores = [];
    private readonly List<RowReduction> _reductions = [];
    private readonly List<RowCall> _calls = [];
    private readonly List<(int Step, int Slot)> _scalars = [];

    /// <summary>A pass without steps.</summary>
    public RowPass()
    {
        Each = new FormulaLowering(Row, Row.Input(RowSchedule.X), [], 0, Values);
        After = new FormulaLowering(End, End.Input(RowSchedule.X), [], 0, EndValues);
    }

    /// <summary>What is computed for every vector.</summary>
    public VectorProgram Row { get; } = new();

    /// <summary>What is computed once, at the end.</summary>
    public VectorProgram End { get; } = new();

    /// <summary>Values by the names that formulas have for them, of a vector.</summary>
    public Dictionary<string, VectorValue> Values { get; } = [];

    /// <summary>Values by the names that formulas have for them, at the end.</summary>
    public Dictionary<string, VectorValue> EndValues { get; } = [];

    /// <summary>Formulas to steps of <see cref="Row"/>.</summary>
    public FormulaLowering Each { get; }

    /// <summary>Formulas to steps of <see cref="End"/>.</summary>
    public FormulaLowering After { get; }

    /// <summary>Steps of <see cref="Row"/> that are written to an array.</summary>
    public IReadOnlyList<(int Step, int Array)> Stores => _stores;

    /// <summary>What is made of the values of all places.</summary>
    public IReadOnlyList<RowReduction> Reductions => _reductions;

    /// <summary>What is made of whole arrays.</summary>
    public IReadOnlyList<RowCall> Calls => _calls;

    /// <summary>Steps of <see cref="End"/> that are kept.</summary>
    public IReadOnlyList<(int Step, int Slot)> Scalars => _scalars;

    /// <summary>Writes a vector to an array.</summary>
    public void Store(VectorValue value, int array) => _stores.Add((Outputs(Row, value), array));

    /// <summary>Makes one number of a value along the row.</summary>
    public void Reduce(RowStepKind kind, VectorValue value, int slot) => _reductions.Add(new RowReduction(kind, Outputs(Row, value), slot));

    /// <summary>Calls what takes a whole array.</summary>
    public void Call(RowCall call) => _calls.Add(call);

    /// <summary>Keeps a number.</summary>
    public void Keep(VectorValue value, int slot) => _scalars.Add((Outputs(End, value), slot));

    private static int Outputs(VectorProgram program, VectorValue value)
    {
        program.Output(value);
        return value.Index;
    }
}
