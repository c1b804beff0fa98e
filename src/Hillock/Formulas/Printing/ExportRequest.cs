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

    /// <summary>The better conditioned formula that is written: <c>log(1 + exp(x))</c> as <c>softplus(x)</c>.</summary>
    internal Formula Simple => Formula.Simplify();

    /// <summary>The parameters, learned ones first.</summary>
    internal IReadOnlyList<Parameter> Parameters =>
        [.. Formula.Parameters.OrderByDescending(p => p.Learnable)];
}
