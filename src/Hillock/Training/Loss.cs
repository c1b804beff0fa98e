using Hillock.Data;
using Hillock.Networks;

namespace Hillock.Training;

/// <summary>What training makes small; the mean over rows.</summary>
public abstract class Loss
{
    private static readonly string[] Names = ["mean_squared_error", "binary_cross_entropy", "categorical_cross_entropy"];

    private protected Loss()
    {
    }

    /// <summary>The name in run files, such as <c>mean_squared_error</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The loss of a name; the names of Keras and PyTorch are known too.</summary>
    /// <exception cref="HillockException">Unknown name.</exception>
    public static Loss Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Trim().ToLowerInvariant() switch
        {
            "mean_squared_error" or "mse" or "mse_loss" => new MeanSquaredError(),
            "binary_cross_entropy" or "binary_crossentropy" or "bce" or "bce_with_logits" => new BinaryCrossEntropy(),
            "categorical_cross_entropy" or "categorical_crossentropy" or "sparse_categorical_crossentropy" or "cross_entropy" or "ce"
                => new CategoricalCrossEntropy(),
            _ => throw new HillockException(
                $"There is no loss '{name}'; there are {string.Join(", ", Names)}.{Suggestions.Ask(name, Names)}"),
        };
    }

    /// <summary>The loss of a name, as <see cref="Parse"/> finds it.</summary>
    public static implicit operator Loss(string name) => Parse(name);

    /// <summary>The usual loss of a task: squared error for numbers, cross-entropy for classes.</summary>
    public static Loss For(TaskKind task, int outputs) => task switch
    {
        TaskKind.Regression => new MeanSquaredError(),
        _ when outputs == 1 => new BinaryCrossEntropy(),
        _ => new CategoricalCrossEntropy(),
    };

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>How to read the outputs of <paramref name="model"/>.</summary>
    /// <exception cref="HillockException">Outputs that the loss cannot read.</exception>
    internal abstract OutputReading Read(Network model);

    /// <summary>Adds up the rows' losses; with <paramref name="gradient"/>, writes that of their mean by the outputs.</summary>
    internal abstract double Run(in LossBatch batch, bool gradient);
}
