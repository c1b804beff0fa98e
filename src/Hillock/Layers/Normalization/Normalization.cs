using System.Globalization;
using Hillock.Activations;
using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>A layer that brings its input to mean 0 and variance 1, or to mean square 1, then scales it by γ and shifts it by β, one of each a feature or
/// channel.</summary>
/// <remarks>γ starts at 1 and β at 0; weight decay leaves both alone.</remarks>
public abstract class Normalization : SingleInputLayer
{
    /// <summary>Names of the parameter tensors.</summary>
    internal const string ScaleName = "scale", ShiftName = "shift";

    private protected Normalization(double epsilon, bool scale, bool shift)
    {
        Epsilon = epsilon is > 0 and < double.PositiveInfinity
            ? epsilon
            : throw new HillockException(
                $"The epsilon of a normalisation is {Number(epsilon)}; it keeps a constant input from being divided by 0 and must be above 0, such as 1e-5.");
        HasScale = scale;
        HasShift = shift;
    }

    /// <summary>ε, added to the variance or to the mean square.</summary>
    public double Epsilon { get; }

    /// <summary>Whether there is a γ.</summary>
    public bool HasScale { get; }

    /// <summary>Whether there is a β.</summary>
    public bool HasShift { get; }

    /// <inheritdoc/>
    public sealed override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public sealed override string ToString() => $"{GetType().Name}({Details(null)})";

    /// <inheritdoc/>
    internal sealed override bool IsTransparent => true;

    /// <inheritdoc/>
    internal sealed override bool FusesActivation => true;

    /// <inheritdoc/>
    internal override string Details(Activation? following) =>
        $"epsilon {Number(Epsilon)}{(HasScale ? "" : ", no scale")}{(HasShift ? "" : ", no shift")}";

    /// <inheritdoc/>
    internal override IReadOnlyList<ParameterShape> Parameters(Shape input)
    {
        var shapes = new List<ParameterShape>();
        if (HasScale) shapes.Add(new ParameterShape(ScaleName, ParameterKind.Scale, 1, Features(input)));
        if (HasShift) shapes.Add(new ParameterShape(ShiftName, ParameterKind.Bias, 1, Features(input)));
        return shapes;
    }

    /// <inheritdoc/>
    internal override void Initialize(ParameterStore store, Activation? following, RandomStream random)
    {
        Fill(store, ScaleName, 1);
        Fill(store, ShiftName, 0);
    }

    /// <summary>Features or channels: the last extent.</summary>
    private protected static int Features(Shape input) => input[input.Rank - 1];

    /// <summary>A number as it is written.</summary>
    private protected static string Number(double value) => value.ToString(CultureInfo.InvariantCulture).ToLowerInvariant();

    /// <summary>Sets all numbers of a tensor, if there is one of that name.</summary>
    private protected void Fill(ParameterStore store, string name, float value)
    {
        if (store.Find(this, name) is { } tensor) store.Write(tensor, Enumerable.Repeat(value, tensor.Columns).ToArray());
    }
}
