namespace Hillock.Formulas;

/// <content>Formulas are written in C# as they are on paper.</content>
public abstract partial class Formula
{
    /// <summary>A number as a formula.</summary>
    public static implicit operator Formula(double value) => new Constant(value);

    /// <summary><c>a + b</c>.</summary>
    public static Formula operator +(Formula a, Formula b) => Operators.Add.Apply(a, b);

    /// <summary><c>a - b</c>.</summary>
    public static Formula operator -(Formula a, Formula b) => Operators.Subtract.Apply(a, b);

    /// <summary><c>a * b</c>.</summary>
    public static Formula operator *(Formula a, Formula b) => Operators.Multiply.Apply(a, b);

    /// <summary><c>a / b</c>.</summary>
    public static Formula operator /(Formula a, Formula b) => Operators.Divide.Apply(a, b);

    /// <summary><c>-a</c>.</summary>
    public static Formula operator -(Formula a) => Operators.Negate.Apply(a);

    /// <summary>1 where <c>a &lt; b</c>, else 0.</summary>
    public static Formula operator <(Formula a, Formula b) => Operators.Less.Apply(a, b);

    /// <summary>1 where <c>a &gt; b</c>, else 0.</summary>
    public static Formula operator >(Formula a, Formula b) => Operators.Greater.Apply(a, b);

    /// <summary>1 where <c>a &lt;= b</c>, else 0.</summary>
    public static Formula operator <=(Formula a, Formula b) => Operators.LessOrEqual.Apply(a, b);

    /// <summary>1 where <c>a &gt;= b</c>, else 0.</summary>
    public static Formula operator >=(Formula a, Formula b) => Operators.GreaterOrEqual.Apply(a, b);
}
