using Hillock.Networks;

namespace Hillock.Health.Forecasts.Rules;

/// <summary>Sums, products and joins of branches, which are taken to have only their means in common.</summary>
internal static class MergeRule
{
    /// <summary>The sum; every branch gets the whole gradient.</summary>
    public static NodeForecast Add(GraphNode node, SignalState[] inputs)
    {
        double square = 0, cross = 0, near = 0, mean = 0;
        // A value that is added n times is n times as large.
        foreach (var group in node.Inputs.Zip(inputs).GroupBy(p => p.First))
        {
            var (state, times) = (group.First().Second, group.Count());
            square += (times * times * state.Square) + (2 * mean * times * state.Mean);
            cross += (times * times * state.Cross) + (2 * mean * times * state.Mean);
            near += (times * times * state.Near) + (2 * mean * times * state.Mean);
            mean += times * state.Mean;
        }

        return Joined(inputs, new SignalState(square, cross, near, mean), [.. node.Inputs.Select(n => Math.Log(node.Inputs.Count(m => m == n)))]);
    }

    /// <summary>The product; a branch gets the gradient times the other.</summary>
    public static NodeForecast Multiply(GraphNode node, SignalState[] inputs)
    {
        var (a, b) = (inputs[0], inputs[1]);
        // For normal x, E x⁴ = 3 (E x²)².
        var same = node.Inputs[0] == node.Inputs[1];
        var product = same
            ? new SignalState(3 * a.Square * a.Square, (a.Square * a.Square) + (2 * a.Cross * a.Cross), (a.Square * a.Square) + (2 * a.Near * a.Near), a.Square)
            : new SignalState(a.Square * b.Square, a.Cross * b.Cross, a.Near * b.Near, a.Mean * b.Mean);
        var doubled = same ? Math.Log(2) : 0; // each use gives g·x, and both are the same
        return Joined(inputs, product, [Math.Log(b.Square) + doubled, Math.Log(a.Square) + doubled]);
    }

    /// <summary>Side by side; every branch gets its part of the gradient.</summary>
    public static NodeForecast Concatenate(GraphNode node, SignalState[] inputs)
    {
        double[] parts = [.. node.InputShapes.Select(s => (double)s.Size / node.Output.Size)];
        var state = new SignalState(Mean(s => s.Square), Mean(s => s.Cross), Mean(s => s.Near), Mean(s => s.Mean));
        return Joined(inputs, state, [.. parts.Select(p => Math.Log(p))]);

        double Mean(Func<SignalState, double> of) => inputs.Zip(parts, (s, part) => part * of(s)).Sum();
    }

    private static NodeForecast Joined(SignalState[] inputs, SignalState state, double[] logs) => new(state with
    {
        WeightScale = inputs.Max(i => i.WeightScale),
        Alive = 1 - inputs.Aggregate(1.0, (dead, i) => dead * (1 - i.Alive)),
    })
    { LogInputs = logs };
}
