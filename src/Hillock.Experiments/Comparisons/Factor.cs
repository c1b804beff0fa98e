namespace Hillock.Experiments.Comparisons;

/// <summary>One choice of a comparison: an option of <c>train</c> and the values it takes.</summary>
/// <param name="Option">Name of the option, such as <c>activation</c>.</param>
/// <param name="Values">As written, two or more, all different.</param>
public sealed record Factor(string Option, IReadOnlyList<string> Values)
{
    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
