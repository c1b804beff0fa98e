namespace Hillock.Training;

/// <summary>Sums over rows that metrics are made of.</summary>
internal struct LossSums
{
    /// <summary>Rows.</summary>
    public long Rows;

    /// <summary>Sum of the rows' losses.</summary>
    public double Loss;

    /// <summary>Classes, or outputs, that are right or wrong; 0 for a regression.</summary>
    public long Judged;

    /// <summary>How many of them are right.</summary>
    public long Correct;

    /// <summary>Sum of the rows' mean squared errors; regression only.</summary>
    public double SquaredError;

    /// <summary>The loss a row.</summary>
    public readonly double Mean => Loss / Math.Max(Rows, 1);

    /// <summary>Adds the sums of other rows.</summary>
    public void Add(in LossSums other)
    {
        Rows += other.Rows;
        Loss += other.Loss;
        Judged += other.Judged;
        Correct += other.Correct;
        SquaredError += other.SquaredError;
    }
}
