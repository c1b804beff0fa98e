using Hillock.Data;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Runs;

/// <summary>The data of a run.</summary>
public static class SpecData
{
    /// <summary>Loads the data that a specification names.</summary>
    /// <exception cref="HillockException">There is none, or it cannot be used.</exception>
    public static DataSet Load(RunSpec spec)
    {
        var data = Datasets.Load(spec.Data, Options(spec));
        if (data.Validation.Count == 0)
            throw new HillockException($"{data.Name} has no validation rows, so nothing can be chosen; give validation-share, such as 0.2.");
        return data;
    }

    /// <summary>How the data of a specification is read.</summary>
    public static DataOptions Options(RunSpec spec) => new()
    {
        Directory = spec.DataDirectory,
        Target = spec.Target,
        Task = spec.Task switch
        {
            "classification" => TaskKind.Classification,
            "binary" => TaskKind.BinaryClassification,
            "regression" => TaskKind.Regression,
            _ => null,
        },
        ValidationShare = spec.ValidationShare,
        TestShare = spec.TestShare,
        TestPath = spec.TestFile,
        Seed = spec.DataSeed,
        Standardize = spec.Standardize ?? true,
        HasHeader = spec.Header,
        Delimiter = spec.Delimiter,
        Categorical = spec.Categorical,
        Drop = spec.Drop,
        Rows = spec.Rows,
        Noise = spec.Noise,
    };

    /// <summary>The task as run files and results name it.</summary>
    public static string TaskName(TaskKind task) => task switch
    {
        TaskKind.Classification => "classification",
        TaskKind.BinaryClassification => "binary",
        _ => "regression",
    };
}
