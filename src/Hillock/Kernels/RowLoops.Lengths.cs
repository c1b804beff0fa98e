namespace Hillock.Kernels;

/// <content>Functions that divide a row by its sum, length or deviation.</content>
internal static unsafe partial class RowLoops
{
    /// <summary><c>t(xᵢ) / Σ t(xⱼ)</c> with <c>t(x) = 1 + x + x²/2</c>.</summary>
    public static RowLoop TaylorSoftmax() => new TaylorLoop();

    /// <summary><c>|x|·xᵢ / (c + |x|²)</c>.</summary>
    public static RowLoop Squash(double c) => new SquashLoop(c);

    /// <summary><c>(xᵢ - mean) / √(variance + ε)</c>.</summary>
    public static RowLoop Standardize(double epsilon) => new StandardizeLoop(epsilon);

    /// <summary>Standardised <c>xᵢ·softmax(x)ᵢ</c>.</summary>
    public static RowLoop Solu(double epsilon) => new SoluLoop(epsilon);

    /// <summary><c>xᵢ / √(f·Σ xⱼ² + ε)</c> with f 1, or 1/n where <paramref name="mean"/>.</summary>
    public static RowLoop OverLength(bool mean, double epsilon) => new LengthLoop(mean, epsilon);

    private sealed class TaylorLoop : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            var sum = Total(x, n);
            for (var i = 0; i < n; i++) y[i] = (float)(Term(x[i]) / sum);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            var sum = Total(x, n);
            var mean = Dot(y, dy, n);
            for (var i = 0; i < n; i++) dx[i] = (float)((dy[i] - mean) / sum * (1.0 + x[i]));
        }

        private static double Term(double x) => 1 + x + (0.5 * x * x);

        private static double Total(float* x, int n)
        {
            double sum = 0;
            for (var i = 0; i < n; i++) sum += Term(x[i]);
            return sum;
        }
    }

    private sealed class SquashLoop(double c) : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            var square = Dot(x, x, n);
            var factor = Math.Sqrt(square) / (c + square);
            for (var i = 0; i < n; i++) y[i] = (float)(factor * x[i]);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            var square = Dot(x, x, n);
            var length = Math.Sqrt(square);
            var factor = length / (c + square);
            // At 0 the function is as flat as |x|·x, and the slope of the factor does not exist.
            var bend = square == 0 ? 0 : (c - square) / (length * (c + square) * (c + square)) * Dot(x, dy, n);
            for (var i = 0; i < n; i++) dx[i] = (float)((factor * dy[i]) + (bend * x[i]));
        }
    }

    private sealed class StandardizeLoop(double epsilon) : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            var mean = Sum(x, n) / n;
            var deviation = Deviation(x, n, mean);
            for (var i = 0; i < n; i++) y[i] = (float)((x[i] - mean) / deviation);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            double deviation = Deviation(x, n, Sum(x, n) / n), mean = Sum(dy, n) / n, along = Dot(y, dy, n) / n;
            for (var i = 0; i < n; i++) dx[i] = (float)((dy[i] - mean - (y[i] * along)) / deviation);
        }

        private double Deviation(float* x, int n, double mean)
        {
            double sum = 0;
            for (var i = 0; i < n; i++) sum += (x[i] - mean) * (x[i] - mean);
            return Math.Sqrt((sum / n) + epsilon);
        }
    }

    private sealed class SoluLoop(double epsilon) : RowLoop
    {
        private readonly SoftmaxLoop _softmax = new(1, false);
        private readonly StandardizeLoop _norm = new(epsilon);

        public override int Scratch(int inputs) => 3 * inputs;

        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            Weighted(x, n, scratch, scratch + n);
            _norm.Forward(scratch + n, n, y, null);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            float* shares = scratch, weighted = scratch + n, dw = scratch + (2 * n);
            Weighted(x, n, shares, weighted);
            _norm.Backward(weighted, y, dy, n, dw, null);
            var mean = Dot(weighted, dw, n);
            for (var i = 0; i < n; i++) dx[i] = (float)(shares[i] * (dw[i] + ((double)dw[i] * x[i]) - mean));
        }

        private void Weighted(float* x, int n, float* shares, float* weighted)
        {
            _softmax.Forward(x, n, shares, null);
            for (var i = 0; i < n; i++) weighted[i] = x[i] * shares[i];
        }
    }

    private sealed class LengthLoop(bool mean, double epsilon) : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            var length = Length(x, n);
            for (var i = 0; i < n; i++) y[i] = (float)(x[i] / length);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            double length = Length(x, n), along = Factor(n) * Dot(y, dy, n);
            for (var i = 0; i < n; i++) dx[i] = (float)((dy[i] - (y[i] * along)) / length);
        }

        private double Factor(int n) => mean ? 1.0 / n : 1;

        private double Length(float* x, int n) => Math.Sqrt((Factor(n) * Dot(x, x, n)) + epsilon);
    }
}
