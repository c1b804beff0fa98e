using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>An activation function; write <c>"relu"</c>, <c>"leaky_relu(alpha=0.2)"</c> or a formula wherever one is expected.</summary>
/// <remarks>Two activations are equal when their <see cref="Text"/> is; those by code only when they are one object.</remarks>
public abstract class Activation : IEquatable<Activation>
{
    private protected Activation(ActivationInfo info) => Info = info;

    /// <summary>Name, aliases, source and description.</summary>
    public ActivationInfo Info { get; }

    /// <summary>Name in snake_case; the formula itself for one that was given as a formula.</summary>
    public string Id => Info.Id;

    /// <summary>Other names: those of Keras, PyTorch, JAX and ONNX.</summary>
    public IReadOnlyList<string> Aliases => Info.Aliases;

    /// <summary>Which page of the catalogue it stands on.</summary>
    public string Family => Info.Family;

    /// <summary>What it is, in a sentence.</summary>
    public string Summary => Info.Summary;

    /// <summary>Author, year and arXiv number or DOI.</summary>
    public string Source => Info.Source;

    /// <summary>As a user writes it: the name, with parameters where they differ from the default, or the formula.</summary>
    public abstract string Text { get; }

    /// <summary>Reads a name (<c>relu</c>), a name with parameters (<c>leaky_relu(0.2)</c>, <c>swish(beta=1.5)</c>) or a formula
    /// (<c>x * sigmoid(1.702 * x)</c>, <c>relu(x)^2</c>).</summary>
    /// <exception cref="HillockException">Nothing of that name (the nearest are offered), a wrong parameter, or an error in the formula.</exception>
    public static Activation Parse(string text) => ActivationText.Parse(text);

    /// <summary>The same as <see cref="Parse"/>.</summary>
    public static implicit operator Activation(string text) => Parse(text);

    /// <summary>An activation from a C# formula, such as <c>Define("mine", x => x * Tanh(Exp(x)))</c>.</summary>
    /// <param name="id">Name in snake_case.</param>
    /// <param name="formula">The function of x; its parameters are found in it.</param>
    /// <exception cref="HillockException">The name is no identifier, x does not occur, or two parameters share a name.</exception>
    public static ElementwiseActivation Define(string id, Func<Formula, Formula> formula) => Define(new ActivationInfo(id), formula);

    /// <summary>An activation from a C# formula, with a description.</summary>
    /// <exception cref="HillockException">The name is no identifier, x does not occur, or two parameters share a name.</exception>
    public static ElementwiseActivation Define(ActivationInfo info, Func<Formula, Formula> formula) => new(info, formula(Formula.X));

    /// <summary>An activation from C# code, such as <c>FromCode("mine", x => Math.Max(0, x), x => x > 0 ? 1 : 0)</c>; see <see cref="CustomActivation"/>.</summary>
    /// <param name="id">Name in snake_case, none of the catalogue.</param>
    /// <param name="value"><c>f(x)</c>; called from several threads at once.</param>
    /// <param name="derivative"><c>f'(x)</c>; nothing checks it here, <c>ActivationCheck.Run</c> does.</param>
    /// <exception cref="HillockException">The name is no identifier, or the catalogue has it.</exception>
    public static CodeActivation FromCode(string id, Func<double, double> value, Func<double, double> derivative) => new(id, value, derivative);

    /// <summary>The same with one parameter at another value.</summary>
    /// <exception cref="HillockException">There is no such parameter, or the value is not finite.</exception>
    public abstract Activation With(string parameter, double value);

    /// <inheritdoc/>
    public virtual bool Equals(Activation? other) => other is not null and not CustomActivation && other.Text == Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Activation);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The <see cref="Text"/>.</summary>
    public override string ToString() => Text;
}
