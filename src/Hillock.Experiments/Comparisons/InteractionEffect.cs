namespace Hillock.Experiments.Comparisons;

/// <summary>How much more one value of a factor gains with another value of the other factor, as with the first values of both.</summary>
/// <param name="Factor">Name of the option.</param>
/// <param name="Level">Its value.</param>
/// <param name="Other">Name of the other option.</param>
/// <param name="OtherLevel">Its value.</param>
/// <param name="Difference">Of the two gains: a share of the rows, or of the error.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="P">After Holm's correction over all interactions.</param>
public sealed record InteractionEffect(string Factor, string Level, string Other, string OtherLevel, double Difference, double Low, double High, double P)
{
    /// <summary>What the other value gains over the other factor's first, with <see cref="Level"/>.</summary>
    public double? With { get; init; }

    /// <summary>The same with the first value of <see cref="Factor"/>.</summary>
    public double? Without { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
