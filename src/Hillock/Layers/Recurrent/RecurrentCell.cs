namespace Hillock.Layers;

/// <summary>The arithmetic of a kind of recurrent layer at one step.</summary>
internal abstract class RecurrentCell
{
    /// <summary>Matrices side by side in the weights.</summary>
    public abstract int Gates { get; }

    /// <summary>Rows of the bias.</summary>
    public virtual int Biases => Gates;

    /// <summary>The sums that a step makes.</summary>
    public abstract IReadOnlyList<CellSlice> Slices { get; }

    /// <summary>The parts of a step.</summary>
    public abstract IReadOnlyList<CellStage> Stages { get; }

    /// <summary>Planes kept at each step beside the sums.</summary>
    public virtual int Kept => 0;

    /// <summary>Planes for the gradient by each learned parameter of an activation.</summary>
    public virtual int PlanesEachLearned => 1;
}
