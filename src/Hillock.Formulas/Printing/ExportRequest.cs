namespace Hillock.Formulas.Printing;

/// <summary>A formula to write in another language, and what to say of it there.</summary>
/// <param name="Formula">The function of x; its parameters stay parameters.</param>
/// <param name="Name">What to call it, in snake_case.</param>
public sealed record ExportRequest(Formula Formula, string Name)
{
    /// <summary>Author, year and arXiv number or DOI; empty if it is the user's own.</summary>
    public string Source { get; init; } = "";

    /// <summary>The command line that makes this export; empty if there is none.</summary>
    public string Command { get; init; } = "";

    /// <summary>The definition as the header shows it; the formula itself unless given.</summary>
    public string Definition { get; init; } = "";

    /// <summary>For a gate: the parameter that stands for the second half of a row; x is the first, and is called a.</summary>
    public Parameter? Gate { get; init; }

    /// <summary>For a stochastic activation: the function while training, of x and <see cref="Noise"/>; <see cref="Formula"/> predicts.</summary>
    public Formula? Training { get; init; }

    /// <summary>The parameter that stands for the random number in <see cref="Training"/>.</summary>
    public Parameter? Noise { get; init; }

    /// <summary>Whether the random number is normal; else it is uniform in [0, 1).</summary>
    public bool NoiseIsNormal { get; init; }

    /// <summary>The better conditioned formula that is written: <c>log(1 + exp(x))</c> as <c>softplus(x)</c>.</summary>
    internal Formula Simple => Written(Formula);

    /// <summary>The same of <see cref="Training"/>.</summary>
    internal Formula? SimpleTraining => Training is null ? null : Written(Training);

    /// <summary>The parameters, learned ones first; what stands for an input is none.</summary>
    internal IReadOnlyList<Parameter> Parameters =>
        [.. Formula.Parameters.Concat(Training?.Parameters ?? []).Distinct().Where(p => !IsInput(p)).OrderByDescending(p => p.Learnable)];

    /// <summary>The inputs beside x.</summary>
    internal IReadOnlyList<Parameter> Inputs => [.. new[] { Gate, Noise }.OfType<Parameter>().Select(Varying)];

    /// <summary>What x is called: the halves of a gate are a and b.</summary>
    internal string Variable => Gate is null ? "x" : "a";

    /// <summary>Names for x, the inputs beside it and the parameters, none of them among <paramref name="reserved"/>.</summary>
    internal Identifiers Identifiers(IEnumerable<string> reserved, Func<string, string>? spell = null) =>
        new(Inputs.Concat(Parameters), reserved, spell, Variable);

    private bool IsInput(Parameter p) => p.Equals(Gate) || p.Equals(Noise);

    // An input is an array, as a learned parameter is, and no plain number.
    private Formula Written(Formula formula) => formula.Replace(leaf => leaf is Parameter p && IsInput(p) ? Varying(p) : leaf).Simplify();

    private static Parameter Varying(Parameter p) => new(p.Name, p.Value, learnable: true);
}
