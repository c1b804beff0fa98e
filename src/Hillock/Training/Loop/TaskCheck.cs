using Hillock.Activations;
using Hillock.Data;
using Hillock.Networks;

namespace Hillock.Training;

/// <summary>Whether a network fits a data set; says how to make it fit.</summary>
internal static class TaskCheck
{
    /// <summary>Checks shapes, outputs and the output's activation.</summary>
    /// <exception cref="HillockException">They do not fit.</exception>
    public static void Require(Network model, DataSet data)
    {
        if (model.Inputs.Size != data.Inputs.Size)
        {
            throw new HillockException(
                $"The network takes {model.Inputs} inputs and a row of {data.Name} has {data.Inputs}. Write new Sequential(data.Inputs).");
        }

        var outputs = model.Outputs.Size;
        if (outputs == 1 && model.OutputActivation is SoftmaxActivation)
            throw new HillockException(
                "A softmax over one output is always 1 and learns nothing. End the network with Dense(1, \"sigmoid\"), or with one output a class.");
        if (data.Task == TaskKind.Regression) RequireNumber(model, data);
        else RequireClasses(data, outputs);
    }

    /// <summary>Checks the columns, and the classes or the targets of a split.</summary>
    /// <exception cref="HillockException">They do not fit.</exception>
    public static void RequireSplit(Network model, Split split)
    {
        ArgumentNullException.ThrowIfNull(split);
        if (split.Inputs.Columns != model.Inputs.Size)
        {
            throw new HillockException(
                $"The data has {split.Inputs.Columns} numbers a row and the network takes {model.Inputs.Size} ({model.Inputs}). Give the network the "
                    + "data's shape: new Sequential(data.Inputs).");
        }

        if (split.Labels.Length > 0) RequireLabels(model, split.Labels);
        else if (model.Outputs.Size != split.TargetColumns && split.Count > 0)
        {
            throw new HillockException(
                $"The data has {Targets(split.TargetColumns)} a row and the network {model.Outputs.Size} output{(model.Outputs.Size == 1 ? "" : "s")}. "
                    + $"End it with Dense({split.TargetColumns}).");
        }
    }

    /// <summary>Checks that there is an output for each class.</summary>
    /// <exception cref="HillockException">A class is out of range.</exception>
    public static void RequireLabels(Network model, ReadOnlySpan<int> labels)
    {
        var outputs = model.Outputs.Size;
        var classes = Math.Max(2, outputs);
        foreach (var label in labels)
        {
            if ((uint)label >= (uint)classes)
                throw new HillockException(
                    ErrorKind.Data, $"Class {label} is out of range: the network has {outputs} outputs, so classes are 0 to {classes - 1}.");
        }
    }

    private static void RequireNumber(Network model, DataSet data)
    {
        if (model.Outputs.Size != data.Outputs)
            throw new HillockException(
                $"{data.Name} has {Targets(data.Outputs)} a row and the network gives {model.Outputs.Size}. End it with Dense({data.Outputs}).");
    }

    private static string Targets(int count) => count == 1 ? "one target" : $"{count} targets";

    private static void RequireClasses(DataSet data, int outputs)
    {
        var classes = data.Classes.Count;
        if (outputs == classes || (outputs == 1 && classes == 2)) return;
        var end = classes == 2 ? "Dense(1, \"sigmoid\") or Dense(2, \"softmax\")" : $"Dense({classes}, \"softmax\")";
        throw new HillockException(
            $"{data.Name} has {classes} classes and the network gives {outputs} output{(outputs == 1 ? "" : "s")}. End it with {end}.");
    }
}
