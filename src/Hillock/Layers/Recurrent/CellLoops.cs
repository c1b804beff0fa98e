using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Layers;

/// <summary>The loops of a cell's stages; those that are compiled are shared by all layers that need the same.</summary>
internal static class CellLoops
{
    private static readonly WeakCache<(Type Stage, Part Part, Formula Candidate, Formula? Gate, string Learned), CompiledCellLoop> Known = new(held: 32);

    private enum Part
    {
        Forward,
        ForwardInTraining,
        Backward,
    }

    /// <summary>The forward loops of all stages.</summary>
    public static ICellLoop[] Forward(RecurrentCell cell, CellFunctions functions, LearnedPlanes learned, bool training) =>
        [.. cell.Stages.Select(s => Find(s, training ? Part.ForwardInTraining : Part.Forward, functions, learned))];

    /// <summary>The backward loops of all stages.</summary>
    public static ICellLoop[] Backward(RecurrentCell cell, CellFunctions functions, LearnedPlanes learned) =>
        [.. cell.Stages.Select(s => Find(s, Part.Backward, functions, learned))];

    private static ICellLoop Find(CellStage stage, Part part, CellFunctions functions, LearnedPlanes learned)
    {
        if (functions.AreCode)
        {
            return part == Part.Backward
                ? new NumberCellLoop(functions, a => stage.Backward(a, learned))
                : new NumberCellLoop(functions, a => stage.Forward(a, learned, part == Part.ForwardInTraining));
        }

        var candidate = (ElementwiseActivation)functions.Of(CellFunction.Candidate)!;
        var gate = (ElementwiseActivation?)functions.Of(CellFunction.Gate);
        var names = string.Join(',', candidate.Learnable.Select(p => p.Name)) + ";" + string.Join(',', gate?.Learnable.Select(p => p.Name) ?? []);
        return Known.Get((stage.GetType(), part, candidate.Formula, gate?.Formula, names), _ => part == Part.Backward
            ? new CompiledCellLoop(functions, a => stage.Backward(a, learned))
            : new CompiledCellLoop(functions, a => stage.Forward(a, learned, part == Part.ForwardInTraining))).Compiled();
    }
}
