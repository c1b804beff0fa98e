namespace Hillock.Kernels;

/// <content>Kin of softmax whose terms are not exponentials.</content>
internal static unsafe partial class RowLoops
{
    /// <summary><c>s(xᵢ) / Σ s(xⱼ)</c> with <c>s(x) = x + 1</c> from 0 on and <c>1 / (1 - x)</c> below (Prieto et al. 2025).</summary>
    public static RowLoop StableMax() => new StableMaxLoop();

    /// <summary><c>max(e^xᵢ - 1, 0) / (Σ |e^xⱼ - 1| + ε)</c> (Zuhri, Fuadi and Aji 2025).</summary>
    public static RowLoop Softpick(double epsilon) => new SoftpickLoop(epsilon);

    private sealed class StableMaxLoop : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            var sum = Total(ref x, n, y);
            for (var i = 0; i < n; i++) y[i] = (float)(Term(x[i]) / sum);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            var sum = Total(ref x, n, dx);
            var mean = Dot(y, dy, n);
            for (var i = 0; i < n; i++) dx[i] = (float)((dy[i] - mean) / sum * Slope(x[i]));
        }

        private static double Term(double x) => x >= 0 ? 1 + x : 1 / (1 - x);

        private static double Slope(double x) => x >= 0 ? 1 : 1 / ((1 - x) * (1 - x));

        // No share at all: a row of -∞.
        private static double Total(ref float* x, int n, float* room)
        {
            var sum = Total(x, n);
            return double.IsFinite(sum) && sum > 0 ? sum : Total(x = Bounded(x, n, room), n);
        }

        private static double Total(float* x, int n)
        {
            double sum = 0;
            for (var i = 0; i < n; i++) sum += Term(x[i]);
            return sum;
        }
    }

    private sealed class SoftpickLoop(double epsilon) : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            if (Undefined(x, n, y)) return;
            var top = Math.Max(Greatest(x, n), 0);
            var sum = Total(x, n, top);
            for (var i = 0; i < n; i++) y[i] = x[i] > 0 && sum > 0 ? (float)(Term(x[i], top) / sum) : 0;
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            if (Undefined(x, n, dx)) return;
            var top = Math.Max(Greatest(x, n), 0);
            var sum = Total(x, n, top);
            var along = Dot(y, dy, n);
            for (var i = 0; i < n; i++)
            {
                // The slope of e^x - 1, of its size in the sum.
                var slope = sum > 0 ? Math.Exp(x[i] == top ? 0 : (double)x[i] - top) / sum : 0;
                dx[i] = (float)(x[i] > 0 ? slope * (dy[i] - along) : x[i] < 0 ? slope * along : 0);
            }
        }

        // |e^x - 1|·e^-top, whose factors are numbers: none is above 1.
        private static double Term(float x, float top) => x > 0
            ? Math.Exp(x == top ? 0 : (double)x - top) * -Formulas.Special.Expm1(-x)
            : Math.Exp(-top) * -Formulas.Special.Expm1(x);

        private double Total(float* x, int n, float top)
        {
            var sum = epsilon * Math.Exp(-top);
            for (var i = 0; i < n; i++) sum += Term(x[i], top);
            return sum;
        }
    }
}
