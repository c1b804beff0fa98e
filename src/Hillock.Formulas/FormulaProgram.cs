namespace Hillock.Formulas;

/// <summary>A formula as a flat list of steps, equal parts computed once; what <see cref="Interpreter"/> runs.</summary>
public sealed class FormulaProgram
{
    private const int OnStack = 128;
    private const double Cancellation = 1e-7;

    private readonly Formula _formula;
    private readonly double[] _inputs; // slot 0 is x, then constants and parameters
    private readonly Parameter?[] _parameters;
    private readonly Step[] _steps;
    private readonly bool _dependsOnX;
    private readonly bool _holdsInfinity;
    private readonly Lazy<(double Low, double High)> _limits;

    internal FormulaProgram(Formula formula)
    {
        _formula = formula;
        var nodes = Nodes.Of(formula);
        var leaves = nodes.Where(n => n is Constant or Parameter).Distinct().ToList();
        _inputs = [double.NaN, .. leaves.Select(l => l is Constant c ? c.Value : ((Parameter)l).Value)];
        _parameters = [null, .. leaves.Select(l => l as Parameter)];
        _steps = Number(nodes, leaves);
        _dependsOnX = nodes.Any(n => n is Variable);
        _holdsInfinity = _inputs.Any(double.IsInfinity);
        _limits = new(() => (Limits.Of(this, -1), Limits.Of(this, 1)));
    }

    /// <summary>The value; where the steps overflow or give NaN, that of numbers which do not overflow, or the limit if there is one.</summary>
    internal double Evaluate(double x, IReadOnlyDictionary<string, double>? parameters = null)
    {
        if (double.IsNaN(x) && _dependsOnX) return x;
        var value = Run(x, parameters, out var overflowed);
        if (!double.IsNaN(value) && (!overflowed || double.IsInfinity(x))) return value;
        if (parameters is { Count: > 0 })
            return _formula.Replace(l => l is Parameter p && parameters.TryGetValue(p.Name, out var v) ? (Formula)v : l).Program.Evaluate(x);
        if (double.IsInfinity(x)) return x < 0 ? _limits.Value.Low : _limits.Value.High;
        value = RunScaled(x, out var cancelled);
        if (!_dependsOnX || _holdsInfinity || !(double.IsNaN(value) || cancelled)) return value;
        var limit = SingularPoints.Limit(this, x);
        return double.IsNaN(limit) ? value : limit;
    }

    /// <summary>The steps as they stand, without the rules for NaN and infinities.</summary>
    public double Run(double x, IReadOnlyDictionary<string, double>? parameters = null) => Run(x, parameters, out _);

    /// <summary>The same, and whether a step before the last became infinite.</summary>
    public double Run(double x, IReadOnlyDictionary<string, double>? parameters, out bool overflowed) =>
        Run(x, parameters, false, out overflowed, out _);

    /// <summary>The same with every step rounded to float32, as code of that precision runs it.</summary>
    public double RunSingle(double x, IReadOnlyDictionary<string, double>? parameters, out bool overflowed) =>
        Run(x, parameters, true, out overflowed, out _);

    /// <summary>The value at a finite <paramref name="x"/> without a limit, in numbers that do not overflow where float64 does; and whether a sum is so
    /// much smaller than its terms that little of it is more than rounding.</summary>
    internal double Sample(double x, out bool cancelled)
    {
        var value = Run(x, null, false, out var overflowed, out cancelled);
        return overflowed || double.IsNaN(value) ? RunScaled(x, out cancelled) : value;
    }

    /// <summary>Whether a sum at <paramref name="x"/> is mostly rounding.</summary>
    internal bool Cancels(double x)
    {
        Sample(x, out var cancelled);
        return cancelled;
    }

    private double Run(double x, IReadOnlyDictionary<string, double>? parameters, bool single, out bool overflowed, out bool cancelled)
    {
        overflowed = cancelled = false;
        var count = _inputs.Length + _steps.Length;
        var slots = count <= OnStack ? stackalloc double[OnStack] : new double[count];
        _inputs.CopyTo(slots);
        slots[0] = x;
        if (parameters is { Count: > 0 })
            for (var i = 1; i < _parameters.Length; i++)
                if (_parameters[i] is { } p && parameters.TryGetValue(p.Name, out var value))
                    slots[i] = value;

        if (_steps.Length == 0) return slots[_formula is Variable ? 0 : 1];
        var next = _inputs.Length;
        foreach (ref readonly var step in _steps.AsSpan())
        {
            var value = step.Operator.Evaluate(slots[step.A], slots[step.B], slots[step.C]);
            if (single) value = (float)value;
            slots[next++] = value;
            overflowed |= double.IsInfinity(value) && next < count;
            cancelled |= step.IsSum && Math.Abs(value) < Cancellation * Math.Abs(slots[step.A]);
        }

        return slots[next - 1];
    }

    private double RunScaled(double x, out bool cancelled)
    {
        cancelled = false;
        if (_steps.Length == 0) return _formula is Variable ? x : _inputs[1];
        var slots = new Scaled[_inputs.Length + _steps.Length];
        for (var i = 0; i < _inputs.Length; i++) slots[i] = Scaled.Of(i == 0 ? x : _inputs[i]);
        var next = _inputs.Length;
        foreach (ref readonly var step in _steps.AsSpan())
        {
            var value = ScaledOperators.Apply(step.Operator, slots[step.A], slots[step.B], slots[step.C]);
            slots[next++] = value;
            cancelled |= step.IsSum && Scaled.Compare(value.Abs, slots[step.A].Abs * Scaled.Of(Cancellation)) < 0;
        }

        return slots[next - 1].Value;
    }

    private static Step[] Number(List<Formula> nodes, List<Formula> leaves)
    {
        var slotOf = new Dictionary<Formula, int>();
        for (var i = 0; i < leaves.Count; i++) slotOf[leaves[i]] = i + 1;
        slotOf[Variable.Instance] = 0;
        var steps = new List<Step>();
        var known = new Dictionary<(Operator, int, int, int), int>();
        var slots = new Dictionary<Formula, int>(ReferenceEqualityComparer.Instance);
        foreach (var node in nodes)
        {
            if (node is not Operation o)
            {
                slots[node] = slotOf[node];
                continue;
            }

            var a = slots[o[0]];
            var b = o.Operator.Arity > 1 ? slots[o[1]] : 0;
            var c = o.Operator.Arity > 2 ? slots[o[2]] : 0;
            if (!known.TryGetValue((o.Operator, a, b, c), out var slot))
            {
                slot = leaves.Count + 1 + steps.Count;
                known[(o.Operator, a, b, c)] = slot;
                steps.Add(new Step(o.Operator, a, b, c, o.Operator == Operators.Add || o.Operator == Operators.Subtract));
            }

            slots[node] = slot;
        }

        return [.. steps];
    }

    private readonly record struct Step(Operator Operator, int A, int B, int C, bool IsSum);
}
