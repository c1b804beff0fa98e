using System.Globalization;
using System.Text;
using Hillock.Experiments.Comparisons;

namespace Hillock.Experiments.AcrossData;

/// <summary>A result over data sets as JSON, CSV and Markdown.</summary>
public static class AcrossText
{
    /// <summary>The result as indented JSON; each data set's own lies in its folder.</summary>
    public static string Json(AcrossResult result) => JsonText.Document(json =>
    {
        ArgumentNullException.ThrowIfNull(result);
        json.WriteStartArray("dataSets");
        foreach (var r in result.Results)
        {
            json.WriteStartObject();
            json.WriteString("data", r.Data);
            json.WriteString("task", r.Task);
            json.WriteString("metric", r.Metric);
            json.WriteString("network", r.Network);
            json.WriteString("design", r.Design);
            json.WriteString("verdict", r.Verdict);
            json.WriteString("folder", r.Folder);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("planned", result.Planned);
        json.WriteStartArray("results");
        foreach (var row in result.Rows)
        {
            json.WriteStartObject();
            json.WriteString("arm", row.Arm);
            json.Measure("meanRank", row.MeanRank);
            json.WriteNumber("firsts", row.Firsts);
            json.WriteStartArray("validation");
            foreach (var value in row.Values)
            {
                json.WriteStartObject();
                json.Measure("mean", value?.Mean);
                json.Measure("deviation", value?.Deviation);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Measure("friedmanP", result.FriedmanP);
        json.Measure("criticalDifference", result.CriticalDifference);
        json.WriteStartArray("groups");
        foreach (var group in result.Groups)
        {
            json.WriteStartArray();
            foreach (var arm in group) json.WriteStringValue(arm);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteString("verdict", result.Verdict);
        json.WriteString("folder", result.Folder);
        json.WriteString("command", result.Command);
    });

    internal static string Csv(AcrossResult result)
    {
        var csv = new StringBuilder("arm,mean_rank,firsts");
        foreach (var r in result.Results) csv.Append(',').Append(Cell(r.Data));
        csv.Append('\n');
        foreach (var row in result.Rows)
        {
            csv.AppendJoin(',', Cell(row.Arm), NumberText.Exact(row.MeanRank), row.Firsts);
            foreach (var value in row.Values) csv.Append(',').Append(value is { } v ? NumberText.Exact(v.Mean) : "");
            csv.Append('\n');
        }

        return csv.ToString();
    }

    internal static string Markdown(AcrossResult result)
    {
        var page = new StringBuilder($"# {string.Join(", ", result.Results.Select(r => r.Data))}\n\n{result.Verdict}\n\n| arm | mean rank | first or tied |");
        foreach (var r in result.Results) page.Append(' ').Append(r.Data.Replace("|", "\\|", StringComparison.Ordinal)).Append(" |");
        page.Append("\n|---|---|---|").Append(string.Concat(Enumerable.Repeat("---|", result.Results.Count))).Append('\n');
        foreach (var row in result.Rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{row.Arm.Replace("|", "\\|", StringComparison.Ordinal)}` | {row.MeanRank:0.00} | {row.Firsts} |");
            foreach (var value in row.Values) page.Append(CultureInfo.InvariantCulture, $" {(value is null ? "–" : Verdict.Percent(value))} |");
            page.Append('\n');
        }

        return page.Append(CultureInfo.InvariantCulture, $"\n```\n{result.Command}\n```\n").ToString();
    }

    private static string Cell(string text) => text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
