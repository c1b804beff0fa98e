using Hillock.Activations;

namespace Hillock.Layers;

/// <summary>The two activations of a cell.</summary>
internal sealed class CellFunctions
{
    private readonly Activation _candidate;
    private readonly Activation? _gate;
    private readonly int _candidateLearned;
    private readonly int _gateLearned;

    /// <summary>Takes them; <paramref name="gate"/> is null for a cell without gates.</summary>
    public CellFunctions(Activation candidate, Activation? gate)
    {
        (_candidate, _gate) = (candidate, gate);
        _candidateLearned = candidate.Learnable.Count;
        _gateLearned = gate?.Learnable.Count ?? 0;
    }

    /// <summary>Whether one of them is code, so that the cell cannot be compiled.</summary>
    public bool AreCode => _candidate is CustomActivation || _gate is CustomActivation;

    /// <summary>Learned parameters of both.</summary>
    public int AllLearned => _candidateLearned + _gateLearned;

    /// <summary>The activation of a function; null for the gates of a cell that has none.</summary>
    public Activation? Of(CellFunction function) => function == CellFunction.Candidate ? _candidate : _gate;

    /// <summary>How many parameters of a function training changes.</summary>
    public int Learned(CellFunction function) => function == CellFunction.Candidate ? _candidateLearned : _gateLearned;

    /// <summary>The place of a function's first learned parameter among those of both.</summary>
    public int FirstLearned(CellFunction function) => function == CellFunction.Candidate ? 0 : _candidateLearned;
}
