using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Hillock.Kernels;

namespace Hillock.Activations;

/// <summary>An activation given by C# code: derive from it and override <see cref="Value"/> and <see cref="Derivative"/>, or pass two functions
/// to <see cref="Activation.FromCode(string, Func{double, double}, Func{double, double})"/>.</summary>
/// <remarks>A formula is compiled to vector loops and differentiated for you; prefer it wherever the function can be written as one. Code is called
/// once for each number unless the span methods are overridden, from several threads at once. Nothing checks that the derivative belongs to the
/// value: run <c>ActivationCheck.Run</c>. Two activations by code are equal only when they are one object.</remarks>
public abstract class CustomActivation : Activation
{
    /// <summary>Stands before the name of an activation by code where its formula would be.</summary>
    internal const string CodePrefix = "code:";

    private static readonly double[] SamplePoints = [.. Enumerable.Range(-200, 401).Select(i => (i * 0.0503) + (i * Math.Abs(i) * 1e-3))];

    /// <summary>An activation called <paramref name="id"/>.</summary>
    /// <param name="id">Name in snake_case, none that means something already.</param>
    /// <exception cref="HillockException">The name is no identifier, or stands for another function.</exception>
    protected CustomActivation(string id)
        : this(new ActivationInfo(id) { Family = "Code", Summary = "A function in C# code." })
    {
    }

    /// <summary>An activation with a description.</summary>
    /// <exception cref="HillockException">The name is no identifier, or stands for another function.</exception>
    protected CustomActivation(ActivationInfo info)
        : base(info, [])
    {
        Naming.CheckNew(info.Id);
    }

    /// <inheritdoc/>
    public sealed override string Text => Id;

    /// <inheritdoc/>
    public sealed override string Declaration => CodePrefix + Id;

    /// <summary>What the code gives at many points, as code itself cannot be compared.</summary>
    public sealed override string Signature => "code " + Convert.ToHexStringLower(SHA256.HashData(
        MemoryMarshal.AsBytes(SamplePoints.SelectMany(x => new[] { Value(x), Derivative(x) }).ToArray().AsSpan())));

    /// <summary>Some values, by which code that is passed to a loaded network is known again; other machines may round them otherwise.</summary>
    internal IReadOnlyList<double> Samples => [.. SamplePoints.Where((_, i) => i % 40 == 3).Select(Value)];

    /// <inheritdoc/>
    public sealed override ActivationKind Kind => ActivationKind.Elementwise;

    /// <inheritdoc/>
    public sealed override string Definition => "C# code";

    /// <summary><c>f(x)</c>; NaN for NaN, and the limit at ±∞ where there is one.</summary>
    public abstract double Value(double x);

    /// <summary><c>f'(x)</c>; at a kink one of the two slopes.</summary>
    public abstract double Derivative(double x);

    /// <summary><c>y = f(x)</c> for many numbers; override it where vector code is faster.</summary>
    public virtual void Apply(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = (float)Value(x[i]);
    }

    /// <summary><c>y = f(x), derivative = f'(x)</c> for many numbers; override it where both have a part in common.</summary>
    public virtual void Apply(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative)
    {
        Apply(x, y);
        for (var i = 0; i < x.Length; i++) derivative[i] = (float)Derivative(x[i]);
    }

    /// <summary>Not possible: the parameters of code are its own.</summary>
    /// <exception cref="HillockException">Always.</exception>
    public sealed override Activation With(string parameter, double value) =>
        throw new HillockException($"{Id} is code, so Hillock knows no parameter '{parameter}' of it; make another object with the value you want.");

    internal sealed override IElementwiseKernel Kernel => new CodeKernel(this);

    private protected sealed override (double Value, double Derivative) PointAt(double x) => (Value(x), Derivative(x));

    private protected sealed override Activation Rebuild(IReadOnlyDictionary<string, double> values) => With(values.Keys.First(), values.Values.First());

    private protected sealed override FunctionIdentity Identify() => new(CodePrefix, [], [RuntimeHelpers.GetHashCode(this)]);

    /// <inheritdoc/>
    public sealed override bool Equals(Activation? other) => ReferenceEquals(this, other);
}
