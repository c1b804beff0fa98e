namespace Hillock.Layers;

/// <summary>The gated recurrent unit as published: <c>n = φ(x·W + (r·h')·U + b)</c> (Cho et al. 2014), else as <see cref="GruCell"/>.</summary>
internal sealed class ResetBeforeCell : RecurrentCell
{
    private const CellFunction Gate = CellFunction.Gate, Candidate = CellFunction.Candidate;

    private static readonly Plane Update = Plane.Kept(0), Allowed = Plane.Kept(1), Reset = Plane.Kept(2);

    /// <inheritdoc/>
    public override int Gates => 3;

    /// <inheritdoc/>
    public override IReadOnlyList<CellSlice> Slices { get; } = [new(0, 0, 0), new(1, 1, 1), new(2, 2, 2)];

    /// <inheritdoc/>
    public override IReadOnlyList<CellStage> Stages { get; } =
    [
        new GateStage { FirstSlice = 0, Slices = 2 },
        new CandidateStage { FirstSlice = 2, Slices = 1, Source = Allowed, SourceGradient = Plane.OtherGradient },
    ];

    /// <inheritdoc/>
    public override int Kept => 3;

    /// <inheritdoc/>
    public override int PlanesEachLearned => 2;

    private sealed class GateStage : CellStage
    {
        public override void Forward<T>(ICellArithmetic<T> a, LearnedPlanes learned, bool training)
        {
            T az = a.Read(Plane.Sums(0)), ar = a.Read(Plane.Sums(1)), before = a.Read(Plane.Before);
            var r = a.Value(Gate, ar);
            a.Write(Update, a.Value(Gate, az));
            a.Write(Allowed, r * before);
            if (!training) return;
            a.Write(Plane.Sums(0), a.Slope(Gate, az)); // the candidate's stage knows the other factor
            a.Write(Plane.Sums(1), before * a.Slope(Gate, ar));
            a.Write(Reset, r);
            foreach (var p in learned.Of(Gate))
            {
                a.Write(p.First, a.ByParameter(Gate, az, p.Parameter));
                a.Write(p.Second, before * a.ByParameter(Gate, ar, p.Parameter));
            }
        }

        public override void Backward<T>(ICellArithmetic<T> a, LearnedPlanes learned)
        {
            T dh = a.Read(Plane.StateGradient), allowed = a.Read(Plane.OtherGradient), br = a.Read(Plane.Sums(1)), r = a.Read(Reset);
            a.Add(learned.Of(Gate), allowed);
            a.Write(Plane.Sums(1), allowed * br);
            a.Write(Plane.StateGradient, a.MultiplyAdd(allowed, r, dh));
        }
    }

    private sealed class CandidateStage : CellStage
    {
        public override void Forward<T>(ICellArithmetic<T> a, LearnedPlanes learned, bool training)
        {
            T an = a.Read(Plane.Sums(2)), z = a.Read(Update), before = a.Read(Plane.Before);
            var n = a.Value(Candidate, an);
            var change = before - n;
            if (training)
            {
                var slope = a.Read(Plane.Sums(0));
                var open = a.Constant(1) - z;
                a.Scale(learned.Of(Gate), change);
                a.Write(Plane.Sums(0), change * slope);
                a.Write(Plane.Sums(2), open * a.Slope(Candidate, an));
                foreach (var p in learned.Of(Candidate)) a.Write(p.First, open * a.ByParameter(Candidate, an, p.Parameter));
            }

            a.Write(Plane.After, a.MultiplyAdd(z, change, n));
        }

        public override void Backward<T>(ICellArithmetic<T> a, LearnedPlanes learned)
        {
            T dh = a.Read(Plane.StateGradient), bz = a.Read(Plane.Sums(0)), bn = a.Read(Plane.Sums(2)), z = a.Read(Update);
            a.Scale(learned.All, dh);
            a.Write(Plane.Sums(0), dh * bz);
            a.Write(Plane.Sums(2), dh * bn);
            a.Write(Plane.OtherGradient, a.Constant(0));
            a.Write(Plane.StateGradient, dh * z);
        }
    }
}
