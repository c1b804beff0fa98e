namespace Hillock.Data.Tables;

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>Nothing, or a mark for nothing.</summary>
    Missing,

    /// <summary>A number that float32 can hold.</summary>
    Number,

    /// <summary>NaN, an infinity, or a number beyond float32.</summary>
    NotFinite,

    /// <summary>Anything else.</summary>
    Text,
}
