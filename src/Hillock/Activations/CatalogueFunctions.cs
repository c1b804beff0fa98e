using System.Diagnostics.CodeAnalysis;
using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>Lets formulas call activations by name, as in <c>relu(x)^2</c> or <c>elu(2 * x, 0.5)</c>.</summary>
public sealed class CatalogueFunctions : IFunctionSource
{
    private CatalogueFunctions()
    {
    }

    /// <summary>The only one there is.</summary>
    public static CatalogueFunctions Instance { get; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Names => Catalogue.Names;

    /// <inheritdoc/>
    public bool TryApply(string name, IReadOnlyList<Formula> arguments, [NotNullWhen(true)] out Formula? result)
    {
        result = null;
        if (!Catalogue.TryFind(name, out var activation)) return false;
        if (activation is not ElementwiseActivation elementwise)
            throw new HillockException(activation.Kind == ActivationKind.Stochastic
                ? $"{name} is random while training, so a formula cannot use it."
                : $"{name} {activation.Kind.InWords()}, so a formula of one x cannot use it.");
        var parameters = elementwise.Parameters;
        if (arguments.Count < 1 || arguments.Count > 1 + parameters.Count)
            throw new HillockException($"{name} takes {Expected(parameters)}, got {arguments.Count} arguments.");
        result = elementwise.Formula.Replace(leaf => leaf switch
        {
            Variable => arguments[0],
            Parameter p when arguments.Count > Index(parameters, p) + 1 => arguments[Index(parameters, p) + 1],
            Parameter { Learnable: false } p => p.Value,
            _ => leaf,
        });
        return true;
    }

    private static int Index(IReadOnlyList<Parameter> parameters, Parameter parameter) =>
        Enumerable.Range(0, parameters.Count).First(i => parameters[i].Equals(parameter));

    private static string Expected(IReadOnlyList<Parameter> parameters) => parameters.Count == 0
        ? "1 argument"
        : $"an argument and, if you like, {string.Join(", ", parameters.Select(p => p.Name))}";
}
