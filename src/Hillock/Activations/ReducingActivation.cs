using Hillock.Formulas;
using Hillock.Kernels;

namespace Hillock.Activations;

/// <summary>Groups of neighbours to a number each, such as maxout: k·n numbers to n.</summary>
public sealed class ReducingActivation : RowActivation
{
    private readonly Func<Dual[], Dual> _function;
    private readonly Func<int, RowLoop> _loop;

    internal ReducingActivation(ActivationInfo info, string definition, Func<Dual[], Dual> function, Func<int, RowLoop> loop, int group = 2)
        : this(info, definition, function, loop, new Parameter("group", group), null)
    {
    }

    private ReducingActivation(
        ActivationInfo info, string definition, Func<Dual[], Dual> function, Func<int, RowLoop> loop, Parameter group, ReducingActivation? original)
        : base(info, [group], original)
    {
        Definition = definition;
        _function = function;
        _loop = loop;
    }

    /// <inheritdoc/>
    public override ActivationKind Kind => ActivationKind.Reducing;

    /// <inheritdoc/>
    public override string Definition { get; }

    /// <summary>How many neighbours become one number.</summary>
    public int Group => (int)Parameters[0].Value;

    /// <summary>The function as a float32 loop.</summary>
    internal RowLoop Loop => _loop(Group);

    /// <inheritdoc/>
    public override int Outputs(int inputs) => inputs > 0 && inputs % Group == 0
        ? inputs / Group
        : throw new HillockException($"{Text} reduces groups of {Group}, so it takes a multiple of {Group} inputs, got {inputs}.");

    private protected override Dual[] Run(Dual[] row) => [.. row.Chunk(Group).Select(_function)];

    private protected override FunctionIdentity Identify() => FunctionIdentity.Of(Id, Parameters);

    private protected override Activation Rebuild(IReadOnlyDictionary<string, double> values)
    {
        var group = values["group"];
        if (group != Math.Floor(group) || group > 1e6) throw new HillockException($"Parameter group of {Id} is {group}; expected a whole number from 1 on.");
        return new ReducingActivation(Info, Definition, _function, _loop, new Parameter("group", group), this);
    }
}
