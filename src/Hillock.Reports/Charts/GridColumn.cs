namespace Hillock.Reports.Charts;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its head.</param>
/// <param name="IsNumber">Whether its cells stand at the right.</param>
internal sealed record GridColumn(string Name, bool IsNumber = false);
