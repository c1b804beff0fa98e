namespace Hillock.Formulas;

/// <summary>The functions by name, for <c>using static</c>: <c>X * Sigmoid(X)</c>.</summary>
public static class Functions
{
    /// <summary>The variable <c>x</c>.</summary>
    public static Formula X => Variable.Instance;

    /// <summary>A parameter that keeps its value in training.</summary>
    public static Parameter Fixed(string name, double value) => new(name, value);

    /// <summary>A parameter that training changes, from <paramref name="start"/>; one a layer.</summary>
    public static Parameter Learned(string name, double start) => new(name, start, learnable: true);

    /// <summary>A parameter that training changes, from <paramref name="start"/>; one for each channel or unit.</summary>
    public static Parameter LearnedPerChannel(string name, double start) => new(name, start, learnable: true, perChannel: true);

    /// <summary><c>|a|</c>.</summary>
    public static Formula Abs(Formula a) => Operators.Abs.Apply(a);

    /// <summary>-1, 0 or 1.</summary>
    public static Formula Sign(Formula a) => Operators.Sign.Apply(a);

    /// <summary>The smaller.</summary>
    public static Formula Min(Formula a, Formula b) => Operators.Min.Apply(a, b);

    /// <summary>The larger.</summary>
    public static Formula Max(Formula a, Formula b) => Operators.Max.Apply(a, b);

    /// <summary><c>a ^ b</c>.</summary>
    public static Formula Pow(Formula a, Formula b) => Operators.Power.Apply(a, b);

    /// <summary><c>e^a</c>.</summary>
    public static Formula Exp(Formula a) => Operators.Exp.Apply(a);

    /// <summary><c>e^a - 1</c>.</summary>
    public static Formula Expm1(Formula a) => Operators.Expm1.Apply(a);

    /// <summary>Natural logarithm.</summary>
    public static Formula Log(Formula a) => Operators.Log.Apply(a);

    /// <summary><c>log(1 + a)</c>.</summary>
    public static Formula Log1p(Formula a) => Operators.Log1p.Apply(a);

    /// <summary>Square root.</summary>
    public static Formula Sqrt(Formula a) => Operators.Sqrt.Apply(a);

    /// <summary><c>sqrt(a^2 + b^2)</c>.</summary>
    public static Formula Hypot(Formula a, Formula b) => Operators.Hypot.Apply(a, b);

    /// <summary>Sine.</summary>
    public static Formula Sin(Formula a) => Operators.Sin.Apply(a);

    /// <summary>Cosine.</summary>
    public static Formula Cos(Formula a) => Operators.Cos.Apply(a);

    /// <summary>Hyperbolic tangent.</summary>
    public static Formula Tanh(Formula a) => Operators.Tanh.Apply(a);

    /// <summary>Arc tangent.</summary>
    public static Formula Atan(Formula a) => Operators.Atan.Apply(a);

    /// <summary>Inverse hyperbolic sine, <c>log(a + sqrt(1 + a^2))</c>.</summary>
    public static Formula Asinh(Formula a) => Operators.Asinh.Apply(a);

    /// <summary>Error function.</summary>
    public static Formula Erf(Formula a) => Operators.Erf.Apply(a);

    /// <summary>Normal distribution function.</summary>
    public static Formula NormalCdf(Formula a) => Operators.NormalCdf.Apply(a);

    /// <summary><c>1 / (1 + e^-a)</c>.</summary>
    public static Formula Sigmoid(Formula a) => Operators.Sigmoid.Apply(a);

    /// <summary><c>log(1 + e^a)</c>.</summary>
    public static Formula Softplus(Formula a) => Operators.Softplus.Apply(a);

    /// <summary><c>-log(1 + e^-a)</c>.</summary>
    public static Formula LogSigmoid(Formula a) => Operators.LogSigmoid.Apply(a);

    /// <summary><c>a</c> where <paramref name="condition"/> is not 0, else <c>b</c>.</summary>
    public static Formula Where(Formula condition, Formula a, Formula b) => Operators.Where.Apply(condition, a, b);

    /// <summary><c>a</c> limited to [low, high].</summary>
    public static Formula Clamp(Formula a, Formula low, Formula high) => Operators.Clamp.Apply(a, low, high);
}
