namespace Hillock.Layers;

/// <summary>The planes for the gradients by the learned parameters of a cell's functions.</summary>
internal sealed class LearnedPlanes
{
    private readonly Share[] _candidate;
    private readonly Share[] _gate;

    /// <summary>Numbers the planes.</summary>
    /// <param name="functions">The activations.</param>
    /// <param name="each">Planes that the cell needs for each parameter; the first ends with the gradient.</param>
    public LearnedPlanes(CellFunctions functions, int each)
    {
        _candidate = Number(CellFunction.Candidate);
        _gate = Number(CellFunction.Gate);
        All = [.. _candidate, .. _gate];
        Count = each * functions.AllLearned;

        Share[] Number(CellFunction function) => [.. Enumerable.Range(0, functions.Learned(function)).Select(p =>
        {
            var plane = each * (functions.FirstLearned(function) + p);
            return new Share(p, Plane.Learned(plane), Plane.Learned(plane + each - 1));
        })];
    }

    /// <summary>How many planes there are.</summary>
    public int Count { get; }

    /// <summary>The parameters of both functions.</summary>
    public Share[] All { get; }

    /// <summary>The parameters of a function.</summary>
    public Share[] Of(CellFunction function) => function == CellFunction.Candidate ? _candidate : _gate;

    /// <summary>A parameter, by its number among those of its function, and its planes.</summary>
    internal readonly record struct Share(int Parameter, Plane First, Plane Second);
}
