namespace Hillock.Activations.Facts;

/// <summary>Averages of <c>f(u)</c> over normal u of some mean and variance: what an activation does to the signal of a wide layer.</summary>
/// <remarks>Ten-point Gauss-Legendre on panels split where pieces meet. The mean of a product over two correlated numbers comes from the Hermite
/// coefficients of f, of which those not computed follow a power law (B. Poole et al. 2016, arXiv:1606.05340; A. Daniely et al. 2016,
/// arXiv:1602.05897).</remarks>
internal sealed record SignalMoments
{
    /// <summary>Hermite coefficients computed; the rest are summed as a tail.</summary>
    internal const int Terms = 40;

    private const double Reach = 12;

    private readonly double[] _spectrum;

    private SignalMoments(double variance, double[] spectrum) => (Variance, _spectrum) = (variance, spectrum);

    /// <summary>The variance of u.</summary>
    public double Variance { get; }

    /// <summary><c>E f(u)</c>.</summary>
    public double Mean { get; private init; }

    /// <summary><c>E f(u)^2</c>.</summary>
    public double MeanSquare { get; private init; }

    /// <summary><c>E f'(u)^2</c>, f' taken between jumps.</summary>
    public double SlopeMeanSquare { get; private init; }

    /// <summary><c>E f'(u)^4</c>.</summary>
    public double SlopeFourth { get; private init; }

    /// <summary>How <see cref="MeanSquare"/> changes with the variance of u: <c>E[f(u) f'(u) z] / √variance</c>, z the standard normal number in u.</summary>
    public double LengthSlope { get; private init; }

    /// <summary>How often f' is 0.</summary>
    public double DeadShare { get; private init; }

    /// <summary>How often <c>|f'|</c> is below a hundredth of its largest.</summary>
    public double SaturatedShare { get; private init; }

    /// <summary><c>(E f)^2 / E f^2</c>: the part of the output that all inputs share.</summary>
    public double MeanShare => Mean * Mean / MeanSquare;

    /// <summary>Whether slopes say how inputs part: f does not jump.</summary>
    public bool IsAnalysable { get; private init; }

    /// <summary>The averages of an activation of single numbers over normal numbers.</summary>
    /// <param name="activation">Element-wise, stochastic or code.</param>
    /// <param name="mean">Mean of u.</param>
    /// <param name="variance">Variance of u, at least 0.</param>
    /// <exception cref="HillockException">An activation of whole rows, or a variance below 0.</exception>
    public static SignalMoments Of(Activation activation, double mean = 0, double variance = 1)
    {
        ArgumentNullException.ThrowIfNull(activation);
        var function = SignalFunction.Of(activation)
            ?? throw new HillockException($"{activation.Text} {activation.Kind.InWords()}; averages over single numbers are those of an activation like relu.");
        return variance >= 0 ? function.Moments(mean, variance) : throw new HillockException($"The variance is {variance}; expected 0 or more.");
    }

    /// <summary><c>E f(u₁) f(u₂)</c> for two such numbers of a correlation in [-1, 1].</summary>
    public double Product(double correlation) => MeanSquare - Parting(correlation);

    /// <summary><c>½ E (f(u₁) - f(u₂))^2</c>, exact also where the correlation is almost 1.</summary>
    public double Parting(double correlation)
    {
        if (!double.IsFinite(MeanSquare)) return double.NaN;
        var c = Math.Clamp(correlation, -1, 1);
        double parting = 0, power = 1, mass = MeanSquare, slope = Variance * SlopeMeanSquare;
        for (var n = 0; n < _spectrum.Length; n++)
        {
            parting += _spectrum[n] * (1 - power);
            mass -= _spectrum[n];
            slope -= n * _spectrum[n];
            power *= c;
        }

        return mass <= 1e-13 * MeanSquare ? parting : parting
            + (mass * PowerTail.Loss(c, _spectrum.Length, IsAnalysable ? slope / mass : double.PositiveInfinity));
    }

    internal static SignalMoments Of(SignalFunction function, double mean, double variance)
    {
        var spread = Math.Sqrt(variance);
        var sums = new SignalSums(function, spread);
        if (spread == 0) sums.Add(mean, 0, 1);
        else foreach (var (z, weight) in NormalRule.Normal(Edges(function, mean, spread))) sums.Add(mean + (spread * z), z, weight);
        if (sums.Overflows) return new SignalMoments(
            variance, sums.Spectrum)
        { MeanSquare = double.PositiveInfinity, SlopeMeanSquare = double.PositiveInfinity, LengthSlope = double.PositiveInfinity };
        return new SignalMoments(variance, sums.Spectrum)
        {
            Mean = sums.Mean,
            MeanSquare = sums.MeanSquare,
            SlopeMeanSquare = sums.SlopeMeanSquare,
            SlopeFourth = sums.SlopeFourth,
            LengthSlope = sums.LengthSlope,
            DeadShare = sums.DeadShare,
            SaturatedShare = sums.SaturatedShare,
            IsAnalysable = !function.Jumps,
        };
    }

    /// <summary>The sum of moments times weights.</summary>
    internal static SignalMoments Mix(ReadOnlySpan<SignalMoments> parts, ReadOnlySpan<double> weights, double variance)
    {
        var spectrum = new double[Terms];
        var mixed = new SignalMoments(variance, spectrum) { IsAnalysable = parts[0].IsAnalysable };
        for (var i = 0; i < parts.Length; i++)
        {
            var (part, weight) = (parts[i], weights[i]);
            for (var n = 0; n < Terms; n++) spectrum[n] += weight * part._spectrum[n];
            mixed = mixed with
            {
                Mean = mixed.Mean + (weight * part.Mean),
                MeanSquare = mixed.MeanSquare + (weight * part.MeanSquare),
                SlopeMeanSquare = mixed.SlopeMeanSquare + (weight * part.SlopeMeanSquare),
                SlopeFourth = mixed.SlopeFourth + (weight * part.SlopeFourth),
                LengthSlope = mixed.LengthSlope + (weight * part.LengthSlope),
                DeadShare = mixed.DeadShare + (weight * part.DeadShare),
                SaturatedShare = mixed.SaturatedShare + (weight * part.SaturatedShare),
            };
        }

        return mixed;
    }

    // Panels no wider than the function's own features, which lie within ±10, and split where pieces meet.
    private static double[] Edges(SignalFunction function, double mean, double spread)
    {
        var count = (int)Math.Ceiling(2 * Reach / Math.Clamp(1 / spread, 0.05, 0.4));
        var inner = function.Edges.Concat(spread > 10 ? Enumerable.Range(-20, 41).Select(i => i / 2.0) : []);
        return [.. NormalRule.Panels(-Reach, Reach, count)
            .Concat(inner.Select(x => (x - mean) / spread).Where(z => Math.Abs(z) < Reach))
            .Distinct().Order()];
    }
}
