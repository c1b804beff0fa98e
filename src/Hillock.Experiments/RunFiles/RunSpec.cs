namespace Hillock.Experiments.RunFiles;

/// <summary>Everything a run needs, as written on a command line or in a run file; null means the documented default.</summary>
/// <remarks><see cref="RunOptions"/> is the one table of its fields: names, help, defaults, parsing and limits.</remarks>
public sealed record RunSpec
{
    /// <summary>Which data, and how they are read.</summary>
    public DataSpec Data { get; init; } = new();

    /// <summary>The network.</summary>
    public NetworkSpec Network { get; init; } = new();

    /// <summary>How it is trained.</summary>
    public FitSpec Fit { get; init; } = new();

    /// <summary>What is compared, and how often.</summary>
    public DesignSpec Design { get; init; } = new();

    /// <summary>Where the run is written and how it is watched.</summary>
    public PlaceSpec Place { get; init; } = new();

    /// <summary>The run with other data.</summary>
    public RunSpec With(DataSpec data) => this with { Data = data };

    /// <summary>The run with another network.</summary>
    public RunSpec With(NetworkSpec network) => this with { Network = network };

    /// <summary>The run trained otherwise.</summary>
    public RunSpec With(FitSpec fit) => this with { Fit = fit };

    /// <summary>The run with another comparison.</summary>
    public RunSpec With(DesignSpec design) => this with { Design = design };

    /// <summary>The run elsewhere.</summary>
    public RunSpec With(PlaceSpec place) => this with { Place = place };

    /// <summary>The run with other limits, penalties or averages.</summary>
    public RunSpec With(Training.FitOptions options) => With(Fit with { Options = options });

    /// <inheritdoc/>
    public override string ToString() => RecordText.Of(this);
}
