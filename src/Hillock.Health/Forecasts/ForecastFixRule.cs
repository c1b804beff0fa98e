namespace Hillock.Health.Forecasts;

/// <summary>Proposes a fix for a network of which the forecast is bad, with what is then foretold.</summary>
/// <remarks>A rule is one class. It is found by reflection.</remarks>
internal abstract class ForecastFixRule
{
    private static readonly Lazy<ForecastFixRule[]> Rules = new(() =>
        [.. typeof(ForecastFixRule).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(ForecastFixRule)))
            .Select(t => (ForecastFixRule)Activator.CreateInstance(t)!)
            .OrderBy(r => r.Order)]);

    /// <summary>Its place: of two fixes that both heal, or both do not, the lower comes first.</summary>
    public abstract int Order { get; }

    /// <summary>Its fix; null where it has none.</summary>
    public abstract FixForecast? For(FixTrials network);

    /// <summary>The fixes that help, those that heal first.</summary>
    public static IReadOnlyList<FixForecast> Run(FixTrials network) =>
        [.. Rules.Value.Select(r => r.For(network)).OfType<FixForecast>().Where(network.Helps).OrderByDescending(f => f.Heals)];
}
