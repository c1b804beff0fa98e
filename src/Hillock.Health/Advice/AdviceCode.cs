using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hillock.Training;

namespace Hillock.Advice;

/// <summary>A recommendation as C#.</summary>
internal static partial class AdviceCode
{
    /// <summary>The lines.</summary>
    public static string Write(Recommendation advice, string? data)
    {
        var ownRows = data is null && advice.Request.Task is AdviceTask.MultiLabel or AdviceTask.Ordinal;
        var code = new StringBuilder(ownRows ? "using Hillock;\n" : "").Append("using Hillock.Data;\nusing Hillock.Layers;\nusing Hillock.Networks;\nusing Hillock.Training;\n\n");
        if (ownRows) OwnRows(code, advice);
        else code.Append(CultureInfo.InvariantCulture, $"DataSet data = {data ?? Place(advice.Request)};\n");
        code.Append("using var model = new Sequential(data.Inputs)\n{\n");
        foreach (var line in Grouped([.. advice.Layers.Select(l => LayerLine(l, advice.Contenders[0])), OutputLine(advice)])) code.Append("    ").Append(line).Append(",\n");
        return code.Append("};\nvar options = new FitOptions\n{\n").Append(Options(advice)).Append("};\nHistory history = model.Fit(data, options);\n").ToString();
    }

    // What a user fills in.
    private static string Place(AdviceRequest request) => request.Kind switch
    {
        AdviceInput.Image => $"Datasets.Load(\"pictures/\", new DataOptions {{ Decoder = new Hillock.Images.SkiaDecoder(), Images = new ImageOptions {{ Size = new ImageSize({request.Shape[0]}, {request.Shape[1]}) }} }})",
        AdviceInput.Sequence => $"Datasets.Load(\"data.csv\", new DataOptions {{ Target = \"target\", Series = new SeriesOptions {{ Window = {request.Shape[0]} }} }})",
        AdviceInput.Text => "Datasets.Load(\"texts/\")",
        _ => $"Datasets.Load(\"data.csv\", new DataOptions {{ Target = \"target\"{(request.Task == AdviceTask.Bounded ? ", Standardize = false" : "")} }})",
    };

    private static string LayerLine(string layer, string activation) =>
        Plain().Match(layer) is { Success: true } dense ? $"new Dense({dense.Groups[1].Value}, \"{activation}\")" : $"\"{Place().Replace(layer, activation)}\"";

    private static string OutputLine(Recommendation advice) =>
        advice.OutputActivation == "linear" ? $"new Dense({advice.Outputs})" : $"new Dense({advice.Outputs}, \"{advice.OutputActivation}\")";

    // Equal lines of a deep network stand next to each other.
    private static IEnumerable<string> Grouped(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count;)
        {
            var end = i;
            while (end < lines.Count && lines[end] == lines[i] && end - i < 4) end++;
            yield return string.Join(", ", lines.Skip(i).Take(end - i));
            i = end;
        }
    }

    private static string Options(Recommendation advice)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"    Epochs = 20,\n    Optimizer = \"{advice.Optimizer}\",\n    Loss = \"{advice.Options.Loss!.Text}\",\n");
        if (advice.Options.Schedule is not ConstantRate) text.Append(CultureInfo.InvariantCulture, $"    Schedule = \"{advice.Schedule}\",\n");
        if (advice.ClipNorm is { } clip) text.Append(CultureInfo.InvariantCulture, $"    ClipNorm = {clip:R},\n");
        return text.Append("    KeepBest = true,\n    Seed = 1,\n").ToString();
    }

    private static void OwnRows(StringBuilder code, Recommendation advice)
    {
        var (inputs, outputs) = (string.Join(", ", advice.Inputs.Extents.ToArray()), advice.Outputs);
        code.Append(advice.Request.Task == AdviceTask.MultiLabel
            ? $"// Inputs, {advice.Inputs.Size} numbers a row, and {outputs} labels a row, each 0 or 1.\n"
            : $"// Inputs, {advice.Inputs.Size} numbers a row, and {outputs} numbers a row: 1 for each rank (from 1) below that of the row, else 0.\n");
        code.Append("float[] trainRows = [], trainLabels = [], validationRows = [], validationLabels = [];\n");
        code.Append(CultureInfo.InvariantCulture, $"Split Part(float[] rows, float[] labels) => new(new FloatRows(rows, {advice.Inputs.Size}), labels, targetColumns: {outputs});\n");
        code.Append("var data = new DataSet\n{\n    Name = \"mine\",\n").Append(CultureInfo.InvariantCulture, $"    Inputs = new Shape({inputs}),\n    Task = TaskKind.Regression,\n");
        code.Append("    Train = Part(trainRows, trainLabels),\n    Validation = Part(validationRows, validationLabels),\n    Test = Part([], []),\n};\n");
    }

    [GeneratedRegex(@"^dense\((\d+), _\)$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\b_(?![A-Za-z0-9_])")]
    private static partial Regex Place();
}
