namespace Hillock.Kernels;

/// <summary>The row functions of the catalogue as loops.</summary>
internal static unsafe partial class RowLoops
{
    /// <summary><c>exp(s·xᵢ) / (Σ exp(s·xⱼ) + e)</c> with e 1 or 0.</summary>
    /// <param name="scale">s, such as -1 for softmin.</param>
    /// <param name="one">Whether e is 1.</param>
    public static RowLoop Softmax(double scale = 1, bool one = false) => new SoftmaxLoop(scale, one);

    /// <summary><c>xᵢ - log Σ exp(xⱼ)</c>.</summary>
    public static RowLoop LogSoftmax() => new LogSoftmaxLoop();

    /// <summary><c>log Σ exp(x)</c> of each group of neighbours; of the mean instead of the sum where <paramref name="mean"/>.</summary>
    public static RowLoop LogSumExp(int group, bool mean) => new LogSumExpLoop(group, mean);

    /// <summary>The greatest of each group of neighbours; among equals the first.</summary>
    public static RowLoop Maximum(int group) => new MaximumLoop(group);

    private sealed class SoftmaxLoop(double scale, bool one) : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            // The difference first: times a large scale, equal and unequal inputs would both be infinite.
            var top = scale < 0 ? Least(x, n) : Greatest(x, n);
            if (one && top < 0) top = 0;
            double sum = one ? Math.Exp(-scale * top) : 0;
            for (var i = 0; i < n; i++) sum += y[i] = x[i] == top ? 1 : MathF.Exp((float)(scale * (x[i] - top)));
            for (var i = 0; i < n; i++) y[i] = (float)(y[i] / sum);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            var mean = Dot(y, dy, n);
            for (var i = 0; i < n; i++) dx[i] = (float)(scale * y[i] * (dy[i] - mean));
        }
    }

    private sealed class LogSoftmaxLoop : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            var top = Greatest(x, n);
            if (float.IsInfinity(top))
            {
                Forward(Settled(x, n, top, y), n, y, scratch);
                return;
            }

            double log = LogSum(x, n, top), shift = top;

            // One difference is enough while float64 holds both.
            if (Math.Abs(shift) < 1e6)
            {
                var all = shift + log;
                for (var i = 0; i < n; i++) y[i] = (float)(x[i] - all);
                return;
            }

            for (var i = 0; i < n; i++) y[i] = (float)(x[i] - shift - log);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            var sum = Sum(dy, n);
            for (var i = 0; i < n; i++) dx[i] = (float)(dy[i] - (MathF.Exp(y[i]) * sum));
        }

        internal static double LogSum(float* x, int n, float top)
        {
            double sum = 0;
            for (var i = 0; i < n; i++) sum += x[i] == top ? 1 : MathF.Exp(x[i] - top);
            return Math.Log(sum);
        }
    }

    private sealed class LogSumExpLoop(int group, bool mean) : RowLoop
    {
        private readonly double _less = mean ? Math.Log(group) : 0;

        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            for (var i = 0; i < n / group; i++, x += group)
            {
                var top = Greatest(x, group);
                y[i] = (float)(top + (LogSoftmaxLoop.LogSum(x, group, top) - _less));
            }
        }

        // From the inputs: of a large y the digits that a softmax needs are gone.
        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            for (var i = 0; i < n / group; i++, x += group, dx += group)
            {
                var top = Greatest(x, group);
                double sum = 0;
                for (var j = 0; j < group; j++) sum += dx[j] = x[j] == top ? 1 : MathF.Exp(x[j] - top);
                for (var j = 0; j < group; j++) dx[j] = (float)(dx[j] / sum * dy[i]);
            }
        }
    }

    private sealed class MaximumLoop(int group) : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            for (var i = 0; i < n / group; i++) y[i] = x[(i * group) + Place(x + (i * group))];
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            new Span<float>(dx, n).Clear();
            for (var i = 0; i < n / group; i++) dx[(i * group) + Place(x + (i * group))] = dy[i];
        }

        private int Place(float* x)
        {
            var place = 0;
            for (var i = 1; i < group; i++)
                if (!(x[place] >= x[i]) && !float.IsNaN(x[place])) place = i;
            return place;
        }
    }
}
