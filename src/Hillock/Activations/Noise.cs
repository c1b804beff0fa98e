namespace Hillock.Activations;

/// <summary>The random number in the training formula of a stochastic activation.</summary>
public abstract class Noise
{
    private Noise(string name) => Name = name;

    /// <summary>What it is called in words.</summary>
    public string Name { get; }

    /// <summary>Uniform in [0, 1).</summary>
    public static Noise Uniform { get; } = new UniformNoise();

    /// <summary>Normal, mean 0, deviation 1.</summary>
    public static Noise Normal { get; } = new NormalNoise();

    /// <summary>Standard Gumbel, <c>-log(-log(u))</c> of a uniform u.</summary>
    public static Noise Gumbel { get; } = new GumbelNoise();

    /// <summary>The next number.</summary>
    public abstract double Draw(ref RandomStream random);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private sealed class UniformNoise() : Noise("uniform")
    {
        public override double Draw(ref RandomStream random) => random.NextDouble();
    }

    private sealed class NormalNoise() : Noise("normal")
    {
        public override double Draw(ref RandomStream random) => random.NextNormal();
    }

    private sealed class GumbelNoise() : Noise("gumbel")
    {
        // 1 - u lies in (0, 1]; the smallest double keeps the outer logarithm finite.
        public override double Draw(ref RandomStream random) => -Math.Log(Math.Max(-Math.Log(1 - random.NextDouble()), double.Epsilon));
    }
}
