using Hillock.Cli.Verbs;
using Hillock.Data;
using Hillock.Health;
using Hillock.Health.Fixes;
using Hillock.Health.Forecasts;

namespace Hillock.Cli.Rendering;

/// <summary>What <c>forecast --json</c> prints.</summary>
internal static class ForecastJson
{
    /// <summary>The data, a list of forecasts, also of one, and the picture where one was asked for.</summary>
    public static object Of(IReadOnlyList<ForecastResult> results, DataSet? data, string? file) =>
        new { Data = DataJson.Of(data), Forecasts = results.Select(One), File = file is null ? null : Path.GetFullPath(file) };

    private static object One(ForecastResult result)
    {
        var report = result.Report;
        return new
        {
            Activation = result.Name,
            Verdict = Name(report.Verdict),
            Sentence = report.Sentence,
            report.Findings,
            report.Log10GradientRatio,
            report.Tolerance,
            Unstable = report.IsUnstable,
            Uncertain = report.IsUncertain,
            report.DeadProbability,
            Inputs = new { report.Inputs.MeanSquare, report.Inputs.Correlation },
            DepthScales = report.DepthScales is { } s
                ? new { s.MeanSquare, s.Correlation, s.Chi, s.LengthSlope, s.Gradient, OfCorrelation = s.OfCorrelation, OfMeanSquare = s.OfMeanSquare }
                : null,
            Cures = report.Fixes.Select(Fix),
            Layers = report.Layers.Select((l, i) => Layer(l, result.Measured?[i])),
        };
    }

    private static object Fix(FixForecast forecast)
    {
        var edge = forecast.Fix.Steps.OfType<UseNormalWeights>().FirstOrDefault();
        return new
        {
            Kind = Kind(forecast.Fix.Name),
            Text = forecast.Fix.Advice,
            forecast.Log10GradientRatio,
            forecast.Correlation,
            forecast.Heals,
            Gain =
            edge?.Gain,
            BiasStd = edge?.BiasDeviation
        };
    }

    // The names of the schema are older than those of the fixes.
    private static string Kind(string name) => name == "reinitialize" ? "initializer" : name.Replace('-', '_');

    private static object Layer(LayerForecast l, LayerMeasure? measured) => new
    {
        l.Name,
        Q = l.MeanSquare,
        l.Correlation,
        l.Chi,
        l.Log10Gradient,
        OutputQ = l.OutputMeanSquare,
        l.OutputCorrelation,
        l.Log10OutputGradient,
        l.LengthSlope,
        l.DeadProbability,
        l.SaturatedShare,
        l.Doubt,
        Measured = measured is null ? null : new
        {
            OutputQ = measured.MeanSquare,
            OutputCorrelation = measured.Correlation,
            Log10OutputGradient =
            measured.Log10Gradient
        },
    };

    private static string Name(HealthVerdict verdict) => Words(verdict.ToString());

    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
