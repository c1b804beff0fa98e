namespace Hillock.Training;

/// <summary>Stops when the validation loss (the training loss where there is no validation split) no longer falls.</summary>
/// <param name="Patience">Epochs without improvement before stopping; at least 1.</param>
/// <param name="MinDelta">A fall smaller than this is none.</param>
/// <param name="RestoreBest">Whether the parameters of the best epoch are put back.</param>
public sealed record EarlyStopping(int Patience = 5, double MinDelta = 0, bool RestoreBest = true);
