namespace Hillock.Layers;

/// <summary><c>h = f(x·W + h·U + b)</c> (Elman 1990).</summary>
internal sealed class SimpleCell : RecurrentCell
{
    /// <inheritdoc/>
    public override int Gates => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<CellSlice> Slices { get; } = [new(0, 0, 0)];

    /// <inheritdoc/>
    public override IReadOnlyList<CellStage> Stages { get; } = [new Only { FirstSlice = 0, Slices = 1 }];

    private sealed class Only : CellStage
    {
        public override void Forward<T>(ICellArithmetic<T> a, LearnedPlanes learned, bool training)
        {
            var z = a.Read(Plane.Sums(0));
            a.Write(Plane.After, a.Value(CellFunction.Candidate, z));
            if (!training) return;
            a.Write(Plane.Sums(0), a.Slope(CellFunction.Candidate, z));
            foreach (var p in learned.Of(CellFunction.Candidate)) a.Write(p.First, a.ByParameter(CellFunction.Candidate, z, p.Parameter));
        }

        public override void Backward<T>(ICellArithmetic<T> a, LearnedPlanes learned)
        {
            T gradient = a.Read(Plane.StateGradient), slope = a.Read(Plane.Sums(0));
            a.Scale(learned.All, gradient);
            a.Write(Plane.Sums(0), gradient * slope);
            a.Write(Plane.StateGradient, a.Constant(0));
        }
    }
}
