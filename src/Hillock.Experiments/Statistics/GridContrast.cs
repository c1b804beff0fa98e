namespace Hillock.Experiments.Statistics;

/// <summary>A contrast of cells of a grid, block by block, averaged over the settings of the other factors.</summary>
/// <param name="Difference">Its mean and interval over the blocks; null where fewer than two blocks have all its cells.</param>
/// <param name="Settings">Settings of the other factors that it is averaged over.</param>
/// <param name="SettingsLeftOut">Settings left out because an arm that it needs there has no score in more than half of the blocks.</param>
/// <param name="BlocksLeftOut">Blocks left out because a cell is missing.</param>
internal sealed record GridContrast(PairedDifference? Difference, int Settings, int SettingsLeftOut, int BlocksLeftOut);
