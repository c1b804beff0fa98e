using Hillock.Formulas;
using Hillock.Formulas.Rows;
using Hillock.Kernels.Rows;

namespace Hillock.Activations;

/// <summary>What follows from the row code of a function: the float64 reference with its slopes, and the loops that networks run.</summary>
internal sealed class RowDefinition
{
    private readonly Lazy<RowReference> _reference;
    private readonly Lazy<RowLoop> _loop;

    /// <summary>Reads the code when something of it is needed.</summary>
    /// <param name="info">Holds the code.</param>
    /// <param name="parameters">Parameters at their values.</param>
    /// <param name="group">How many neighbours are a row of their own; 0 where the row is whole.</param>
    public RowDefinition(ActivationInfo info, IReadOnlyList<Parameter> parameters, int group = 0)
    {
        _reference = new(() => new RowReference(RowBody.Of(Lines(), parameters, double.MaxValue)));
        _loop = new(() => RowLoop.Compile(Lines(), parameters, group));

        string[] Lines() => info.RowCode.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The function in float32.</summary>
    public RowLoop Loop => _loop.Value;

    /// <summary>The function in float64.</summary>
    public Dual[] Run(Dual[] row) => _reference.Value.Run(row);
}
