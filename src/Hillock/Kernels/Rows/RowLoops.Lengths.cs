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
    public static RowLoop OverNorm(bool squares, double least) => squares ? new EuclideanLoop(least) : new TaxicabLoop(least);

    // A row without length stays what it is, 0.
    private static double OneOver(double length) => length == 0 ? 0 : 1 / length;

    private sealed class TaylorLoop : RowLoop
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
            for (var i = 0; i < n; i++) dx[i] = (float)((dy[i] - mean) / sum * (1.0 + x[i]));
        }

        private static double Term(double x) => 1 + x + (0.5 * x * x);

        private static double Total(ref float* x, int n, float* room)
        {
            var sum = Total(x, n);
            return double.IsFinite(sum) ? sum : Total(x = Bounded(x, n, room), n);
        }

        private static double Total(float* x, int n)
        {
            double sum = 0;
            for (var i = 0; i < n; i++) sum += Term(x[i]);
            return sum;
        }
    }

    // With the square of the length; a row with an infinite number, whose square alone is infinite in float64, is bounded first.
    private abstract class LengthLoop : RowLoop
    {
        protected static double Squares(ref float* x, int n, float* room)
        {
            var square = Dot(x, x, n);
            if (!double.IsPositiveInfinity(square)) return square;
            x = Bounded(x, n, room);
            return Dot(x, x, n);
        }
    }

    private sealed class SquashLoop(double c) : LengthLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            var square = Squares(ref x, n, y);
            var factor = Math.Sqrt(square) / (c + square);
            for (var i = 0; i < n; i++) y[i] = (float)(factor * x[i]);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            var square = Squares(ref x, n, dx);
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
            var mean = Mean(ref x, n, y);
            var deviation = Deviation(x, n, mean);
            for (var i = 0; i < n; i++) y[i] = (float)((x[i] - mean) / deviation);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            var centre = Mean(ref x, n, dx);
            double deviation = Deviation(x, n, centre), mean = Sum(dy, n) / n, along = Dot(y, dy, n) / n;
            for (var i = 0; i < n; i++) dx[i] = (float)((dy[i] - mean - (y[i] * along)) / deviation);
        }

        private static double Mean(ref float* x, int n, float* room)
        {
            var sum = Sum(x, n);
            return (double.IsFinite(sum) ? sum : Sum(x = Bounded(x, n, room), n)) / n;
        }

        // Infinite where all are alike and nothing is added: 0 over it is 0.
        private double Deviation(float* x, int n, double mean)
        {
            double sum = 0;
            for (var i = 0; i < n; i++) sum += (x[i] - mean) * (x[i] - mean);
            var deviation = Math.Sqrt((sum / n) + epsilon);
            return deviation == 0 ? double.PositiveInfinity : deviation;
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
            for (var i = 0; i < n; i++) dx[i] = shares[i] == 0 ? 0 : (float)(shares[i] * (dw[i] + ((double)dw[i] * x[i]) - mean));
        }

        // What has no share counts for nothing, be it -∞.
        private void Weighted(float* x, int n, float* shares, float* weighted)
        {
            _softmax.Forward(x, n, shares, null);
            for (var i = 0; i < n; i++) weighted[i] = shares[i] == 0 ? 0 : Math.Clamp(x[i], -float.MaxValue, float.MaxValue) * shares[i];
        }
    }

    private sealed class RootMeanSquareLoop(double epsilon) : LengthLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            var inverse = Inverse(ref x, n, y);
            for (var i = 0; i < n; i++) y[i] = (float)(x[i] * inverse);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            double inverse = Inverse(ref x, n, dx), along = Dot(y, dy, n) / n;
            for (var i = 0; i < n; i++) dx[i] = (float)((dy[i] - (y[i] * along)) * inverse);
        }

        private double Inverse(ref float* x, int n, float* room) => OneOver(Math.Sqrt((Squares(ref x, n, room) / n) + epsilon));
    }

    private sealed class EuclideanLoop(double least) : LengthLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            var inverse = OneOver(Math.Max(Math.Sqrt(Squares(ref x, n, y)), least));
            for (var i = 0; i < n; i++) y[i] = (float)(x[i] * inverse);
        }

        // Below the least norm a plain multiple.
        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            var norm = Math.Sqrt(Squares(ref x, n, dx));
            double inverse = OneOver(Math.Max(norm, least)), along = norm < least ? 0 : Dot(y, dy, n);
            for (var i = 0; i < n; i++) dx[i] = (float)((dy[i] - (y[i] * along)) * inverse);
        }
    }

    private sealed class TaxicabLoop(double least) : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            var inverse = OneOver(Math.Max(Norm(ref x, n, y), least));
            for (var i = 0; i < n; i++) y[i] = (float)(x[i] * inverse);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            var norm = Norm(ref x, n, dx);
            double inverse = OneOver(Math.Max(norm, least)), along = norm < least ? 0 : Dot(y, dy, n);
            for (var i = 0; i < n; i++) dx[i] = (float)((dy[i] - (x[i] > 0 ? along : x[i] < 0 ? -along : 0)) * inverse);
        }

        private static double Norm(ref float* x, int n, float* room)
        {
            var sum = Sizes(x, n);
            return double.IsPositiveInfinity(sum) ? Sizes(x = Bounded(x, n, room), n) : sum;
        }

        private static double Sizes(float* x, int n)
        {
            double sum = 0;
            for (var i = 0; i < n; i++) sum += MathF.Abs(x[i]);
            return sum;
        }
    }
}
