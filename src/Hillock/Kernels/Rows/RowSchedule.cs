using Hillock.Formulas;
using Hillock.Formulas.Rows;

namespace Hillock.Kernels.Rows;

/// <summary>The steps of a row function in as few passes along the row as their order allows: numbers of the whole row are there after the pass that made
/// them.</summary>
/// <remarks>What a later pass needs again is kept in an array of the row if it is dear, and computed again if it is cheap.</remarks>
internal sealed class RowSchedule
{
    /// <summary>Input streams of a pass; arrays follow.</summary>
    public const int X = 0, Upstream = 1, Place = 2, FirstArray = 3;

    /// <summary>Numbers of the row that are there before the first pass.</summary>
    public const int Count = 0, UpstreamNumber = 1;

    private static readonly HashSet<Operator> Cheap =
    [
        Operators.Add, Operators.Subtract, Operators.Multiply, Operators.Negate, Operators.Abs, Operators.Min, Operators.Max, Operators.Where,
        Operators.Less, Operators.LessOrEqual, Operators.Greater, Operators.GreaterOrEqual, Operators.Equal, Operators.NotEqual,
    ];

    private readonly RowBody _body;
    private readonly List<RowPass> _passes = [];
    private readonly Dictionary<RowStep, int> _arrays = [];
    private readonly Dictionary<RowStep, int> _slots = [];
    private readonly Dictionary<RowStep, int> _computed = [];
    private readonly HashSet<RowStep> _stored = [];
    private readonly Dictionary<string, int> _orders = [];
    private int _nextArray;
    private int _nextSlot = 2;

    /// <summary>Schedules the steps.</summary>
    public RowSchedule(RowBody body)
    {
        _body = body;
        var guard = body.Compares ? new RowStep(RowStepKind.Max, "row_guard", "", Formula.X, IsRow: false, Stops: true) : null;
        var steps = guard is null ? body.Steps : [guard, .. body.Steps];
        var result = body.Results.Single();
        IsRow = body.GivesRow;
        var last = Math.Max(Math.Max(IsRow ? Level(result) : After(result), guard is null ? 0 : 1 + (IsRow ? 1 : 0)),
            steps.Select(s => s.IsRow && s.Kind == RowStepKind.Each ? 0 : After(s)).DefaultIfEmpty(0).Max());
        foreach (var sort in steps.Where(s => s.Kind == RowStepKind.Unsort)) _orders.TryAdd(sort.Of, _nextArray++);
        for (var pass = 0; pass <= last; pass++)
        {
            _passes.Add(new RowPass());
            foreach (var step in steps.Where(s => !(s.IsRow && s.Kind == RowStepKind.Each) && After(s) == pass)) Add(step, pass);
        }

        if (IsRow)
        {
            var (to, value) = (_passes[last], Lower(result, last));
            Result = guard is null ? Marked(to.Row, value) : Marked(to.Row, to.Row.Scalar(Slot(guard)) is var g ? g.IsEqual(g).Select(value, g) : value);
        }
        else
        {
            var (to, value) = (_passes[last], LowerEnd(result, last));
            Result = guard is null ? Marked(to.End, value) : Marked(to.End, to.End.Scalar(Slot(guard)) is var g ? g.IsEqual(g).Select(value, g) : value);
        }
    }

    /// <summary>The passes; the last one makes the result.</summary>
    public IReadOnlyList<RowPass> Passes => _passes;

    /// <summary>Whether there is a result for every place.</summary>
    public bool IsRow { get; }

    /// <summary>Whether the gradient by the output is one number.</summary>
    public bool IsGrouped => _body.IsGrouped;

    /// <summary>The step of the last pass that is the result: of its row, or of its end.</summary>
    public int Result { get; }

    /// <summary>Arrays of the row's length.</summary>
    public int Arrays => _nextArray;

    /// <summary>Numbers of the row.</summary>
    public int Slots => _nextSlot;

    private static int Marked(VectorProgram program, VectorValue value)
    {
        program.Output(value);
        return value.Index;
    }

    // The first pass in which a formula of each place can be computed.
    private int Level(Formula formula) =>
        _body.UsedBy(formula).Select(s => s is { IsRow: true, Kind: RowStepKind.Each } ? Level(s.Formula) : After(s) + 1).Append(1).Max();

    // The pass at whose end a number is there.
    private int After(RowStep step) => step.Kind == RowStepKind.Each ? After(step.Formula)
        : step.Of.Length > 0 ? Math.Max(Level(step.Formula), _body.NeededBy(step).Where(s => s.Name == step.Of).Select(After).Max())
        : Level(step.Formula);

    private int After(Formula formula) => _body.UsedBy(formula).Select(After).Append(0).Max();

    private void Add(RowStep step, int pass)
    {
        switch (step.Kind)
        {
            case RowStepKind.Each:
                // Later ones of this pass take the value itself: slots are written together.
                _passes[pass].Keep(_passes[pass].EndValues[step.Name] = LowerEnd(step.Formula, pass), Slot(step));
                break;
            case RowStepKind.Sum or RowStepKind.Mean or RowStepKind.Max or RowStepKind.Min:
                _passes[pass].Reduce(step.Kind, Lower(step.Formula, pass), Slot(step));
                break;
            default:
                _passes[pass].Store(Lower(step.Formula, pass), Array(step));
                var order = _orders.GetValueOrDefault(step.Kind == RowStepKind.Unsort ? step.Of : step.Name, -1);
                _passes[pass].Call(new RowCall(step.Kind, Array(step), order, step.IsRow ? -1 : Slot(step), step.Power));
                break;
        }
    }

    private VectorValue Lower(Formula formula, int pass)
    {
        var to = _passes[pass];
        to.Values.TryAdd(RowProgram.Place, to.Row.Input(Place));
        to.Values.TryAdd(RowProgram.Rank, to.Row.Input(Place) + 1f);
        to.Values.TryAdd(RowBody.Count, to.Row.Scalar(Count));
        to.Values.TryAdd(RowBody.Upstream, _body.IsGrouped ? to.Row.Scalar(UpstreamNumber) : to.Row.Input(Upstream));
        foreach (var step in _body.UsedBy(formula))
            if (!to.Values.ContainsKey(step.Name)) to.Values[step.Name] = Value(step, pass);
        return to.Each.Lower(formula);
    }

    private VectorValue Value(RowStep step, int pass)
    {
        var to = _passes[pass];
        if (!step.IsRow) return to.Row.Scalar(Slot(step));
        if (step.Kind != RowStepKind.Each) return to.Row.Input(FirstArray + Array(step));
        if (!_computed.TryGetValue(step, out var before) || IsCheap(step.Formula))
        {
            _computed.TryAdd(step, pass);
            return Lower(step.Formula, pass);
        }

        if (_stored.Add(step)) _passes[before].Store(_passes[before].Values[step.Name], Array(step));
        return to.Row.Input(FirstArray + Array(step));
    }

    private VectorValue LowerEnd(Formula formula, int pass)
    {
        var to = _passes[pass];
        to.EndValues.TryAdd(RowBody.Count, to.End.Scalar(Count));
        to.EndValues.TryAdd(RowBody.Upstream, to.End.Scalar(UpstreamNumber));
        foreach (var step in _body.UsedBy(formula)) to.EndValues.TryAdd(step.Name, to.End.Scalar(Slot(step)));
        return to.After.Lower(formula);
    }

    private static bool IsCheap(Formula formula) =>
        Nodes.Of(formula) is { Count: <= 8 } nodes && nodes.OfType<Operation>().All(o => Cheap.Contains(o.Operator));

    private int Array(RowStep step) => _arrays.TryGetValue(step, out var array) ? array : _arrays[step] = _nextArray++;

    private int Slot(RowStep step) => _slots.TryGetValue(step, out var slot) ? slot : _slots[step] = _nextSlot++;
}
