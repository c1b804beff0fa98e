namespace Hillock.Layers;

/// <summary>What a layer is to those that judge or change a network, so that they need not know the layer; what holds in evaluation.</summary>
/// <remarks>Base classes with members of their own are roles too: <see cref="LinearLayer"/>, <see cref="Normalization"/>,
/// <see cref="RecurrentLayer"/>.</remarks>
[Flags]
internal enum LayerRoles
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Passes every number on as it is, perhaps in another shape; in training it may drop some.</summary>
    KeepsNumbers = 1,

    /// <summary>Keeps channels apart and in order, so that what is done to a channel can be undone in the weights behind.</summary>
    KeepsChannels = 2,

    /// <summary>f(a) + f(b) = f(a + b) + f(0): layers of weights around it are one.</summary>
    Affine = 4,

    /// <summary>A row's output depends on the batch in training, and on what was kept of batches in evaluation.</summary>
    UsesBatch = 8,

    /// <summary>Reads whole numbers that stand for things, so that their scale means nothing.</summary>
    ReadsIds = 16,

    /// <summary>Adds its inputs.</summary>
    AddsInputs = 32,

    /// <summary>Multiplies its inputs: one weighs the other.</summary>
    MultipliesInputs = 64,

    /// <summary>Is nothing but its activation.</summary>
    IsActivation = 128,

    /// <summary>Dropout that keeps mean 0 and variance 1.</summary>
    KeepsMoments = 256,
}
