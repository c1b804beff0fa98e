namespace Hillock.Data;

/// <summary>One column of a table as it was read.</summary>
/// <param name="Name">From the header, or <c>column N</c> counted from 1.</param>
/// <param name="Kind">How it is used.</param>
/// <param name="Missing">How many cells are missing.</param>
/// <param name="Distinct">How many different values it holds.</param>
/// <param name="Mean">Mean of the training rows in the column's own unit; null where it is not a number.</param>
/// <param name="Deviation">Their standard deviation; null where it is not a number.</param>
/// <param name="Inputs">How many inputs of the network it becomes.</param>
/// <param name="Note">Why it was dropped, or how it was changed; empty otherwise.</param>
public sealed record ColumnInfo(
    string Name, ColumnKind Kind, int Missing, int Distinct, double? Mean, double? Deviation, int Inputs, string Note = "");
