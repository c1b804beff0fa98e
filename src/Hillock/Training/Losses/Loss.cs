using System.Globalization;
using Hillock.Activations;
using Hillock.Data;
using Hillock.Networks;
using Hillock.Texts;

namespace Hillock.Training;

/// <summary>What training makes small; the mean over rows.</summary>
public abstract record Loss : ISettable<Loss>
{
    private protected Loss()
    {
    }

    /// <summary>The names, such as <c>mean_squared_error</c>.</summary>
    public static IReadOnlyList<string> Names => Forms.Names;

    /// <summary>The forms that texts know.</summary>
    internal static TextForms<Loss> Forms { get; } = new("loss");

    /// <summary>The name in run files, such as <c>mean_squared_error</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The name with the settings that are not the usual ones, such as <c>huber(delta=0.5)</c>; <see cref="Parse"/> reads it.</summary>
    public string Text => Forms.Write(this);

    /// <summary>The loss of a text such as <c>huber(delta=0.5)</c>; the names of Keras and PyTorch are known too.</summary>
    /// <exception cref="HillockException">Unknown name or setting, or a value out of its range.</exception>
    public static Loss Parse(string text) => Forms.Parse(text);

    /// <summary>The loss of a text, as <see cref="Parse"/> finds it.</summary>
    public static implicit operator Loss(string text) => Parse(text);

    /// <summary>The usual loss of a task: squared error for numbers, cross-entropy for classes.</summary>
    public static Loss For(TaskKind task, int outputs) => task switch
    {
        TaskKind.Regression => new MeanSquaredError(),
        _ when outputs == 1 => new BinaryCrossEntropy(),
        _ => new CategoricalCrossEntropy(),
    };

    /// <summary>The activation that a network for the task usually ends in with this loss; null for a linear end.</summary>
    public virtual Activation? OutputFor(TaskKind task) => task switch
    {
        TaskKind.Classification => Catalogue.Softmax,
        TaskKind.BinaryClassification => Catalogue.Sigmoid,
        _ => null,
    };

    /// <summary>Whether the loss can be used for a task whose network has the usual outputs.</summary>
    public virtual bool Fits(TaskKind task) => true;

    /// <summary>The same loss with labels smoothed: each target moves by that share towards all classes alike (Szegedy et al. 2016).</summary>
    /// <exception cref="HillockException">A loss that is not a cross-entropy, or a share outside [0, 1).</exception>
    public virtual Loss WithLabelSmoothing(double share) => throw new HillockException(
        $"Label smoothing belongs to the cross-entropies, and the loss is {Text}. Leave it out, or use categorical_cross_entropy.");

    /// <inheritdoc/>
    public sealed override string ToString() => Text;

    /// <inheritdoc/>
    Loss ISettable<Loss>.With(Settings settings) => With(settings);

    /// <summary>Whether targets are read in their own unit instead of standardised.</summary>
    internal virtual bool ReadsRawTargets => false;

    /// <summary>The targets of a split as they are read; none where rows have classes.</summary>
    internal float[] TargetsOf(Split split) => ReadsRawTargets ? Array.ConvertAll(split.RawTargets, target => (float)target) : split.Targets;

    /// <summary>A copy with the settings that were written.</summary>
    internal virtual Loss With(Settings settings) => this;

    /// <summary>How to read the outputs of <paramref name="model"/>.</summary>
    /// <exception cref="HillockException">Outputs that the loss cannot read.</exception>
    internal abstract OutputReading Read(Network model);

    /// <summary>Checks that the loss can use these targets.</summary>
    /// <exception cref="HillockException">It cannot.</exception>
    internal virtual void CheckTargets(ReadOnlySpan<float> targets)
    {
    }

    /// <summary>Adds up the rows' losses; with <paramref name="gradient"/>, writes that of their mean by the outputs.</summary>
    internal abstract double Run(in LossBatch batch, bool gradient);

    /// <summary>The value, if it is valid.</summary>
    private protected static double Check(double value, string what, bool valid, string expected) => valid
        ? value
        : throw new HillockException($"The {what} is {value.ToString(CultureInfo.InvariantCulture)}; it must be {expected}.");
}
