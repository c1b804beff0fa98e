using System.Numerics;

namespace Hillock.Layers;

/// <summary>What a cell is written in, once: vectors that are compiled to a loop, or single numbers where an activation is code.</summary>
/// <typeparam name="T">A value of one unit of one row.</typeparam>
internal interface ICellArithmetic<T>
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>
{
    /// <summary>The value in a plane, which nothing has been written to before in this part.</summary>
    T Read(Plane plane);

    /// <summary>Puts a value into a plane.</summary>
    void Write(Plane plane, T value);

    /// <summary>A number.</summary>
    T Constant(float value);

    /// <summary><c>a·b + c</c>, rounded once.</summary>
    T MultiplyAdd(T a, T b, T c);

    /// <summary><c>f(x)</c>.</summary>
    T Value(CellFunction function, T x);

    /// <summary><c>f'(x)</c>.</summary>
    T Slope(CellFunction function, T x);

    /// <summary><c>∂f/∂p</c> by a learned parameter.</summary>
    T ByParameter(CellFunction function, T x, int parameter);
}
