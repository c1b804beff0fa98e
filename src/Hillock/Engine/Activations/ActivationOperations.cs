using Hillock.Activations;

namespace Hillock.Engine;

/// <summary>The operation of every kind of activation.</summary>
internal static class ActivationOperations
{
    /// <summary>Whether networks run the activation: every kind, but no row function that learns.</summary>
    public static bool Runs(Activation activation) =>
        CompiledActivation.Fits(activation) || activation is StochasticActivation or RowActivation { Learnable.Count: 0 };

    /// <summary>The shape behind the activation for one before it: gates, groups and widening change the last extent.</summary>
    /// <exception cref="HillockException">The activation does not fit a line of that length.</exception>
    public static Shape Output(Activation? activation, Shape shape)
    {
        if (activation is not RowActivation row) return shape;
        var outputs = row.Outputs(shape[shape.Rank - 1]);
        return outputs == shape[shape.Rank - 1] ? shape : new Shape([.. Enumerable.Range(0, shape.Rank - 1).Select(i => shape[i]), outputs]);
    }

    /// <summary>The loops of an element-wise activation with the learnable parameters of <paramref name="owner"/>; null for any other, and for the
    /// identity.</summary>
    /// <param name="builder">The plan.</param>
    /// <param name="activation">What to compile.</param>
    /// <param name="owner">The layer that holds what is learned, or null.</param>
    /// <param name="isRaw">Whether it reads the plan's input.</param>
    public static CompiledActivation? Compile(PlanBuilder builder, Activation? activation, IParameterOwner? owner, bool isRaw = false)
    {
        if (CompiledActivation.IsIdentity(activation) || !CompiledActivation.Fits(activation)) return null;
        return new CompiledActivation(activation!, new ActivationParameters(builder, activation!, owner), isRaw);
    }

    /// <summary>Adds an activation as an operation of its own; <paramref name="owner"/> holds its learnable parameters.</summary>
    public static Slot Add(PlanBuilder builder, Slot input, Activation? activation, IParameterOwner? owner)
    {
        if (CompiledActivation.IsIdentity(activation)) return input;
        input = builder.Lined(input);
        return Compile(builder, activation, owner, input.Value is null) is { } compiled
            ? builder.Add(new ActivationOperation(builder, input, compiled))
            : builder.Add(Operation(builder, input, activation!, owner));
    }

    private static PlanOperation Operation(PlanBuilder builder, Slot input, Activation activation, IParameterOwner? owner) => activation switch
    {
        SoftmaxActivation softmax => new RowOperation(builder, input, softmax, softmax.Row.Loop, null),
        StochasticActivation stochastic => new StochasticOperation(builder, input, stochastic, owner),
        GatedActivation gated => new GatedOperation(builder, input, gated),
        WideningActivation widening => new WideningOperation(builder, input, widening),
        ReducingActivation reducing => new RowOperation(builder, input, reducing, reducing.Row.Loop, null),
        NormalizingActivation row => new RowOperation(builder, input, row, row.Row.Loop, row.Noise),
        _ => throw new NotSupportedException(activation.Id),
    };
}
