namespace Hillock.Layers;

/// <summary><c>z, r = σ</c>, <c>n = φ(x·W + b + r·(h·U + b'))</c>, <c>h = z·h' + (1 - z)·n</c>: the form of PyTorch and of Keras since 2.</summary>
/// <remarks>The gates lie in the order of Keras: update, reset, candidate. Biases are two rows of three: of the input and of the state.</remarks>
internal sealed class GruCell : RecurrentCell
{
    /// <inheritdoc/>
    public override int Gates => 3;

    /// <inheritdoc/>
    public override int Biases => 6;

    /// <inheritdoc/>
    public override IReadOnlyList<CellSlice> Slices { get; } = [new(0, 0, 0, 3), new(1, 1, 1, 4), new(2, -1, 2), new(-1, 2, 5)];

    /// <inheritdoc/>
    public override IReadOnlyList<CellStage> Stages { get; } = [new Only { FirstSlice = 0, Slices = 4 }];

    /// <inheritdoc/>
    public override int Kept => 1;

    private sealed class Only : CellStage
    {
        private const CellFunction Gate = CellFunction.Gate, Candidate = CellFunction.Candidate;

        private static readonly Plane Update = Plane.Kept(0);

        public override void Forward<T>(ICellArithmetic<T> a, LearnedPlanes learned, bool training)
        {
            T az = a.Read(Plane.Sums(0)), ar = a.Read(Plane.Sums(1)), fresh = a.Read(Plane.Sums(2)), old = a.Read(Plane.Sums(3));
            var before = a.Read(Plane.Before);
            T z = a.Value(Gate, az), r = a.Value(Gate, ar);
            var an = a.MultiplyAdd(r, old, fresh);
            var n = a.Value(Candidate, an);
            var change = before - n;
            a.Write(Plane.After, a.MultiplyAdd(z, change, n));
            if (!training) return;
            var open = a.Constant(1) - z;
            var byCandidate = open * a.Slope(Candidate, an);
            var byReset = byCandidate * old;
            a.Write(Plane.Sums(0), change * a.Slope(Gate, az));
            a.Write(Plane.Sums(1), byReset * a.Slope(Gate, ar));
            a.Write(Plane.Sums(2), byCandidate);
            a.Write(Plane.Sums(3), byCandidate * r);
            a.Write(Update, z);
            foreach (var p in learned.Of(Gate))
                a.Write(p.First, a.MultiplyAdd(change, a.ByParameter(Gate, az, p.Parameter), byReset * a.ByParameter(Gate, ar, p.Parameter)));
            foreach (var p in learned.Of(Candidate)) a.Write(p.First, open * a.ByParameter(Candidate, an, p.Parameter));
        }

        public override void Backward<T>(ICellArithmetic<T> a, LearnedPlanes learned)
        {
            var dh = a.Read(Plane.StateGradient);
            T bz = a.Read(Plane.Sums(0)), br = a.Read(Plane.Sums(1)), bx = a.Read(Plane.Sums(2)), bh = a.Read(Plane.Sums(3)), z = a.Read(Update);
            a.Scale(learned.All, dh);
            a.Write(Plane.Sums(0), dh * bz);
            a.Write(Plane.Sums(1), dh * br);
            a.Write(Plane.Sums(2), dh * bx);
            a.Write(Plane.Sums(3), dh * bh);
            a.Write(Plane.StateGradient, dh * z);
        }
    }
}
