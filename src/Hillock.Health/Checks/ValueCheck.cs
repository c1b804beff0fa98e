namespace Hillock.Health.Checks;

/// <summary>Whether there is a finite value wherever inputs usually are.</summary>
internal sealed class ValueCheck : Check
{
    public static readonly FindingKind NoValueAtPoint =
        new("values.point", HealthStage.Check, 40, FaultArea.Activation, Severity.Error, "no finite value at a point");
    public static readonly FindingKind Domain = new(
        "values.domain", HealthStage.Check, 50, FaultArea.Activation, Severity.Error, "no finite value on a part of the usual inputs");
    public static readonly FindingKind None = new("values.none", HealthStage.Check, 60, FaultArea.Activation, Severity.Error, "no finite value anywhere");

    private const double Usual = 10;

    public override CheckOutcome Run(Subject subject)
    {
        var xs = SamplePoints.Usual.Concat(subject.Breaks.All.Select(b => b.X)).Where(x => Math.Abs(x) <= Usual).Distinct().Order().ToArray();
        var bad = xs.Select((x, i) => (X: x, I: i, Value: subject.Value(x))).Where(p => !double.IsFinite(p.Value)).ToList();
        if (bad.Count == 0) return Outcome("values", "values", "finite for every x in [-10, 10]", []);
        var worst = bad.MinBy(p => Math.Abs(p.X));
        var alone = !bad.Any(p => Math.Abs(p.I - worst.I) == 1);
        var finding = alone ? Point(subject, worst.X, worst.Value) : Stretch(worst.X, worst.Value, bad.Count / (double)xs.Length);
        return Outcome("values", "values", finding.Message, [finding]);
    }

    private static Finding Point(Subject subject, double x, double value)
    {
        var (left, right) = (subject.Value(x - 1e-6), subject.Value(x + 1e-6));
        var limit = Math.Abs(left - right) < 1e-4 * (1 + Math.Abs(left)) ? (left + right) / 2 : double.NaN;
        var advice = double.IsFinite(limit)
            ? $"Give the limit there: where(x == {NumberWords.Number(x)}, {NumberWords.Number(limit)}, …)."
            : "Move the singularity away from the inputs, for instance by adding a small number to the denominator or under the root.";
        return new(NoValueAtPoint, $"The value is {NumberWords.Number(value)} at x = {NumberWords.Number(x)}.", advice)
        {
            X = x,
            Expected = limit,
            Got =
            value
        };
    }

    private static Finding Stretch(double x, double value, double share) => new(
        share < 1 ? Domain : None,
        share < 1 ? $"The value is {NumberWords.Number(value)} at x = {NumberWords.Number(x)} and on {NumberWords.Percent(share)} of [-10, 10]."
            : $"There is no finite value anywhere in [-10, 10]: {NumberWords.Number(value)} at x = {NumberWords.Number(x)}.",
        "Inputs of a layer have both signs: define the function for all x, for instance with abs(x), max(x, 0) or where(x > 0, …, …).")
    { X = x, Got = value };
}
