using System.Numerics;

namespace Hillock.Layers;

/// <summary>What becomes of the planes of learned parameters in a backward pass.</summary>
internal static class CellSteps
{
    /// <summary><c>first *= factor</c>.</summary>
    public static void Scale<T>(this ICellArithmetic<T> a, LearnedPlanes.Share[] parameters, T factor)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>
    {
        foreach (var p in parameters) a.Write(p.First, factor * a.Read(p.First));
    }

    /// <summary><c>first += factor·second</c>.</summary>
    public static void Add<T>(this ICellArithmetic<T> a, LearnedPlanes.Share[] parameters, T factor)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>
    {
        foreach (var p in parameters) a.Write(p.First, a.MultiplyAdd(factor, a.Read(p.Second), a.Read(p.First)));
    }

    /// <summary><c>first = u·first + v·second</c>.</summary>
    public static void Combine<T>(this ICellArithmetic<T> a, LearnedPlanes.Share[] parameters, T u, T v)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>
    {
        foreach (var p in parameters) a.Write(p.First, a.MultiplyAdd(u, a.Read(p.First), v * a.Read(p.Second)));
    }
}
