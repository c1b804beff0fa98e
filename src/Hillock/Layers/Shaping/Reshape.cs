using System.Globalization;
using Hillock.Engine;

namespace Hillock.Layers;

/// <summary>The numbers of a sample, in the same order, in another shape: <c>784</c> becomes <c>28×28×1</c>.</summary>
/// <remarks>One extent may be −1: it is what the others leave. Costs nothing where the numbers lie without gaps before and after, else they are
/// copied.</remarks>
public sealed class Reshape : SingleInputLayer
{
    private readonly int[] _extents;

    /// <summary>Describes the layer.</summary>
    /// <param name="extents">Outermost first; one may be −1.</param>
    /// <exception cref="HillockException">No extent, one below 1 that is not −1, or more than one −1.</exception>
    public Reshape(params int[] extents)
    {
        ArgumentNullException.ThrowIfNull(extents);
        if (extents.Length == 0 || extents.Any(e => e is < 1 and not -1) || extents.Count(e => e == -1) > 1)
        {
            throw new HillockException(
                "A reshape needs extents of at least 1, of which one may be -1 for what is left, such as 7x7x-1; got "
                    + $"{(extents.Length == 0 ? "none" : Join(extents))}.");
        }

        _extents = [.. extents];
    }

    /// <summary>The extents, outermost first; −1 is what the others leave.</summary>
    public IReadOnlyList<int> Extents => _extents;

    internal static LayerKind Definition { get; } = new(new Reshape(-1));

    /// <inheritdoc/>
    public override string Kind => "reshape";

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        var known = _extents.Where(e => e != -1).Aggregate(1L, (product, extent) => Math.Min(product * extent, 1L << 31));
        var free = _extents.Contains(-1);
        if (free ? input.Size % known != 0 : input.Size != known)
        {
            throw new HillockException(
                $"{input} holds {input.Size} numbers, and {Join(_extents)} needs "
                    + $"{(free ? "a multiple of " : "")}{(known < 1L << 31 ? $"{known}" : "more than there can be")}. Give extents with the same product, "
                    + "or -1 for one of them.");
        }

        return new Shape([.. _extents.Select(e => e == -1 ? (int)(input.Size / known) : e)]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"Reshape({Join(_extents).Replace('x', '×')})";

    /// <inheritdoc/>
    internal override bool IsTransparent => true;

    /// <inheritdoc/>
    internal override Layer With(LayerSettings settings) => new Reshape(Read(settings.Text("shape", Join(_extents), needed: true)));

    /// <inheritdoc/>
    internal override LayerRoles Roles => LayerRoles.KeepsNumbers | LayerRoles.Affine;

    /// <inheritdoc/>
    internal override NodeForecast Forecast(ForecastContext context, SignalState state, Shape input) => new(state);

    /// <inheritdoc/>
    internal override Slot Build(PlanBuilder builder, Slot input, CompiledActivation? activation) =>
        builder.Reshaped(input, OutputShape(input.Shape));

    private static string Join(int[] extents) => string.Join('x', extents.Select(e => e.ToString(CultureInfo.InvariantCulture)));

    private static int[] Read(string text)
    {
        var parts = text.Split('x', '×');
        return parts.All(p =>
            int.TryParse(p, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture,
            out _))
            ? [.. parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture))]
            : throw new FormatException($"shape is '{text}'; expected extents such as 7x7x32, of which one may be -1.");
    }
}
