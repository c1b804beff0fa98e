namespace Hillock.Networks.Plans;

/// <summary>One step of a plan: computes its output slot, and later its share of the gradient.</summary>
internal abstract class PlanOperation(Slot input, Slot output)
{
    /// <summary>What is read.</summary>
    public Slot Input { get; } = input;

    /// <summary>What is written.</summary>
    public Slot Output { get; } = output;

    /// <summary>The layer whose parameters are used, or null.</summary>
    public Layer? Owner { get; init; }

    /// <summary>Whether the input's gradient was begun by another consumer and is added to.</summary>
    public bool AccumulatesInput { get; set; }

    /// <summary>Whether the parameters' gradient was begun by another use of the layer and is added to.</summary>
    public bool AccumulatesParameters { get; set; }

    /// <summary>Whether the operation multiplies its input's gradient by the derivative of the producer.</summary>
    public virtual bool AppliesInputDerivative => false;

    /// <summary>Computes the output of the first <paramref name="rows"/> rows.</summary>
    /// <param name="rows">Rows in use.</param>
    /// <param name="training">Keep what the backward pass needs, and drop units at random.</param>
    public abstract void Forward(int rows, bool training);

    /// <summary>From the output's gradient: the parameters' gradient, and the input's where it is needed.</summary>
    public abstract void Backward(int rows);
}
