using Hillock.Data;
using Hillock.Training;

namespace Hillock.Health.Diagnoses;

/// <summary>How much was learned, beside what is known without looking at the inputs: 0 is the most frequent class or the mean target, 1 is perfect, below 0 is
/// worse than knowing nothing.</summary>
/// <param name="Training">On the training rows, in the best epoch; NaN where no epoch was finished.</param>
/// <param name="Validation">On the validation rows, in the best epoch; NaN where there are none.</param>
/// <param name="Doubt">Twice the standard error of the validation figure where nothing was learned.</param>
public sealed record Achievement(double Training, double Validation, double Doubt)
{
    /// <summary>Whether next to nothing was learned of the training rows.</summary>
    public bool IsStuck => !(Training > 0.1);

    /// <summary>Whether validation shows nothing that chance would not.</summary>
    public bool IsChance => !(Validation > Doubt);

    /// <summary>What a training achieved.</summary>
    public static Achievement Of(History history, DataSet data)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(data);
        if (data.Task == TaskKind.Regression)
            return new Achievement(Most(history, e => 1 - e.Metric), Most(history, e => 1 - e.ValidationMetric), Unlearned.Doubt(data.Validation.Count));
        var (train, validation) = (Unlearned.Accuracy(data.Train), Unlearned.Accuracy(data.Validation));
        return new Achievement(
            Most(history, e => Unlearned.Gain(e.Metric, train)),
            Most(history, e => Unlearned.Gain(e.ValidationMetric, validation)),
            Unlearned.Doubt(validation, data.Validation.Count));
    }

    private static double Most(History history, Func<EpochRecord, double> figure) =>
        history.Select(figure).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
}
