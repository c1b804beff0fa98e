namespace Hillock.Formulas;

/// <summary>A number.</summary>
public sealed class Constant : Formula
{
    /// <summary>Wraps <paramref name="value"/>.</summary>
    public Constant(double value)
        : base(HashCode.Combine(1, value), 1, 1) => Value = value;

    /// <summary>The number.</summary>
    public double Value { get; }

    private protected override bool SameAs(Formula other) =>
        other is Constant c && BitConverter.DoubleToInt64Bits(c.Value) == BitConverter.DoubleToInt64Bits(Value);
}

/// <summary>The input <c>x</c>.</summary>
public sealed class Variable : Formula
{
    private Variable()
        : base(2, 1, 1)
    {
    }

    /// <summary>The only variable there is.</summary>
    public static Variable Instance { get; } = new();

    private protected override bool SameAs(Formula other) => other is Variable;
}

/// <summary>A named number with a default, fixed or learned in training.</summary>
public sealed class Parameter : Formula
{
    /// <summary>Declares a parameter.</summary>
    /// <param name="name">Field's standard name in snake_case, such as <c>alpha</c>.</param>
    /// <param name="value">The value unless another is given; the first value when learned.</param>
    /// <param name="learnable">Whether training changes it.</param>
    public Parameter(string name, double value, bool learnable = false)
        : base(HashCode.Combine(3, name, value, learnable), 1, 1)
    {
        Name = name;
        Value = value;
        Learnable = learnable;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The value, or the first value when learned.</summary>
    public double Value { get; }

    /// <summary>Whether training changes it.</summary>
    public bool Learnable { get; }

    private protected override bool SameAs(Formula other) =>
        other is Parameter p && p.Name == Name && p.Value.Equals(Value) && p.Learnable == Learnable;
}
