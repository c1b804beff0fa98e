using Hillock.Training.Texts;

namespace Hillock.Training;

/// <summary>The losses by name, with the names of Keras and PyTorch.</summary>
internal static class LossForms
{
    /// <summary>One row each.</summary>
    public static TextForms<Loss> All { get; } = new(
        "loss",
        (new MeanSquaredError(), ["mean_squared_error", "mse", "mse_loss"]),
        (new MeanAbsoluteError(), ["mean_absolute_error", "mae", "l1_loss"]),
        (new Huber(), ["huber", "huber_loss"]),
        (new Poisson(), ["poisson", "poisson_nll_loss"]),
        (new BinaryCrossEntropy(), ["binary_cross_entropy", "binary_crossentropy", "bce", "bce_with_logits"]),
        (new CategoricalCrossEntropy(),
            ["categorical_cross_entropy", "categorical_crossentropy", "sparse_categorical_crossentropy", "cross_entropy", "ce"]),
        (new Hinge(), ["hinge", "multi_margin_loss"]),
        (new SquaredHinge(), ["squared_hinge"]));
}
