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

    /// <summary>Learning rates from which each arm takes its best on the validation rows; null: the optimiser's own.</summary>
    [NotInIdentity]
    public IReadOnlyList<double>? Rates { get; init; }

    /// <summary>Whether the rates are a grid of five around the optimiser's own that widens where the best lies on its edge.</summary>
    [NotInIdentity]
    public bool AutoRates { get; init; }

    /// <summary>Whether arms that can no longer win are left out of later seeds.</summary>
    [NotInIdentity]
    public bool Race { get; init; }

    /// <summary>The arm that the others are held against, by its text; null: none but the best.</summary>
    [NotInIdentity]
    public string? Baseline { get; init; }

    /// <summary>Difference that does not matter, in points of accuracy or per cent of the error; null: none.</summary>
    [NotInIdentity]
    public double? Margin { get; init; }

    internal IReadOnlyList<long> AllSeeds => SeedList ?? [.. Enumerable.Range(0, Seeds).Select(i => FirstSeed + i)];

    /// <summary>The options of a specification.</summary>
    internal static ComparisonOptions Of(RunSpec spec) =>
        SpecRecipe.Fill(new ComparisonOptions(), spec);

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
