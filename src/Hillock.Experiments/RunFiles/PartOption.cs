using Hillock.Training;

namespace Hillock.Experiments.RunFiles;

/// <summary>One field of a part of a run.</summary>
/// <typeparam name="T">The part.</typeparam>
internal sealed record PartOption<T> : RunOption
{
    /// <summary>The part with the field set from texts.</summary>
    public required Func<T, IReadOnlyList<string>, T> Setter { get; init; }

    /// <summary>The texts of the field; null where there is none.</summary>
    public required Func<T, IReadOnlyList<string>?> Getter { get; init; }

    /// <inheritdoc/>
    public override bool LeavesResultsAlone => typeof(T) == typeof(PlaceSpec);

    /// <inheritdoc/>
    public override IReadOnlyList<string>? Texts(RunSpec spec) =>
        Getter(Part(spec)) is { } texts && !texts.SequenceEqual(Getter(Part(new RunSpec())) ?? []) ? texts : null;

    private protected override RunSpec Set(RunSpec spec, IReadOnlyList<string> texts) => Setter(Part(spec), texts) switch
    {
        DataSpec data => spec.With(data),
        NetworkSpec network => spec.With(network),
        FitSpec fit => spec.With(fit),
        FitOptions options => spec.With(options),
        DesignSpec design => spec.With(design),
        PlaceSpec place => spec.With(place),
        _ => throw NotAPart,
    };

    private static InvalidOperationException NotAPart => new($"{typeof(T).Name} is no part of a run.");

    private static T Part(RunSpec spec) =>
        new object[] { spec.Data, spec.Network, spec.Fit, spec.Fit.Options, spec.Design, spec.Place }.OfType<T>().FirstOrDefault() ?? throw NotAPart;
}
