namespace Hillock.Formulas.Rows;

/// <summary>Steps and results of a row function, or of its gradient, with parameters at their values: what is run.</summary>
/// <param name="Steps">Each after what it needs.</param>
/// <param name="Results">What comes out.</param>
/// <param name="Compares">Whether a NaN among the inputs would be lost on the way.</param>
/// <param name="IsGrouped">Whether each group of neighbours is a row of its own with one output.</param>
public sealed record RowBody(IReadOnlyList<RowStep> Steps, IReadOnlyList<Formula> Results, bool Compares, bool IsGrouped)
{
    /// <summary>The length of the row, and the gradient by an output, in formulas.</summary>
    public const string Count = "row_count", Upstream = "row_upstream";

    // Further than any place.
    private const double Beyond = 1e9;

    /// <summary>Whether it is a gradient, which has a number for each input.</summary>
    internal bool IsGradient { get; init; }

    /// <summary>Whether there is a result for each place.</summary>
    public bool GivesRow => IsGradient || Results.Any(IsRow);

    private readonly Lazy<Dictionary<string, RowStep>> _byName = new(() => Steps.ToDictionary(s => s.Name));

    /// <summary>The body of row code, whose numbers are at most <paramref name="greatest"/>.</summary>
    public static RowBody Of(IEnumerable<string> lines, IReadOnlyList<Parameter> parameters, double greatest)
    {
        var program = new RowProgram(lines, parameters, new HashSet<string>(), greatest);
        var steps = new List<RowStep>();
        var other = new Dictionary<string, Formula>();
        foreach (var step in program.Steps)
        {
            var bound = step with { Formula = Bound(step.Formula), Smooth = Bound(step.Smooth) };
            if (bound.Formula is Constant) other[step.Name] = bound.Formula;
            else if (bound.Kind == RowStepKind.Argmax) FirstOf(
                bound, bound.Formula, Same(bound with { Kind = RowStepKind.Max, Name = $"{step.Name}_top", Stops = true }));
            else Same(bound);
        }

        return Pruned(steps, [.. program.Results.Select(Bound)], program.Compares, program.IsGrouped);

        Formula Bound(Formula formula) => formula
            .Replace(l => l is not Parameter p ? l : other.TryGetValue(p.Name, out var known) ? known : parameters.Any(q => q.Name == p.Name) ? p.Value : l)
            .Simplify();

        void FirstOf(RowStep argmax, Formula formula, Formula top) => Same(First(argmax.Name, formula, top));

        // The same made twice is one.
        Formula Same(RowStep step)
        {
            var twin = steps.Find(s =>
                s.Kind == step.Kind && s.Formula.Equals(step.Formula) && s.Stops == step.Stops && s.Power == step.Power && s.Smooth.Equals(step.Smooth));
            if (twin is null) steps.Add(step);
            return other[step.Name] = new Parameter((twin ?? step).Name, 0);
        }
    }

    /// <summary>The step that finds the first place where a formula has its greatest, or least, value.</summary>
    public static RowStep First(string name, Formula formula, Formula extreme) => new(
        RowStepKind.Min, name, name, Operators.Where.Apply(Operators.Equal.Apply(formula, extreme), new Parameter(RowProgram.Place, 0), Beyond), IsRow: false,
            Stops: true);

    /// <summary>Without the steps that no result needs.</summary>
    internal static RowBody Pruned(IReadOnlyList<RowStep> steps, IReadOnlyList<Formula> results, bool compares, bool isGrouped)
    {
        var all = new RowBody(steps, results, compares, isGrouped);
        var needed = new HashSet<RowStep>(results.SelectMany(all.UsedBy));
        foreach (var step in steps.Reverse().Where(needed.Contains)) needed.UnionWith(all.NeededBy(step));
        return new RowBody([.. steps.Where(needed.Contains)], results, compares, isGrouped);
    }

    /// <summary>The steps that a formula uses.</summary>
    public IEnumerable<RowStep> UsedBy(Formula formula) => formula.Parameters.Select(p => _byName.Value.GetValueOrDefault(p.Name)).OfType<RowStep>();

    /// <summary>The steps that a step needs.</summary>
    public IEnumerable<RowStep> NeededBy(RowStep step) =>
        step.Of.Length > 0 ? UsedBy(step.Formula).Append(_byName.Value[step.Of]) : UsedBy(step.Formula);

    /// <summary>Whether a formula has a value for each place.</summary>
    public bool IsRow(Formula formula) =>
        formula.DependsOnX || formula.Parameters.Any(p => p.Name is RowProgram.Place or RowProgram.Rank || (p.Name == Upstream && !IsGrouped))
            || UsedBy(formula).Any(s => s.IsRow);
}
