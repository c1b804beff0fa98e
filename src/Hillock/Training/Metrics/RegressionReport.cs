namespace Hillock.Training;

/// <summary>The measures of a regression.</summary>
public sealed record RegressionReport
{
    private RegressionReport()
    {
    }

    /// <summary>Coefficient of determination: the mean over outputs, as in scikit-learn; 1 is perfect, 0 as good as the mean of the targets.</summary>
    public required double R2 { get; init; }

    /// <summary>Over all outputs, in the targets' unit.</summary>
    public required double MeanAbsoluteError { get; init; }

    /// <summary>The root of the mean square over all outputs, in the targets' unit.</summary>
    public required double RootMeanSquareError { get; init; }

    /// <summary>Predictions that are NaN or infinite; the measures of their outputs are then not finite either.</summary>
    public required long NotFinite { get; init; }

    /// <summary>Each output.</summary>
    public required IReadOnlyList<OutputError> Outputs { get; init; }

    /// <summary>The report of predictions.</summary>
    /// <param name="predictions">[rows × outputs] row-major.</param>
    /// <param name="targets">What they should be.</param>
    /// <param name="outputs">Numbers a row.</param>
    /// <param name="names">Names of the targets; counted from 1 unless given.</param>
    /// <exception cref="HillockException">Numbers that do not fit each other.</exception>
    public static RegressionReport Of(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, int outputs = 1, IReadOnlyList<string>? names = null)
    {
        if (targets.IsEmpty) throw new HillockException("There are no rows to report on.");
        if (outputs < 1 || predictions.Length != targets.Length || targets.Length % outputs != 0)
            throw new HillockException(
                $"Got {predictions.Length} predictions and {targets.Length} targets of {outputs} outputs; expected as many, in whole rows.");
        var broken = 0L;
        foreach (var prediction in predictions) broken += double.IsFinite(prediction) ? 0 : 1;
        var each = new OutputError[outputs];
        for (var j = 0; j < outputs; j++) each[j] = Measure(predictions, targets, j, outputs, names?.ElementAtOrDefault(j) ?? $"output {j + 1}");
        return new RegressionReport
        {
            R2 = each.Average(o => o.R2),
            MeanAbsoluteError = each.Average(o => o.MeanAbsoluteError),
            RootMeanSquareError = Math.Sqrt(each.Average(o => o.RootMeanSquareError * o.RootMeanSquareError)),
            NotFinite = broken,
            Outputs = each,
        };
    }

    /// <summary>A line for each output where there are several, and one for all.</summary>
    public override string ToString() =>
        (NotFinite == 0 ? "" : $"{NotFinite} predictions are not finite numbers\n")
        + ReportText.Table(["target", "R²", "mean absolute error", "root mean square error"],
    [
        .. Outputs.Count == 1 ? [] : Outputs.Select(o => Line(o.Name, o.R2, o.MeanAbsoluteError, o.RootMeanSquareError)),
        Line(Outputs.Count == 1 ? Outputs[0].Name : "all", R2, MeanAbsoluteError, RootMeanSquareError),
    ]);

    private static string[] Line(string name, params double[] values) => [name, .. values.Select(ReportText.Number)];

    private static OutputError Measure(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, int first, int outputs, string name)
    {
        var rows = targets.Length / outputs;
        double mean = 0, spread = 0, absolute = 0, squares = 0;
        for (var i = first; i < targets.Length; i += outputs) mean += targets[i] / rows;
        for (var i = first; i < targets.Length; i += outputs)
        {
            var error = predictions[i] - targets[i];
            absolute += Math.Abs(error);
            squares += error * error;
            spread += (targets[i] - mean) * (targets[i] - mean);
        }

        return new OutputError(name, spread > 0 ? 1 - (squares / spread) : double.NaN, absolute / rows, Math.Sqrt(squares / rows));
    }
}
