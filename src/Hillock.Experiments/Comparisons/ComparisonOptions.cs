using Hillock.Experiments.RunFiles;
using Hillock.Experiments.Runs;
using Hillock.Texts;

namespace Hillock.Experiments.Comparisons;

/// <summary>How activations are compared.</summary>
public sealed record ComparisonOptions : TrainingRecipe
{
    /// <summary>How many seeds each activation is trained with; 1 or more. One cannot rank.</summary>
    [NotInIdentity] // which trainings there are, not what one comes to
    public int Seeds { get; init; } = 5;

    /// <summary>The first seed; the others count up from it.</summary>
    [NotInIdentity]
    public long FirstSeed { get; init; } = 1;

    /// <summary>The seeds themselves; null: <see cref="Seeds"/> from <see cref="FirstSeed"/>.</summary>
    [NotInIdentity]
    public IReadOnlyList<long>? SeedList { get; init; }

    internal IReadOnlyList<long> AllSeeds => SeedList ?? [.. Enumerable.Range(0, Seeds).Select(i => FirstSeed + i)];

    /// <summary>The options of a specification.</summary>
    internal static ComparisonOptions Of(RunSpec spec) =>
        SpecRecipe.Fill(new ComparisonOptions { Seeds = spec.Fit.SeedCount, FirstSeed = spec.Fit.FirstSeed, SeedList = spec.Fit.SeedList }, spec);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
