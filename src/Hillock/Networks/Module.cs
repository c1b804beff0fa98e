using Hillock.Layers;

namespace Hillock.Networks;

/// <summary>A network as a class: layers as members, and a <see cref="Forward"/> that says how they are connected.</summary>
/// <remarks><see cref="Forward"/> runs once, over values that have shapes and no numbers; what it does is compiled. Members that hold
/// layers, modules or lists of them give the names of the parameters.</remarks>
public abstract class Module : Network
{
    private Graph? _graph;

    /// <summary>Describes the network for samples of the shape <paramref name="inputs"/>; done by Fit for the data's shape if it has not been done
    /// before.</summary>
    /// <returns>The module itself.</returns>
    /// <exception cref="HillockException">A shape that does not fit a layer.</exception>
    public Module Build(Shape inputs)
    {
        using var writing = Writing();
        var builder = new GraphBuilder(inputs);
        ModuleMembers.Name(this, builder);
        _graph = builder.Build(Forward(builder.Input));
        Reset();
        return this;
    }

    /// <summary>Connects the layers.</summary>
    /// <param name="x">The network's input, or what the module is applied to.</param>
    public abstract Signal Forward(Signal x);

    /// <summary>Uses the module as a part of another one.</summary>
    public Signal Apply(Signal input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var builder = (GraphBuilder)input.Graph;
        using (builder.Scope(NameIn(builder), nested: false)) return Forward(input);
    }

    /// <summary>The members as a tree, as PyTorch prints them.</summary>
    public override string ToString() => ModuleMembers.Tree(this);

    // One that no member holds is named after its class, and its layers after it.
    private string NameIn(GraphBuilder builder)
    {
        if (builder.NameOfPart(this) is { } known) return known;
        var name = builder.NameOf(GetType().Name);
        builder.NamePart(this, name);
        ModuleMembers.Name(this, builder, name + ".");
        return name;
    }

    /// <summary>Whether the shape of the input is known.</summary>
    internal bool IsBuilt => _graph is not null;

    /// <inheritdoc/>
    internal override Graph Graph => _graph
        ?? throw new HillockException($"{GetType().Name} does not know the shape of its input yet; call Build, such as Build(data.Inputs).");
}
