namespace Hillock.Health.Forecasts;

/// <summary>How far signals reach in a plain network of such layers without end; networks much deeper than the scale of correlations do not train.</summary>
/// <param name="MeanSquare">q*, where the mean square of what activations read settles.</param>
/// <param name="Correlation">c*, how alike all rows become.</param>
/// <param name="Chi">χ at q*: 1 at the edge of chaos, below it gradients vanish, above it they explode.</param>
/// <param name="LengthSlope">Q' at q*, stable below 1.</param>
/// <remarks>S. Schoenholz, J. Gilmer, S. Ganguli and J. Sohl-Dickstein 2017, arXiv:1611.01232.</remarks>
public sealed record DepthScales(double MeanSquare, double Correlation, double Chi, double LengthSlope)
{
    /// <summary>The slope of the correlation map at c*.</summary>
    public double CorrelationSlope { get; init; }

    /// <summary>ξ_∇: layers over which the squared gradient changes by a factor e.</summary>
    public double Gradient => Scale(Chi);

    /// <summary>ξ_c: layers over which what rows are apart from c* shrinks by a factor e.</summary>
    public double OfCorrelation => Scale(CorrelationSlope);

    /// <summary>ξ_q: layers over which the mean square's distance from q* shrinks by a factor e; it grows where Q' is above 1.</summary>
    public double OfMeanSquare => Scale(LengthSlope);

    private static double Scale(double slope) => 1 / Math.Abs(Math.Log(slope));
}
