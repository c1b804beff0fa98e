using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Activations;

/// <summary>An activation function; write <c>"relu"</c>, <c>"leaky_relu(alpha=0.2)"</c> or a formula wherever one is expected.</summary>
/// <remarks>Two activations are equal when they are one function, whatever they are called: the same formula after simplification, fixed parameters at the same
/// values, learned ones of the same names and first values. Those by code are equal only when they are one object.</remarks>
public abstract class Activation : IEquatable<Activation>
{
    private readonly Lazy<IReadOnlyList<Parameter>> _parameters;
    private readonly Lazy<IReadOnlyList<Parameter>> _defaults;
    private readonly Lazy<IReadOnlyList<ActivationPreset>> _presets;
    private readonly Lazy<FunctionIdentity> _identity;

    private protected Activation(ActivationInfo info, IReadOnlyList<Parameter> parameters, Activation? original = null)
        : this(info, new Lazy<IReadOnlyList<Parameter>>(parameters), original)
    {
    }

    /// <summary>One whose parameters are known once its formula is needed.</summary>
    private protected Activation(ActivationInfo info, Lazy<IReadOnlyList<Parameter>> parameters, Activation? original = null)
    {
        Info = info;
        _parameters = parameters;
        _defaults = original?._defaults ?? parameters;
        _identity = new(Identify);
        _presets = original?._presets ?? new(() => [.. info.Presets.SelectMany(text => global::Hillock.Activations.Presets.Read(this, text))]);
    }

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

    /// <summary>What it maps to what.</summary>
    public abstract ActivationKind Kind { get; }

    /// <summary>The function as text; that of an element-wise activation is its formula.</summary>
    public abstract string Definition { get; }

    /// <summary>The parameters, in order of first use.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters.Value;

    /// <summary>Those that training changes.</summary>
    public IReadOnlyList<Parameter> Learnable => [.. Parameters.Where(p => p.Learnable)];

    /// <summary>Whether a learned parameter is one for each channel (each unit of a dense layer), as <see cref="Parameter.PerChannel"/> says of
    /// each; else a layer has one. A catalogue entry starts as its source has it.</summary>
    public bool LearnsPerChannel => Parameters.Any(p => p.PerChannel);

    /// <summary>The frameworks that have it, under which name and with which defaults.</summary>
    public IReadOnlyList<ActivationPreset> Presets => _presets.Value;

    /// <summary>As a user writes it: the name, with parameters where they differ from the default, or the formula.</summary>
    public virtual string Text => Changes() is { Length: > 0 } changes ? $"{Id}({changes})" : Id;

    /// <summary>Text that <see cref="Parse"/> reads back as an equal activation of the same <see cref="Text"/>: that text, or with its formula,
    /// <c>mine(x) = x * tanh(exp(x))</c>, for one that <see cref="Define(string, Func{Formula, Formula})"/> made; <c>code:mine</c> for one by code.</summary>
    /// <exception cref="HillockException">The formula is too long to be kept as text.</exception>
    public virtual string Declaration => Text;

    /// <summary>Says which function it is, whatever it is called, to the last bit: keys of kept results are made of it. The same in every process.</summary>
    public virtual string Signature => Text;

    /// <summary>Reads a name (<c>relu</c>), a name with parameters (<c>leaky_relu(0.2)</c>, <c>swish(beta=1.5)</c>), a formula
    /// (<c>x * sigmoid(1.702 * x)</c>, <c>relu(x)^2</c>) or a formula with a name (<c>mine(x) = x * tanh(exp(x))</c>).</summary>
    /// <exception cref="HillockException">Nothing of that name (the nearest are offered), a wrong parameter, or an error in the formula.</exception>
    public static Activation Parse(string text) => ActivationText.Parse(text);

    /// <summary>The same as <see cref="Parse"/>.</summary>
    public static implicit operator Activation(string text) => Parse(text);

    /// <summary>An activation from a C# formula, such as <c>Define("mine", x => x * Tanh(Exp(x)))</c>.</summary>
    /// <param name="id">Name in snake_case, none that means something already.</param>
    /// <param name="formula">The function of x; its parameters are found in it.</param>
    /// <exception cref="HillockException">The name is no identifier or stands for another function, x does not occur, or two parameters share a
    /// name.</exception>
    public static ElementwiseActivation Define(string id, Func<Formula, Formula> formula) => Define(new ActivationInfo(id), formula);

    /// <summary>An activation from a C# formula, with a description.</summary>
    /// <exception cref="HillockException">The name is no identifier or stands for another function, x does not occur, or two parameters share a
    /// name.</exception>
    public static ElementwiseActivation Define(ActivationInfo info, Func<Formula, Formula> formula)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(formula);
        return new(info, formula(Formula.X) ?? throw new HillockException(
            $"The formula of '{info.Id}' came back as null; return a function of x, such as x => x * Tanh(x)."));
    }

    /// <summary>An activation from C# code, such as <c>FromCode("mine", x => Math.Max(0, x), x => x > 0 ? 1 : 0)</c>; see
    /// <see cref="CustomActivation"/>.</summary>
    /// <param name="id">Name in snake_case, none that means something already.</param>
    /// <param name="value"><c>f(x)</c>; called from several threads at once.</param>
    /// <param name="derivative"><c>f'(x)</c>; nothing checks it here, <c>ActivationCheck.Run</c> does.</param>
    /// <exception cref="HillockException">The name is no identifier, or stands for another function.</exception>
    public static CodeActivation FromCode(string id, Func<double, double> value, Func<double, double> derivative) => new(id, value, derivative);

    /// <summary>Value and derivative at one place, in float64; where a number is wanted, the value. Noise is off, as in predictions.</summary>
    /// <exception cref="HillockException">A function of a whole row.</exception>
    public ActivationPoint Evaluate(double x)
    {
        var (value, derivative) = PointAt(x);
        return new ActivationPoint(x, value, derivative);
    }

    /// <summary>The values at many places, in float32 by the loops that networks run; of a function of a row, those of the one row.</summary>
    /// <exception cref="HillockException">A row that does not fit.</exception>
    public virtual float[] Evaluate(ReadOnlySpan<float> x)
    {
        var y = new float[x.Length];
        Evaluate(x, y);
        return y;
    }

    /// <summary>The same into memory of the caller, which may be that of <paramref name="x"/>.</summary>
    /// <exception cref="HillockException">Memory of another size, or a function of a whole row.</exception>
    public void Evaluate(ReadOnlySpan<float> x, Span<float> y) => SpanEvaluation.Run(this, x, y, default, both: false);

    /// <summary>Values and derivatives at many places, in one pass.</summary>
    /// <exception cref="HillockException">Memory of another size, or a function of a whole row.</exception>
    public void Evaluate(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative) => SpanEvaluation.Run(this, x, y, derivative, both: true);

    /// <summary>The loops of a function of one number; null for one of a row.</summary>
    internal virtual IElementwiseKernel? Kernel => null;

    /// <summary>Value and derivative of a function of one number.</summary>
    private protected virtual (double Value, double Derivative) PointAt(double x) =>
        throw new HillockException($"{Id} is a function of a whole row, so it has no value at one number; give Evaluate the row.");

    /// <summary>The values <paramref name="parameter"/> may have.</summary>
    public Interval DomainOf(string parameter) => Info.Domains.TryGetValue(parameter, out var domain) ? domain : Interval.Everything;

    /// <summary>The same with one parameter at another value.</summary>
    /// <exception cref="HillockException">There is no such parameter, or the value is not in its domain.</exception>
    public virtual Activation With(string parameter, double value) => With(new Dictionary<string, double> { [parameter] = value });

    /// <summary>The same with some parameters, by name, at other values.</summary>
    /// <exception cref="HillockException">There is no such parameter, a value is not in its domain, or one is given twice.</exception>
    public Activation With(IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == 0 ? this : Rebuild(ParameterValues.Check(this, values));
    }

    /// <summary>The same with every learned parameter one for each channel, written <c>prelu(per_channel)</c>.</summary>
    /// <exception cref="HillockException">It learns nothing.</exception>
    public Activation PerChannel() => Share(true);

    /// <summary>The same with every learned parameter one for the whole layer, written <c>prelu(shared)</c>.</summary>
    /// <exception cref="HillockException">It learns nothing.</exception>
    public Activation Shared() => Share(false);

    /// <summary>The same with its learned parameters shared or not.</summary>
    private protected virtual Activation ShareLearned(bool perChannel) => this;

    /// <summary>The same with parameters, by their own names, at values that have been checked.</summary>
    private protected abstract Activation Rebuild(IReadOnlyDictionary<string, double> values);

    /// <summary>What it is apart from its names.</summary>
    private protected abstract FunctionIdentity Identify();

    /// <inheritdoc/>
    public virtual bool Equals(Activation? other) =>
        ReferenceEquals(this, other) || (other is not null and not CustomActivation && other._identity.Value.Equals(_identity.Value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Activation);

    /// <inheritdoc/>
    public override int GetHashCode() => _identity.Value.GetHashCode();

    /// <summary>The <see cref="Text"/>.</summary>
    public override string ToString() => Text;

    private Activation Share(bool perChannel)
    {
        if (Learnable.Count == 0)
            throw new HillockException($"{Id} learns nothing, so {(perChannel ? ActivationText.PerChannel : ActivationText.Shared)} says nothing of it.");
        return Learnable.All(p => p.PerChannel == perChannel) ? this : ShareLearned(perChannel);
    }

    /// <summary>The parameters that are not at their defaults, as they stand between the brackets of a text; or nothing.</summary>
    private protected string Changes()
    {
        var changes = Parameters.Zip(_defaults.Value)
            .Where(p => p.First.Value != p.Second.Value)
            .Select(p => $"{p.First.Name}={Numbers.Print(p.First.Value)}").ToList();
        if (Parameters.Zip(_defaults.Value).Any(p => p.First.PerChannel != p.Second.PerChannel))
            changes.Add(LearnsPerChannel ? ActivationText.PerChannel : ActivationText.Shared);
        return string.Join(", ", changes);
    }
}
