namespace Hillock.Kernels;

/// <summary>A function of a line of numbers and its vector-Jacobian product, in float32 with sums in float64.</summary>
internal abstract unsafe class RowLoop
{
    /// <summary>Floats of scratch for a line of <paramref name="inputs"/>.</summary>
    public virtual int Scratch(int inputs) => 0;

    /// <summary>The outputs of a line of <paramref name="n"/>; y is not x.</summary>
    public abstract void Forward(float* x, int n, float* y, float* scratch);

    /// <summary>The gradient dx by the inputs from dy, that by the outputs; overwrites dx.</summary>
    public abstract void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch);

    /// <summary><c>Σ aᵢ·bᵢ</c>.</summary>
    protected static double Dot(float* a, float* b, int n)
    {
        double sum = 0;
        for (var i = 0; i < n; i++) sum += (double)a[i] * b[i];
        return sum;
    }

    /// <summary>x with the greatest number in place of infinity, so that a quotient has its limit; their squares are numbers in float64.</summary>
    /// <returns>Where it is now.</returns>
    protected static float* Bounded(float* x, int n, float* room)
    {
        for (var i = 0; i < n; i++) room[i] = Math.Clamp(x[i], -float.MaxValue, float.MaxValue);
        return room;
    }

    /// <summary>x - top for an infinite top: 0 where x is as large, whose difference would be NaN.</summary>
    /// <returns>Where it is now.</returns>
    protected static float* Settled(float* x, int n, float top, float* room)
    {
        for (var i = 0; i < n; i++) room[i] = x[i] == top ? 0 : x[i] - top;
        return room;
    }

    /// <summary><c>Σ aᵢ</c>.</summary>
    protected static double Sum(float* a, int n)
    {
        double sum = 0;
        for (var i = 0; i < n; i++) sum += a[i];
        return sum;
    }

    /// <summary>The greatest, NaN if there is one.</summary>
    protected static float Greatest(float* x, int n)
    {
        var greatest = x[0];
        for (var i = 1; i < n; i++)
            if (x[i] > greatest || float.IsNaN(x[i])) greatest = x[i];
        return greatest;
    }

    /// <summary>The least, NaN if there is one.</summary>
    protected static float Least(float* x, int n)
    {
        var least = x[0];
        for (var i = 1; i < n; i++)
            if (x[i] < least || float.IsNaN(x[i])) least = x[i];
        return least;
    }

    /// <summary>Whether a number is NaN; then all outputs are.</summary>
    protected static bool Undefined(float* x, int n, float* y)
    {
        if (!float.IsNaN(Greatest(x, n))) return false;
        new Span<float>(y, n).Fill(float.NaN);
        return true;
    }
}
