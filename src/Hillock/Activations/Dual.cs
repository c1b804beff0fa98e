namespace Hillock.Activations;

/// <summary>A number with its slope along a direction (Clifford 1873; Wengert 1964).</summary>
internal readonly record struct Dual(double Value, double Slope) : IComparable<Dual>
{
    public static implicit operator Dual(double value) => new(value, 0);

    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Slope + b.Slope);

    public static Dual operator /(Dual a, double b) => new(a.Value / b, a.Slope / b);

    public static bool operator <=(Dual a, Dual b) => a.Value <= b.Value;

    public static bool operator >=(Dual a, Dual b) => a.Value >= b.Value;

    public static Dual Sum(IEnumerable<Dual> values) => values.Aggregate(new Dual(0, 0), (a, b) => a + b);

    public int CompareTo(Dual other) => Value.CompareTo(other.Value);
}
