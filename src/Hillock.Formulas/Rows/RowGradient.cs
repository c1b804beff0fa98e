namespace Hillock.Formulas.Rows;

/// <summary>The gradient of a row function by its inputs, made of steps like the function itself: back through the steps (reverse mode, Linnainmaa 1976), each
/// kind of which says once what it sends back.</summary>
public sealed class RowGradient
{
    private static readonly Parameter Upstream = new(RowBody.Upstream, 0), Place = new(RowProgram.Place, 0), Count = new(RowBody.Count, 0);

    private readonly RowBody _forward;
    private readonly List<RowStep> _steps;
    private readonly Dictionary<string, Formula> _adjoints = [];
    private Formula _byInput = 0;

    private RowGradient(RowBody forward)
    {
        _forward = forward;
        _steps = [.. forward.Steps];
    }

    /// <summary>The steps whose result is the gradient, given that by the output as <see cref="RowBody.Upstream"/>.</summary>
    public static RowBody Of(RowBody forward)
    {
        var gradient = new RowGradient(forward);
        var result = forward.Results.Single();
        gradient.Send(result, result, Upstream, forward.IsRow(result));
        foreach (var step in forward.Steps.Reverse())
            if (!step.Stops && gradient._adjoints.TryGetValue(step.Name, out var adjoint)) gradient.Back(step, adjoint);
        return RowBody.Pruned(gradient._steps, [gradient._byInput.Simplify()], forward.Compares, forward.IsGrouped) with { IsGradient = true };
    }

    private RowBody Now => new(_steps, [], _forward.Compares, _forward.IsGrouped);

    private void Back(RowStep step, Formula adjoint)
    {
        adjoint = Kept(adjoint);
        var mine = new Parameter(step.Name, 0);
        switch (step.Kind)
        {
            case RowStepKind.Each: Send(step.Smooth, step.Smooth, adjoint, step.IsRow); break;
            case RowStepKind.Sum: Send(step.Smooth, step.Formula, adjoint, true); break;
            case RowStepKind.Mean: Send(step.Smooth, step.Formula, adjoint / Count, true); break;
            case RowStepKind.Max or RowStepKind.Min or RowStepKind.Kth:
                var place = Added(RowBody.First(NewName(), step.Formula, mine));
                Send(step.Smooth, step.Formula, Operators.Where.Apply(Operators.Equal.Apply(Place, place), adjoint, 0), true);
                break;
            case RowStepKind.Cumsum: Send(step.Smooth, step.Formula, Added(RowStepKind.Cumback, adjoint), true); break;
            case RowStepKind.Sort: Send(step.Smooth, step.Formula, Added(RowStepKind.Unsort, adjoint, step.Name), true); break;
            case RowStepKind.Simplex:
                var weight = SimplexThreshold.Weight(step.Formula, mine, step.Power).Simplify();
                Send(step.Smooth, step.Formula, adjoint / Total(weight) * weight, true);
                break;
            default: throw new NotSupportedException($"{step.Kind}");
        }
    }

    // The chain rule through one formula: what its value is worth times its slope, to each thing it was made of.
    private void Send(Formula formula, Formula used, Formula upstream, bool overRow)
    {
        foreach (var target in _forward.UsedBy(used).Where(s => !s.Stops))
        {
            var share = (upstream * formula.DerivativeBy(new Parameter(target.Name, 0))).Simplify();
            if (share is Constant { Value: 0 }) continue;
            if (overRow && !target.IsRow) share = Total(share);
            _adjoints[target.Name] = _adjoints.TryGetValue(target.Name, out var before) ? before + share : share;
        }

        if (formula.DependsOnX) _byInput += (upstream * formula.Derivative()).Simplify();
    }

    // Factors that are the same for the whole row stay outside of the sum: it can then be taken in the same pass as those that they are made of.
    private Formula Total(Formula formula)
    {
        var (factor, rest) = Split(formula);
        return (factor * Added(RowStepKind.Sum, rest.Simplify())).Simplify();
    }

    private (Formula Factor, Formula Each) Split(Formula formula)
    {
        if (!Now.IsRow(formula)) return (formula, 1);
        if (formula is not Operation o) return (1, formula);
        if (o.Operator == Operators.Negate) return Split(o[0]) is var (f, r) ? (-f, r) : default;
        if (o.Operator != Operators.Multiply && o.Operator != Operators.Divide) return (1, formula);
        var ((a, left), (b, right)) = (Split(o[0]), Split(o[1]));
        return o.Operator == Operators.Multiply ? (a * b, left * right) : (a / b, left / right);
    }

    // What is used more than once is a step of its own.
    private Formula Kept(Formula formula)
    {
        formula = formula.Simplify();
        return formula is Operation ? Added(RowStepKind.Each, formula) : formula;
    }

    private Parameter Added(RowStepKind kind, Formula formula, string of = "")
    {
        var isRow = kind is RowStepKind.Cumback or RowStepKind.Unsort || (kind == RowStepKind.Each && Now.IsRow(formula));
        return Added(new RowStep(kind, NewName(), "", formula, isRow, Stops: true) { Of = of });
    }

    private Parameter Added(RowStep step)
    {
        if (_steps.Find(s => s.Kind == step.Kind && s.Formula.Equals(step.Formula) && s.Of == step.Of) is { } twin) return new Parameter(twin.Name, 0);
        _steps.Add(step);
        return new Parameter(step.Name, 0);
    }

    private string NewName() => $"back_{_steps.Count}";
}
