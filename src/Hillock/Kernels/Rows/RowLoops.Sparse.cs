namespace Hillock.Kernels;

/// <content>Functions that leave few numbers, or one.</content>
internal static unsafe partial class RowLoops
{
    /// <summary><c>max(xᵢ - τ, 0)</c> with the τ that makes the sum 1 (Martins and Astudillo 2016, algorithm 1).</summary>
    public static RowLoop Sparsemax() => new SparsemaxLoop();

    /// <summary><c>max(xᵢ/2 - τ, 0)²</c> with the τ that makes the sum 1 (Peters, Niculae and Martins 2019, algorithm 2).</summary>
    public static RowLoop Entmax15() => new EntmaxLoop();

    /// <summary>1 at the first greatest, else 0; flat.</summary>
    public static RowLoop Hardmax() => new HardmaxLoop();

    /// <summary>The <paramref name="count"/> greatest as they are, else 0; among equals the first win.</summary>
    public static RowLoop Largest(int count) => new LargestLoop(count);

    private abstract class SortingLoop : RowLoop
    {
        public override int Scratch(int inputs) => inputs;

        // Ascending: the greatest stands last, NaN first.
        protected static void Sort(float* x, int n, float* sorted)
        {
            new ReadOnlySpan<float>(x, n).CopyTo(new Span<float>(sorted, n));
            new Span<float>(sorted, n).Sort();
        }

        // Shifting all inputs of a projection shifts its threshold alone: the greatest is taken off first, so that what is near it keeps its digits.
        protected static bool Begin(ref float* x, int n, float* y, float* sorted, out double top)
        {
            Sort(x, n, sorted);
            top = sorted[n - 1];
            if (float.IsNaN(sorted[0]))
            {
                new Span<float>(y, n).Fill(float.NaN);
                return false;
            }

            if (!double.IsInfinity(top)) return true;
            x = Settled(x, n, (float)top, y);
            Sort(x, n, sorted);
            top = 0;
            return true;
        }
    }

    private sealed class SparsemaxLoop : SortingLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            if (!Begin(ref x, n, y, scratch, out var top)) return;
            double sum = 0, threshold = 0;
            for (var count = 1; count <= n; count++)
            {
                var next = scratch[n - count] - top;
                if (!(1 + (count * next) > sum + next)) break;
                sum += next;
                threshold = (sum - 1) / count;
            }

            for (var i = 0; i < n; i++) y[i] = (float)Math.Max(x[i] - top - threshold, 0);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            double sum = 0;
            var count = 0;
            for (var i = 0; i < n; i++)
            {
                if (!(y[i] > 0)) continue;
                sum += dy[i];
                count++;
            }

            for (var i = 0; i < n; i++) dx[i] = y[i] > 0 ? (float)(dy[i] - (sum / count)) : 0 * y[i];
        }
    }

    private sealed class EntmaxLoop : SortingLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            if (!Begin(ref x, n, y, scratch, out var top)) return;
            double sum = 0, squares = 0, threshold = 0;
            for (var count = 1; count <= n; count++)
            {
                var next = (scratch[n - count] - top) / 2;
                // Tau is at most 1 below the greatest half.
                if (next <= -1) break;
                sum += next;
                squares += next * next;
                var mean = sum / count;
                var rest = (1 - (squares - (mean * sum))) / count;
                if (rest < 0) break;
                var candidate = mean - Math.Sqrt(rest);
                if (candidate > next) break;
                threshold = candidate;
            }

            for (var i = 0; i < n; i++)
            {
                var root = Math.Max(((x[i] - top) / 2) - threshold, 0);
                y[i] = (float)(root * root);
            }
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            double weighted = 0, sum = 0;
            for (var i = 0; i < n; i++)
            {
                var root = Math.Sqrt(y[i]);
                weighted += root * dy[i];
                sum += root;
            }

            for (var i = 0; i < n; i++) dx[i] = (float)(Math.Sqrt(y[i]) * (dy[i] - (weighted / sum)));
        }
    }

    private sealed class HardmaxLoop : RowLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            if (Undefined(x, n, y)) return;
            var place = 0;
            for (var i = 1; i < n; i++)
                if (x[i] > x[place]) place = i;
            for (var i = 0; i < n; i++) y[i] = i == place ? 1 : 0;
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            for (var i = 0; i < n; i++) dx[i] = 0 * y[i]; // NaN stays
        }
    }

    private sealed class LargestLoop(int count) : SortingLoop
    {
        public override void Forward(float* x, int n, float* y, float* scratch)
        {
            if (!Undefined(x, n, y)) Keep(x, x, n, y, scratch);
        }

        public override void Backward(float* x, float* y, float* dy, int n, float* dx, float* scratch)
        {
            if (!Undefined(x, n, dx)) Keep(x, dy, n, dx, scratch);
        }

        private void Keep(float* x, float* values, int n, float* target, float* scratch)
        {
            Sort(x, n, scratch);
            var least = scratch[Math.Max(n - count, 0)];
            var equal = count;
            for (var i = 0; i < n; i++)
                if (x[i] > least) equal--;
            for (var i = 0; i < n; i++) target[i] = x[i] > least || (x[i] == least && equal-- > 0) ? values[i] : 0;
        }
    }
}
