using System.Globalization;

namespace Hillock.Formulas.Rows;

/// <summary>Row code taken apart into steps, for languages without arrays: each step is a loop of its own, and so is its gradient.</summary>
public sealed class RowProgram
{
    /// <summary>The place in the row from 0 and from 1, and the random numbers, in formulas.</summary>
    public const string Place = "row_place", Rank = "row_rank", Noise = "row_noise";

    private const char Joint = '&';

    private static readonly Dictionary<string, RowStepKind> Kinds = new[]
    {
        RowStepKind.Sum, RowStepKind.Mean, RowStepKind.Max, RowStepKind.Min, RowStepKind.Argmax, RowStepKind.Sort, RowStepKind.Cumsum,
    }.ToDictionary(k => k.ToString().ToLowerInvariant());

    private readonly List<RowStep> _steps = [];
    private readonly Dictionary<string, RowStep> _byName = [];
    private readonly Dictionary<string, string> _names = [];
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly IReadOnlySet<string> _reserved;
    private readonly string _greatest;
    private readonly RowVocabulary _vocabulary;

    /// <summary>Takes <paramref name="lines"/> apart; labels avoid <paramref name="reserved"/>, and no number is greater than
    /// <paramref name="greatest"/>.</summary>
    internal RowProgram(IEnumerable<string> lines, IReadOnlyList<Parameter> parameters, IReadOnlySet<string> reserved, double greatest)
    {
        _greatest = Numbers.Print(greatest);
        _parameters = parameters;
        _reserved = reserved;
        _vocabulary = new(Call, name => _names.GetValueOrDefault(name, name));
        foreach (var line in lines)
        {
            var equals = line.IndexOf(" = ", StringComparison.Ordinal);
            if (equals > 0) _names[line[..equals]] = Named(line[..equals], line[(equals + 3)..]);
            else Results = [.. Translated(line).Split(Joint).Select(Parsed)];
        }
    }

    /// <summary>The steps, each after what it needs.</summary>
    internal IReadOnlyList<RowStep> Steps => _steps;

    /// <summary>What comes out: one formula, or two, whose values stand behind each other.</summary>
    internal IReadOnlyList<Formula> Results { get; } = [];

    /// <summary>Whether each group of neighbours is a row of its own with one output.</summary>
    internal bool IsGrouped { get; private set; }

    /// <summary>Whether a NaN among the inputs would be lost on the way.</summary>
    internal bool Compares { get; private set; }

    /// <summary>The steps that a formula uses.</summary>
    internal IEnumerable<RowStep> UsedBy(Formula formula) => formula.Parameters.Select(p => _byName.GetValueOrDefault(p.Name)).OfType<RowStep>();

    /// <summary>The steps through which gradients of the results reach the input, the last first.</summary>
    internal IReadOnlyList<RowStep> Back()
    {
        var back = new List<RowStep>();
        var wanted = Results.SelectMany(Targets).ToHashSet();
        foreach (var step in Enumerable.Reverse(_steps).Where(wanted.Contains))
        {
            back.Add(step);
            wanted.UnionWith(Targets(step.Smooth));
        }

        return back;
    }

    /// <summary>The steps that a formula sends gradients to.</summary>
    internal IEnumerable<RowStep> Targets(Formula formula) => UsedBy(formula).Where(s => Carries(s) && SlopeBy(formula, s) is not Constant { Value: 0 });

    /// <summary>The derivative of a formula by a step that it uses.</summary>
    internal static Formula SlopeBy(Formula formula, RowStep step) => formula.DerivativeBy(formula.Parameters.First(p => p.Name == step.Name));

    private bool Carries(RowStep step) =>
        step is { Stops: false, Kind: not RowStepKind.Argmax } && (step.Smooth.Derivative() is not Constant { Value: 0 } || Targets(step.Smooth).Any());

    /// <summary>Whether a formula has a value for each place.</summary>
    internal bool IsRow(Formula formula) =>
        formula.DependsOnX || formula.Parameters.Any(p => p.Name is Place or Rank or Noise) || UsedBy(formula).Any(s => s.IsRow);

    private string Translated(string line) => _vocabulary.Translate(line.Replace("**", "^", StringComparison.Ordinal));

    private string Named(string label, string code)
    {
        var text = Translated(code);

        // The last step made for this line may be all there is.
        if (_byName.TryGetValue(text, out var only) && only == _steps[^1])
        {
            var better = only with { Label = Free(label) };
            _steps[^1] = _byName[text] = better;
            return text;
        }

        return Add(RowStepKind.Each, text, label);
    }

    private string Call(string word, string[] arguments)
    {
        switch (word)
        {
            case "relu": return $"max(0, {arguments[0]})";
            case "number" or "first": return $"({arguments[0]})";
            case "both": return $"(({arguments[0]}) * ({arguments[1]}))";
            case "ranks": return Rank;
            case "positions": return Place;
            case "random": return Noise;
            case "concat": return arguments[0] + Joint + arguments[1];
            case "greatest": return Add(RowStepKind.Max, arguments[0], "top");
            case "defined":
                Compares = true;
                return arguments[0];
            case "finite": return $"where({arguments[0]} > {_greatest}, {_greatest}, where({arguments[0]} < -{_greatest}, -{_greatest}, {arguments[0]}))";
            case "below":
                return Add(RowStepKind.Each, $"where({arguments[0]} == {arguments[1]}, 0, ({arguments[0]}) - ({arguments[1]}))", "",
                    smooth: $"({arguments[0]}) - ({arguments[1]})");
            case "stop": return Add(RowStepKind.Each, arguments[0], "", stops: true);
            case "groups":
                IsGrouped = true;
                return arguments[0];
        }

        if (word is "simplex" or "kth") return Add(Enum.Parse<RowStepKind>(word, ignoreCase: true), arguments[0], word, power: Whole(arguments[1]));
        return Kinds.TryGetValue(word, out var kind) ? Add(kind, arguments[0], word) : $"{word}({string.Join(", ", arguments)})";
    }

    private string Add(RowStepKind kind, string text, string label, bool stops = false, string? smooth = null, int power = 0)
    {
        // What only stops the gradient of the step before is that step.
        if (stops && _byName.TryGetValue(text, out var before) && before == _steps[^1])
        {
            _steps[^1] = _byName[text] = before with { Stops = true };
            return text;
        }

        var formula = Parsed(text);
        Compares |= kind is RowStepKind.Sort or RowStepKind.Argmax or RowStepKind.Simplex or RowStepKind.Kth;
        var name = $"step_{_steps.Count + 1}";
        var isRow = kind is RowStepKind.Sort or RowStepKind.Cumsum || (kind == RowStepKind.Each && IsRow(formula));
        var step = new RowStep(kind, name, Free(label.Length > 0 ? label : "kept"), formula, isRow, stops)
        {
            Smooth = smooth is null ? formula
            : Parsed(smooth),
            Power = power
        };
        _steps.Add(step);
        _byName[name] = step;
        return name;
    }

    private int Whole(string text) =>
        _parameters.FirstOrDefault(p => p.Name == text) is { } parameter ? (int)parameter.Value : int.Parse(text, CultureInfo.InvariantCulture);

    private string Free(string label)
    {
        var count = _steps.Count(s => s.Label.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') == label);
        return count > 0 || _reserved.Contains(label) || _parameters.Any(p => p.Name == label) ? $"{label}{count + 1}" : label;
    }

    private Formula Parsed(string text)
    {
        var known = _parameters.Concat(_byName.Keys.Concat([Place, Rank, Noise]).Select(n => new Parameter(n, 0)));
        var used = known.Where(p => System.Text.RegularExpressions.Regex.IsMatch(text, $@"\b{p.Name}\b"));
        return Formula.Parse(text + string.Concat(used.Select(p => $"; {p.Name} = {Numbers.Print(p.Value)}"))).Simplify();
    }
}
