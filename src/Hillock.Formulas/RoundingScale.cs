namespace Hillock.Formulas;

/// <summary>How large the numbers are whose roundings reach the value of a formula: the fair unit for the error of computing it.</summary>
/// <remarks>Where nothing cancels this is the value itself; in <c>1 + erf(x)</c> far on the left it is 1, though the value is tiny. An
/// intermediate counts as much as a change of it moves the result (running error analysis, Wilkinson 1963, largest term only).</remarks>
public sealed class RoundingScale
{
    private const double Step = 1e-6;

    // Below the smallest normal float32 the spacing no longer shrinks.
    private const double SmallestNormal = 1.17549435e-38;
    private readonly Formula[] _nodes;
    private readonly int[][] _operands;
    private readonly double[] _values;
    private readonly double[] _scales;

    /// <summary>Prepares <paramref name="formula"/>.</summary>
    public RoundingScale(Formula formula)
    {
        _nodes = [.. Nodes.Of(formula)];
        var places = new Dictionary<Formula, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < _nodes.Length; i++) places[_nodes[i]] = i;
        _operands = [.. _nodes.Select(node => node.Arguments.Select(argument => places[argument]).ToArray())];
        _values = new double[_nodes.Length];
        _scales = new double[_nodes.Length];
    }

    /// <summary>The scale at <paramref name="x"/>; at least the size of the value there.</summary>
    public double At(double x)
    {
        for (var i = 0; i < _nodes.Length; i++)
        {
            (_values[i], _scales[i]) = _nodes[i] switch
            {
                Constant c => (c.Value, Inexact(c.Value)),
                Parameter p => (p.Value, Inexact(p.Value)),
                Operation o => Combine(o.Operator, _operands[i]),
                _ => (x, 0),
            };
        }

        return Math.Max(_scales[^1], Math.Abs(_values[^1]));
    }

    private static double Inexact(double value) => (float)value == value ? 0 : Math.Abs(value);

    private (double Value, double Scale) Combine(Operator op, int[] operands)
    {
        double a = Operand(operands, 0), b = Operand(operands, 1), c = Operand(operands, 2);
        var value = op.Evaluate(a, b, c);
        var scale = Math.Max(Math.Abs(value), SmallestNormal);
        for (var i = 0; i < operands.Length; i++)
        {
            if (_scales[operands[i]] == 0) continue;
            var reach = Slope(op, a, b, c, i) * _scales[operands[i]];
            if (reach > scale) scale = reach;
        }

        return (value, scale);
    }

    private double Operand(int[] operands, int index) => index < operands.Length ? _values[operands[index]] : 0;

    // How far the value moves with one operand; 0 across a step, where a rounding changes the choice and not the size.
    private static double Slope(Operator op, double a, double b, double c, int operand)
    {
        if (op.IsComparison || (op == Operators.Where && operand == 0) || op == Operators.Sign) return 0;
        if (op == Operators.Sin || op == Operators.Cos) return 1; // differences of a fast wave say nothing

        // Nor does the difference of a sum in which one term is nothing beside the other.
        if (op == Operators.Add || op == Operators.Subtract || op == Operators.Negate) return 1;
        if (op == Operators.Multiply) return Math.Abs(operand == 0 ? b : a);
        var at = operand switch { 0 => a, 1 => b, _ => c };
        var step = Step * Math.Max(Math.Abs(at), 1e-30);
        double Moved(double by) => op.Evaluate(
            operand == 0 ? a + by : a, operand == 1 ? b + by : b, operand == 2 ? c + by : c);
        var slope = Math.Abs(Moved(step) - Moved(-step)) / (2 * step);
        return double.IsFinite(slope) ? slope : 0;
    }
}
