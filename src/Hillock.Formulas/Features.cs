using System.Runtime.CompilerServices;

namespace Hillock.Formulas;

/// <summary>Where a formula has something to show, found from its parts: where the operand of a function is 0 or ±1, where the terms of a
/// sum change places, where a choice is made.</summary>
/// <remarks>So the facts of <c>f(k * x - c)</c> are looked for where those of <c>f</c> are, whatever <c>k</c> and <c>c</c>.</remarks>
public sealed class Features
{
    private const int Most = 48;
    private const int MostSolved = 96;
    private const int RootsEach = 12;
    private const int Parts = 16;
    private const double Alike = 1.5;
    private const double Clear = 1e-9;

    private static readonly ConditionalWeakTable<Formula, Features> Found = [];

    // Functions that turn over a distance of 1 of their operand; the others have no scale of their own.
    private static readonly HashSet<Operator> Scaled =
    [
        Operators.Exp, Operators.Expm1, Operators.Log1p, Operators.Sin, Operators.Cos, Operators.Tanh, Operators.Atan, Operators.Asinh, Operators.Erf,
        Operators.NormalCdf, Operators.Sigmoid, Operators.Softplus, Operators.LogSigmoid,
    ];

    private readonly List<Formula> _nodes;
    private readonly Affine _affine;
    private readonly List<Feature> _features = [];

    private Features(Formula formula)
    {
        _nodes = Nodes.Of(formula);
        _affine = new Affine(_nodes);
        _features.Add(new(0, double.NaN));
        foreach (var node in _nodes.OfType<Operation>()) Lines(node);
        var curved = Curved();
        for (var round = 0; round < 2 && curved.Count > 0; round++)
        {
            var before = _features.Count;
            Solve(curved);
            if (_features.Count == before) break;
        }

        HasScale = _features.Any(f => double.IsFinite(f.Width));
        if (!HasScale) Gaps();
        Grid = SampleGrid.Of(All, _nodes.Count);
        Unit = All.Select(f => f.Width).Where(double.IsFinite).Min();
        Broadest = All.Select(f => f.Width).Where(double.IsFinite).Max();
        Low = All.Min(f => f.Centre - Span(f));
        High = All.Max(f => f.Centre + Span(f));
    }

    /// <summary>The width of the narrowest wave, a sine or cosine of a line; infinite where there is none.</summary>
    public double Wave { get; private set; } = double.PositiveInfinity;

    /// <summary>All of them, at least one of them with a width.</summary>
    public IReadOnlyList<Feature> All => _features;

    /// <summary>Where to look, ascending.</summary>
    public double[] Grid { get; }

    /// <summary>Whether a distance stands out: not for <c>x^2</c> or <c>max(0, x)</c>.</summary>
    public bool HasScale { get; private set; }

    /// <summary>The smallest width.</summary>
    internal double Unit { get; }

    /// <summary>The largest width.</summary>
    public double Broadest { get; }

    /// <summary>No feature reaches below.</summary>
    public double Low { get; }

    /// <summary>No feature reaches above.</summary>
    public double High { get; }

    /// <summary>The places where a formula changes, kept with it.</summary>
    public static Features Of(Formula formula) => Found.GetValue(formula, f => new Features(f));

    /// <summary>Whether samples between the two are even and close.</summary>
    internal bool IsDense(double a, double b)
    {
        if (Math.Abs(b - a) > 1.5 * Wave) return false;
        foreach (var feature in All)
            if (feature.IsNear(a) && feature.IsNear(b))
                return true;
        return false;
    }

    /// <summary>Whether both lie beyond every feature, on one side.</summary>
    internal bool IsOutside(double low, double high) => high < Low || low > High;

    /// <summary>Whether <paramref name="x"/> lies between the outermost features, or in their reach.</summary>
    public bool Holds(double x) => x >= Low && x <= High;

    /// <summary>How far apart samples about as far out as <paramref name="x"/> are: a part of the distance to the nearest feature.</summary>
    public double Gap(double x) => 0.15 * All.Min(f => Math.Abs(x - f.Centre));

    /// <summary>The width of the feature next to <paramref name="x"/>.</summary>
    public double WidthAt(double x)
    {
        var (best, width) = (double.PositiveInfinity, Unit);
        foreach (var feature in All)
        {
            var distance = Math.Abs(x - feature.Centre) / feature.Width;
            if (distance < best || (distance == best && feature.Width < width)) (best, width) = (distance, feature.Width);
        }

        return width;
    }

    private static double Span(Feature f) => double.IsFinite(f.Width) ? Feature.Reach * f.Width : 0;

    // Without a width of its own a formula has that of the gaps between its centres, or none: then 1 serves.
    private void Gaps()
    {
        var centres = _features.Skip(1).Select(f => f.Centre).DefaultIfEmpty(0).Distinct().Order().ToArray();
        HasScale = centres.Length > 1;
        for (var i = 0; i < centres.Length; i++)
        {
            var left = i > 0 ? centres[i] - centres[i - 1] : double.PositiveInfinity;
            var right = i + 1 < centres.Length ? centres[i + 1] - centres[i] : double.PositiveInfinity;
            _features.Add(new(centres[i], HasScale ? Math.Min(left, right) : 1));
        }
    }

    private void Add(double centre, double width)
    {
        if (!double.IsFinite(centre) || _features.Count >= Most) return;
        if (!(width > 0) || !double.IsFinite(width)) width = double.NaN;
        foreach (var known in _features.Skip(1))
        {
            var same = Math.Abs(known.Centre - centre) <= 1e-12 * Math.Abs(centre) || Math.Abs(known.Centre - centre) <= 0.1 * known.Width;
            if (same && (double.IsNaN(width) || (known.Width / width < Alike && width / known.Width < Alike))) return;
        }

        _features.Add(new(centre, width));
    }

    // Operands that are lines turn at their root.
    private void Lines(Operation node)
    {
        if (node.Operator == Operators.Add || node.Operator == Operators.Subtract || node.Operator == Operators.Negate) return;
        for (var i = 0; i < node.Arguments.Count; i++)
        {
            if (_affine.Of(node[i]) is not { Slope: not 0 } line || _affine.Of(node) is not null) continue;
            var isScaled = Scaled.Contains(node.Operator) || (node.Operator == Operators.Power && i == 1);
            if (node.Operator == Operators.Sin || node.Operator == Operators.Cos) Wave = Math.Min(Wave, 1 / Math.Abs(line.Slope));
            Add(_affine.Root(node[i]), isScaled ? 1 / Math.Abs(line.Slope) : double.NaN);
        }
    }

    // What has to be solved by search: curved operands of functions with a scale, sums that are no line, choices.
    private List<(Formula A, Formula? B, bool IsSum)> Curved()
    {
        var curved = new List<(Formula, Formula?, bool)>();
        foreach (var node in _nodes.OfType<Operation>())
        {
            if (curved.Count >= MostSolved) break;
            var op = node.Operator;
            if ((op == Operators.Add || op == Operators.Subtract || op == Operators.Hypot) && _affine.Of(node) is null) curved.Add((node[0], node[1], true));
            if (Scaled.Contains(op) && _affine.Of(node[0]) is null) curved.Add((node[0], null, false));
            if (op == Operators.Power && _affine.Of(node[1]) is null) curved.Add((node[1], null, false));
        }

        return curved;
    }

    private void Solve(List<(Formula A, Formula? B, bool IsSum)> curved)
    {
        var grid = SampleGrid.Of(_features, _nodes.Count);
        var values = new NodeValues(_nodes);
        var places = curved.Select(c => (A: values.PlaceOf(c.A), B: c.B is null ? -1 : values.PlaceOf(c.B))).ToArray();
        var samples = places.Select(_ => new double[grid.Length]).ToArray();
        for (var i = 0; i < grid.Length; i++)
        {
            values.Run(grid[i]);
            for (var k = 0; k < places.Length; k++) samples[k][i] = Ratio(values, places[k]);
        }

        for (var k = 0; k < places.Length && _features.Count < Most; k++)
            foreach (var level in curved[k].IsSum ? [-1.0, 1] : (double[])[0, -1, 1])
                Crossings(grid, samples[k], level, values, places[k]);
    }

    private static double Ratio(NodeValues values, (int A, int B) place) => place.B < 0 ? values[place.A] : values[place.A] / values[place.B];

    // Those between close samples first; far out a wave gives one here and there.
    private void Crossings(double[] grid, double[] samples, double level, NodeValues values, (int A, int B) place)
    {
        foreach (var (first, last) in Changes(samples, level).OrderBy(c => IsDense(grid[c.First], grid[c.Last]) ? 0 : 1).ThenBy(c => Math.Abs(grid[c.Last]))
            .Take(RootsEach))
        {
            var (low, high) = (grid[first], grid[last]);
            var (gap, before) = (high - low, samples[first] - level);
            if (!IsDense(low, high) && !IsSingle(low, high, level, values, place)) continue;
            for (var step = 0; step < 40; step++)
            {
                var middle = low + ((high - low) / 2);
                values.Run(middle);
                if ((Ratio(values, place) - level) * before > 0) low = middle;
                else high = middle;
            }

            Add(high, Width(values, place, high, gap));
        }
    }

    // Between neighbours that are off the level by more than rounding, or have one or two between them that are not.
    private static List<(int First, int Last)> Changes(double[] samples, double level)
    {
        var (changes, before) = (new List<(int, int)>(), -1);
        for (var i = 0; i < samples.Length; i++)
        {
            var off = samples[i] - level;
            if (!(Math.Abs(off) > Clear)) continue;
            if (before >= 0 && i - before <= 3 && (samples[before] < level) != (off < 0)) changes.Add((before, i));
            before = i;
        }

        return changes;
    }

    private static bool IsSingle(double low, double high, double level, NodeValues values, (int A, int B) place)
    {
        var (changes, before) = (0, double.NaN);
        for (var i = 0; i <= Parts; i++)
        {
            values.Run(i == Parts ? high : low + ((high - low) * (i + (0.4 * Math.Sin(7.3 * i))) / Parts));
            var value = Ratio(values, place) - level;
            if (value * before < 0) changes++;
            before = value;
        }

        return changes <= 1;
    }

    private static double Width(NodeValues values, (int A, int B) place, double x, double gap)
    {
        var h = gap * 1e-4;
        values.Run(x - h);
        var left = Ratio(values, place);
        values.Run(x + h);
        return 2 * h / Math.Abs(Ratio(values, place) - left);
    }
}
