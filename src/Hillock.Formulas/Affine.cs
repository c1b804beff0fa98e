namespace Hillock.Formulas;

/// <summary>The parts of a formula that are a straight line, <c>slope * x + offset</c>, parameters at their own values.</summary>
internal sealed class Affine
{
    private readonly Dictionary<Formula, (double Slope, double Offset)> _lines = new(ReferenceEqualityComparer.Instance);

    internal Affine(Formula formula)
        : this(Nodes.Of(formula))
    {
    }

    internal Affine(IEnumerable<Formula> operandsFirst)
    {
        foreach (var node in operandsFirst)
            if (Line(node) is { } line && double.IsFinite(line.Slope) && double.IsFinite(line.Offset))
                _lines[node] = line;
    }

    /// <summary>The line, or null where <paramref name="node"/> is none.</summary>
    internal (double Slope, double Offset)? Of(Formula node) => _lines.TryGetValue(node, out var line) ? line : null;

    /// <summary>Where the line is 0; NaN where it is no line or a flat one.</summary>
    internal double Root(Formula node) => Of(node) is { Slope: not 0 } line ? (-line.Offset / line.Slope) + 0.0 : double.NaN;

    private (double Slope, double Offset)? Line(Formula node) => node switch
    {
        Constant c => (0, c.Value),
        Parameter p => (0, p.Value),
        Variable => (1, 0),
        Operation o => Line(o),
        _ => null,
    };

    private (double Slope, double Offset)? Line(Operation o)
    {
        if (Of(o[0]) is not { } a) return null;
        if (o.Operator == Operators.Negate) return (-a.Slope, -a.Offset);
        var b = o.Arguments.Count > 1 ? Of(o[1]) : (0, 0);
        var c = o.Arguments.Count > 2 ? Of(o[2]) : (0, 0);
        if (b is not { } second || c is not { } third) return null;
        if (o.Operator == Operators.Add) return (a.Slope + second.Slope, a.Offset + second.Offset);
        if (o.Operator == Operators.Subtract) return (a.Slope - second.Slope, a.Offset - second.Offset);
        if (o.Operator == Operators.Multiply && a.Slope == 0) return (a.Offset * second.Slope, a.Offset * second.Offset);
        if (o.Operator == Operators.Multiply && second.Slope == 0) return (a.Slope * second.Offset, a.Offset * second.Offset);
        if (o.Operator == Operators.Divide && second.Slope == 0) return (a.Slope / second.Offset, a.Offset / second.Offset);
        return a.Slope == 0 && second.Slope == 0 && third.Slope == 0 ? (0, o.Operator.Evaluate(a.Offset, second.Offset, third.Offset)) : null;
    }
}
