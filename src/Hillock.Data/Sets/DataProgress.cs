namespace Hillock.Data;

/// <summary>What is being done while data are loaded.</summary>
/// <param name="Stage">Which kind of work.</param>
/// <param name="Name">The file, or the data set.</param>
/// <param name="Done">Bytes or images done.</param>
/// <param name="Total">Bytes or images in all; null where it is not known.</param>
/// <param name="Place">The address it comes from, or the folder it goes to.</param>
public sealed record DataProgress(DataStage Stage, string Name, long Done, long? Total, string Place);
