using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>Groups of neighbours to a number each, such as maxout: k·n numbers to n.</summary>
public sealed class ReducingActivation : RowActivation
{
    internal ReducingActivation(ActivationInfo info, string definition, int group = 2)
        : this(info, definition, new Parameter("group", group), null)
    {
    }

    private ReducingActivation(ActivationInfo info, string definition, Parameter group, ReducingActivation? original)
        : base(info, [group], original)
    {
        Definition = definition;
        Row = new RowDefinition(info, [group], Group);
    }

    /// <inheritdoc/>
    public override ActivationKind Kind => ActivationKind.Reducing;

    /// <inheritdoc/>
    public override string Definition { get; }

    /// <summary>How many neighbours become one number.</summary>
    public int Group => (int)Parameters[0].Value;

    /// <summary>What its row code says of one group.</summary>
    internal RowDefinition Row { get; }

    /// <inheritdoc/>
    public override int Outputs(int inputs) => inputs > 0 && inputs % Group == 0
        ? inputs / Group
        : throw new HillockException($"{Text} reduces groups of {Group}, so it takes a multiple of {Group} inputs, got {inputs}.");

    private protected override Dual[] Run(Dual[] row) => [.. row.Chunk(Group).SelectMany(Row.Run)];

    private protected override FunctionIdentity Identify() => FunctionIdentity.Of(Id, Parameters);

    private protected override Activation Rebuild(IReadOnlyDictionary<string, double> values)
    {
        var group = values["group"];
        if (group != Math.Floor(group) || group > 1e6) throw new HillockException($"Parameter group of {Id} is {group}; expected a whole number from 1 on.");
        return new ReducingActivation(Info, Definition, new Parameter("group", group), this);
    }
}
