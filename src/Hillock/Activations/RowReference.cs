using Hillock.Formulas;
using Hillock.Formulas.Rows;

namespace Hillock.Activations;

/// <summary>Runs the steps of a row function in float64, with slopes along a direction (forward mode, Wengert 1964).</summary>
internal sealed class RowReference
{
    private readonly RowBody _body;
    private readonly Dictionary<string, int> _place;
    private readonly Compiled[] _steps;
    private readonly Compiled _result;

    /// <summary>Prepares the steps of <paramref name="body"/>.</summary>
    public RowReference(RowBody body)
    {
        _body = body;
        _place = body.Steps.Select((s, i) => (s.Name, i)).ToDictionary(s => s.Name, s => s.i);
        _steps = [.. body.Steps.Select(s => new Compiled(this, s.Formula, s.Smooth))];
        _result = new Compiled(this, body.Results.Single(), body.Results.Single());
    }

    /// <summary>The outputs.</summary>
    public Dual[] Run(Dual[] row)
    {
        var flat = row.All(x => x.Slope == 0);
        if (_body.Compares && row.Any(x => double.IsNaN(x.Value))) return [
            .. Enumerable.Repeat(new Dual(double.NaN, double.NaN), _body.GivesRow ? row.Length : 1)];
        var values = new Dual[_steps.Length][];
        for (var i = 0; i < _steps.Length; i++)
        {
            var step = _body.Steps[i];
            var each = _steps[i].Run(row, values, !step.Stops && !flat, step.Kind != RowStepKind.Each || step.IsRow);
            values[i] = Made(step, each);
        }

        return _result.Run(row, values, !flat, _body.GivesRow);
    }

    private static Dual[] Made(RowStep step, Dual[] each)
    {
        switch (step.Kind)
        {
            case RowStepKind.Each: return each;
            case RowStepKind.Sum: return [Dual.Sum(each)];
            case RowStepKind.Mean: return [Dual.Sum(each) / each.Length];
            case RowStepKind.Max: return [Extreme(each, (a, b) => a >= b)];
            case RowStepKind.Min: return [Extreme(each, (a, b) => a <= b)];
            case RowStepKind.Sort: return [.. each.OrderDescending()];
            case RowStepKind.Cumsum:
                for (var i = 1; i < each.Length; i++) each[i] += each[i - 1];
                return each;
            case RowStepKind.Simplex: return [Simplex(each, step.Power)];
            case RowStepKind.Kth:
                var kth = LargestNumbers.Kth<double>([.. each.Select(v => v.Value)], step.Power);
                return [each.First(v => v.Value == kth || double.IsNaN(kth))];
            default: throw new NotSupportedException($"{step.Kind}");
        }
    }

    // The first of equals; NaN stays.
    private static Dual Extreme(Dual[] each, Func<Dual, Dual, bool> stays) => each.Aggregate((a, b) => stays(a, b) || double.IsNaN(a.Value) ? a : b);

    private static Dual Simplex(Dual[] z, int power)
    {
        var tau = SimplexThreshold.Of<double>([.. z.Select(v => v.Value)], power);
        double slope = 0, sum = 0;
        foreach (var v in z)
        {
            var weight = SimplexThreshold.Weight(v.Value, tau, power);
            if (weight == 0) continue;
            slope += weight * v.Slope;
            sum += weight;
        }

        return new(tau, slope / sum);
    }

    /// <summary>A formula with its derivatives by all that it is made of.</summary>
    private sealed class Compiled
    {
        private readonly bool _isRow;
        private readonly FormulaProgram _value;
        private readonly FormulaProgram? _byInput;
        private readonly (int Step, FormulaProgram Slope)[] _bySteps;
        private readonly (int Step, int Slot)[] _uses;
        private readonly string[] _names;
        private readonly RowReference _owner;

        public Compiled(RowReference owner, Formula formula, Formula smooth)
        {
            _owner = owner;
            _isRow = owner._body.IsRow(formula);
            _value = formula.Program;
            _byInput = Needed(smooth.Derivative());
            _names = [RowProgram.Place, RowProgram.Rank, RowBody.Count, .. owner._body.UsedBy(formula).Concat(owner._body.UsedBy(smooth)).Select(s => s.Name)
                .Distinct()];
            _uses = [.. _names.Skip(3).Select((n, k) => (owner._place[n], k + 3))];
            _bySteps = [.. owner._body.UsedBy(smooth).Where(s => !s.Stops)
                .Select(s => (owner._place[s.Name], Needed(smooth.DerivativeBy(new Parameter(s.Name, 0)))!)).Where(s => s.Item2 is not null)];
        }

        private static FormulaProgram? Needed(Formula slope) => slope is Constant { Value: 0 } ? null : slope.Program;

        public Dual[] Run(Dual[] row, Dual[][] steps, bool slopes, bool overRow)
        {
            var result = new Dual[overRow ? row.Length : 1];
            Span<double> inputs = stackalloc double[_names.Length];
            inputs[2] = row.Length;
            for (var i = 0; i < result.Length; i++)
            {
                if (i > 0 && !_isRow)
                {
                    result[i] = result[0];
                    continue;
                }

                (inputs[0], inputs[1]) = (i, i + 1);
                foreach (var (step, slot) in _uses) inputs[slot] = At(steps[step], step, i).Value;
                var x = row[i];
                var value = _value.Run(x.Value, _names, inputs);
                double slope = 0;
                if (slopes)
                {
                    if (_byInput is not null && x.Slope != 0) slope = x.Slope * _byInput.Run(x.Value, _names, inputs);
                    foreach (var (step, by) in _bySteps)
                        if (At(steps[step], step, i).Slope is var along && along != 0) slope += along * by.Run(x.Value, _names, inputs);
                }

                result[i] = new Dual(value, slope);
            }

            return result;
        }

        private Dual At(Dual[] values, int step, int i) => values[_owner._body.Steps[step].IsRow ? i : 0];
    }
}
