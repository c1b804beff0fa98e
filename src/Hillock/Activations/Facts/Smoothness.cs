using System.Globalization;

namespace Hillock.Activations.Facts;

/// <summary>How many derivatives are continuous.</summary>
/// <param name="Order">-1 where the value jumps, else the number of continuous derivatives.</param>
public readonly record struct Smoothness(int Order) : IComparable<Smoothness>
{
    /// <summary>Every derivative is continuous.</summary>
    public static Smoothness Smooth => new(int.MaxValue);

    /// <summary>The value jumps somewhere.</summary>
    public static Smoothness Discontinuous => new(-1);

    /// <summary>Whether every derivative is continuous.</summary>
    public bool IsSmooth => Order == int.MaxValue;

    /// <summary>Whether the value is continuous.</summary>
    public bool IsContinuous => Order >= 0;

    /// <inheritdoc/>
    public int CompareTo(Smoothness other) => Order.CompareTo(other.Order);

    /// <summary><c>discontinuous</c>, <c>C0</c>, <c>C1</c>, … or <c>smooth</c>.</summary>
    public override string ToString() =>
        IsSmooth ? "smooth" : IsContinuous ? "C" + Order.ToString(CultureInfo.InvariantCulture) : "discontinuous";

    /// <summary>Less smooth.</summary>
    public static bool operator <(Smoothness a, Smoothness b) => a.Order < b.Order;

    /// <summary>Smoother.</summary>
    public static bool operator >(Smoothness a, Smoothness b) => a.Order > b.Order;

    /// <summary>At most as smooth.</summary>
    public static bool operator <=(Smoothness a, Smoothness b) => a.Order <= b.Order;

    /// <summary>At least as smooth.</summary>
    public static bool operator >=(Smoothness a, Smoothness b) => a.Order >= b.Order;
}
