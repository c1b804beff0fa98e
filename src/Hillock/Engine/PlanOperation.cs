namespace Hillock.Engine;

/// <summary>One step of a plan: computes its output slot, and later its share of the gradient.</summary>
internal abstract class PlanOperation
{
    /// <summary>An operation of one input.</summary>
    protected PlanOperation(Slot input, Slot output)
        : this([input], output)
    {
    }

    /// <summary>An operation of several inputs.</summary>
    protected PlanOperation(IReadOnlyList<Slot> inputs, Slot output)
    {
        Inputs = inputs;
        Output = output;
        Accumulates = new bool[inputs.Count];
    }

    /// <summary>What is read.</summary>
    public IReadOnlyList<Slot> Inputs { get; }

    /// <summary>The first of what is read.</summary>
    public Slot Input => Inputs[0];

    /// <summary>What is written.</summary>
    public Slot Output { get; }

    /// <summary>The layer whose parameters are used, or null.</summary>
    public IParameterOwner? Owner { get; init; }

    /// <summary>For each input, whether its gradient was begun by another consumer and is added to.</summary>
    public bool[] Accumulates { get; }

    /// <summary>Whether the first input's gradient was begun by another consumer and is added to.</summary>
    public bool AccumulatesInput => Accumulates[0];

    /// <summary>Whether the parameters' gradient was begun by another use of the layer and is added to.</summary>
    public bool AccumulatesParameters { get; set; }

    /// <summary>Whether the operation multiplies its first input's gradient by the derivative of the producer.</summary>
    public virtual bool AppliesInputDerivative => false;

    /// <summary>The activation at the operation's end, or null.</summary>
    public virtual CompiledActivation? Activation => null;

    /// <summary>What its activation learns, or null.</summary>
    public virtual ActivationParameters? Learned => Activation?.Learned;

    /// <summary><c>f'</c> at every unit after a forward pass in training; null where there is no activation.</summary>
    public virtual Region? ActivationDerivative => null;

    /// <summary>The fewest rows of a training step: more than 1 where statistics of the batch are taken.</summary>
    public virtual int LeastRows => 1;

    /// <summary>Computes the output of the first <paramref name="rows"/> rows.</summary>
    /// <param name="rows">Rows in use.</param>
    /// <param name="training">Keep what the backward pass needs, and drop units at random.</param>
    public abstract void Forward(int rows, bool training);

    /// <summary>From the output's gradient: the parameters' gradient, and the inputs' where they are needed.</summary>
    public abstract void Backward(int rows);

    /// <summary>Called before a pass when parameters have changed: an evaluation plan may hold what it derives from them.</summary>
    public virtual void Refresh()
    {
    }
}
