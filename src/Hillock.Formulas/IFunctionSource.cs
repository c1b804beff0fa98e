using System.Diagnostics.CodeAnalysis;

namespace Hillock.Formulas;

/// <summary>Functions that formulas may use beyond <see cref="Operators"/>, such as the activations by name.</summary>
public interface IFunctionSource
{
    /// <summary>What can be called.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>The function of that name applied to <paramref name="arguments"/>; false if there is none of that name.</summary>
    /// <exception cref="HillockException">The function is known but does not take these arguments.</exception>
    bool TryApply(string name, IReadOnlyList<Formula> arguments, [NotNullWhen(true)] out Formula? result);
}
