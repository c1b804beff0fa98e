using Hillock.Experiments.Runs;

namespace Hillock.Experiments.Comparisons;

/// <summary>How activations are compared.</summary>
public sealed record ComparisonOptions : TrainingRecipe
{
    /// <summary>How many seeds each activation is trained with; 1 or more. One cannot rank.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>The first seed; the others count up from it.</summary>
    public long FirstSeed { get; init; } = 1;

    /// <summary>The seeds themselves; null: <see cref="Seeds"/> from <see cref="FirstSeed"/>.</summary>
    public IReadOnlyList<long>? SeedList { get; init; }

    internal IReadOnlyList<long> AllSeeds => SeedList ?? [.. Enumerable.Range(0, Seeds).Select(i => FirstSeed + i)];

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
