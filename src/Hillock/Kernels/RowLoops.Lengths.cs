namespace Hillock.Kernels;

/// <content>Functions that divide a row by its sum, length or deviation.</content>
internal static unsafe partial class RowLoops
{
    /// <summary><c>t(xᵢ) / Σ t(xⱼ)</c> with <c>t(x) = 1 + x + x²/2</c>.</summary>
    public static RowLoop TaylorSoftmax() => new TaylorLoop();

    /// <summary><c>|x|·xᵢ / (c + |x|²)</c>.</summary>
    public static RowLoop Squash(double c) => new SquashLoop(c);

    /// <summary><c>(xᵢ - mean) / √(variance + ε)</c>; 0 where that is 0 / 0, as in all of these.</summary>
    public static RowLoop Standardize(double epsilon) => new StandardizeLoop(epsilon);

    /// <summary>Standardised <c>xᵢ·softmax(x)ᵢ</c>.</summary>
    public static RowLoop Solu(double epsilon) => new SoluLoop(epsilon);

    /// <summary><c>xᵢ / √(mean x² + ε)</c>.</summary>
    public static RowLoop RootMeanSquare(double epsilon) => new RootMeanSquareLoop(epsilon);

    /// <summary><c>xᵢ / max(|x|, least)</c> with the root of the sum of squares as norm, or the sum of sizes.</summary>
    public static RowLoop OverNorm(bool squares, double least) => new NormLoop(squares, least);

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
            for (var i = 0; i < n; i++) dx[i] = (float)((dy[i] - mean) / sum * (1 + Finite(x[i])));
        }

        private static double Term(float x) => 1 + Finite(x) + (0.5 * Finite(x) * Finite(x));

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
            var square = Squares(x, n);
            var factor = Math.Sqrt(square) / (c + square);
            for (var i = 0; i < n; i++) y[i] = (float)(factor * Finite(x[i]));
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            var square = Squares(x, n);
            var length = Math.Sqrt(square);
            var factor = length / (c + square);
            // At 0 the function is as flat as |x|·x, and the slope of the factor does not exist.
            var bend = square == 0 ? 0 : (c - square) / (length * (c + square) * (c + square)) * Along(x, dy, n);
            for (var i = 0; i < n; i++) dx[i] = (float)((factor * dy[i]) + (bend * Finite(x[i])));
        }

        private static double Along(float* x, float* dy, int n)
        {
            double sum = 0;
            for (var i = 0; i < n; i++) sum += Finite(x[i]) * dy[i];
            return sum;
        }
    }

    private sealed class StandardizeLoop(double epsilon) : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            var mean = Mean(x, n);
            var inverse = Inverse(x, n, mean);
            for (var i = 0; i < n; i++) y[i] = (float)((Finite(x[i]) - mean) * inverse);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            double inverse = Inverse(x, n, Mean(x, n)), mean = Sum(dy, n) / n, along = Dot(y, dy, n) / n;
            for (var i = 0; i < n; i++) dx[i] = (float)((dy[i] - mean - (y[i] * along)) * inverse);
        }

        private static double Mean(float* x, int n)
        {
            double sum = 0;
            for (var i = 0; i < n; i++) sum += Finite(x[i]);
            return sum / n;
        }

        private double Inverse(float* x, int n, double mean)
        {
            double sum = 0;
            for (var i = 0; i < n; i++) sum += (Finite(x[i]) - mean) * (Finite(x[i]) - mean);
            return OneOver(Math.Sqrt((sum / n) + epsilon));
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
            for (var i = 0; i < n; i++) dx[i] = (float)(shares[i] * (dw[i] + (dw[i] * Finite(x[i])) - mean));
        }

        private void Weighted(float* x, int n, float* shares, float* weighted)
        {
            _softmax.Forward(x, n, shares, null);
            for (var i = 0; i < n; i++) weighted[i] = (float)(Finite(x[i]) * shares[i]);
        }
    }

    private sealed class RootMeanSquareLoop(double epsilon) : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            var inverse = Inverse(x, n);
            for (var i = 0; i < n; i++) y[i] = (float)(Finite(x[i]) * inverse);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            double inverse = Inverse(x, n), along = Dot(y, dy, n) / n;
            for (var i = 0; i < n; i++) dx[i] = (float)((dy[i] - (y[i] * along)) * inverse);
        }

        private double Inverse(float* x, int n) => OneOver(Math.Sqrt((Squares(x, n) / n) + epsilon));
    }

    private sealed class NormLoop(bool squares, double least) : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            var inverse = OneOver(Math.Max(Norm(x, n), least));
            for (var i = 0; i < n; i++) y[i] = (float)(Finite(x[i]) * inverse);
        }

        // Below the least norm a plain multiple.
        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            var norm = Norm(x, n);
            double inverse = OneOver(Math.Max(norm, least)), along = norm < least ? 0 : Dot(y, dy, n);
            for (var i = 0; i < n; i++) dx[i] = (float)((dy[i] - ((squares ? y[i] : Sign(x[i])) * along)) * inverse);
        }

        private static double Sign(float x) => x > 0 ? 1 : x < 0 ? -1 : 0;

        private double Norm(float* x, int n)
        {
            if (squares) return Math.Sqrt(Squares(x, n));
            double sum = 0;
            for (var i = 0; i < n; i++) sum += Math.Abs(Finite(x[i]));
            return sum;
        }
    }

    // A row without length stays what it is, 0.
    private static double OneOver(double length) => length == 0 ? 0 : 1 / length;
}
