namespace Hillock.Engine;

/// <summary>Looks at the values and gradients of a plan at the moment when they are there: later operations may use their memory.</summary>
internal interface IPlanObserver
{
    /// <summary>The output of an operation has been computed.</summary>
    void Computed(PlanOperation operation, int rows);

    /// <summary>The gradient by the output of an operation has been computed.</summary>
    void Differentiated(PlanOperation operation, int rows);
}
