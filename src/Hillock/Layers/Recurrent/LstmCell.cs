namespace Hillock.Layers;

/// <summary><c>i, f, o = σ(z)</c>, <c>g = φ(z)</c>, <c>c = f·c' + i·g</c>, <c>h = o·φ(c)</c> (Hochreiter and Schmidhuber 1997; Gers, Schmidhuber and Cummins
/// 2000).</summary>
/// <remarks>The gates lie in the order of Keras: input, forget, candidate, output.</remarks>
internal sealed class LstmCell : RecurrentCell
{
    /// <inheritdoc/>
    public override int Gates => 4;

    /// <inheritdoc/>
    public override IReadOnlyList<CellSlice> Slices { get; } = [new(0, 0, 0), new(1, 1, 1), new(2, 2, 2), new(3, 3, 3)];

    /// <inheritdoc/>
    public override IReadOnlyList<CellStage> Stages { get; } = [new Only { FirstSlice = 0, Slices = 4 }];

    /// <inheritdoc/>
    public override int Kept => 2;

    /// <inheritdoc/>
    public override int PlanesEachLearned => 2;

    private sealed class Only : CellStage
    {
        private const CellFunction Gate = CellFunction.Gate, Candidate = CellFunction.Candidate;

        private static readonly Plane OutputByCell = Plane.Kept(0), CellByCell = Plane.Kept(1);

        public override void Forward<T>(ICellArithmetic<T> a, LearnedPlanes learned, bool training)
        {
            T zi = a.Read(Plane.Sums(0)), zf = a.Read(Plane.Sums(1)), zg = a.Read(Plane.Sums(2)), zo = a.Read(Plane.Sums(3));
            var before = a.Read(Plane.Carry);
            T i = a.Value(Gate, zi), f = a.Value(Gate, zf), g = a.Value(Candidate, zg), o = a.Value(Gate, zo);
            var c = a.MultiplyAdd(f, before, i * g);
            var t = a.Value(Candidate, c);
            a.Write(Plane.Carry, c);
            a.Write(Plane.After, o * t);
            if (!training) return;
            a.Write(Plane.Sums(0), g * a.Slope(Gate, zi));
            a.Write(Plane.Sums(1), before * a.Slope(Gate, zf));
            a.Write(Plane.Sums(2), i * a.Slope(Candidate, zg));
            a.Write(Plane.Sums(3), t * a.Slope(Gate, zo));
            a.Write(OutputByCell, o * a.Slope(Candidate, c));
            a.Write(CellByCell, f);

            // Of each parameter: what the cell's gradient is to be multiplied by, and what the state's is.
            foreach (var p in learned.Of(Gate))
            {
                a.Write(p.First, a.MultiplyAdd(g, a.ByParameter(Gate, zi, p.Parameter), before * a.ByParameter(Gate, zf, p.Parameter)));
                a.Write(p.Second, t * a.ByParameter(Gate, zo, p.Parameter));
            }

            foreach (var p in learned.Of(Candidate))
            {
                a.Write(p.First, i * a.ByParameter(Candidate, zg, p.Parameter));
                a.Write(p.Second, o * a.ByParameter(Candidate, c, p.Parameter));
            }
        }

        public override void Backward<T>(ICellArithmetic<T> a, LearnedPlanes learned)
        {
            T dh = a.Read(Plane.StateGradient), later = a.Read(Plane.OtherGradient);
            T bi = a.Read(Plane.Sums(0)), bf = a.Read(Plane.Sums(1)), bg = a.Read(Plane.Sums(2)), bo = a.Read(Plane.Sums(3));
            T outputByCell = a.Read(OutputByCell), cellByCell = a.Read(CellByCell);
            var dc = a.MultiplyAdd(dh, outputByCell, later);
            a.Combine(learned.All, dc, dh);
            a.Write(Plane.Sums(0), dc * bi);
            a.Write(Plane.Sums(1), dc * bf);
            a.Write(Plane.Sums(2), dc * bg);
            a.Write(Plane.Sums(3), dh * bo);
            a.Write(Plane.OtherGradient, dc * cellByCell);
            a.Write(Plane.StateGradient, a.Constant(0));
        }
    }
}
