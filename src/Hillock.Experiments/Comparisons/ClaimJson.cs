using System.Text.Json;
using Hillock.Experiments.RunFiles;

namespace Hillock.Experiments.Comparisons;

/// <summary>A claim in the JSON of a comparison; an end of an interval that is infinite is null.</summary>
internal static class ClaimJson
{
    public static void Write(Utf8JsonWriter json, ClaimResult claim)
    {
        json.WriteStartObject("claim");
        json.WriteString("sentence", claim.Sentence);
        json.WriteString("answer", ClaimWords.Word(claim.Answer));
        json.WriteStartArray("figures");
        foreach (var figure in claim.Figures) Figure(json, figure);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Figure(Utf8JsonWriter json, ClaimFigure figure)
    {
        json.WriteStartObject();
        json.WriteString("claimed", figure.Claimed);
        json.WriteString("answer", ClaimWords.Word(figure.Answer));
        json.WriteString("arm", figure.Arm);
        json.WriteString("than", figure.Than);
        json.WriteString("measure", figure.Thing);
        json.WriteString("unit", figure.Unit == ClaimUnit.Points ? "points" : "percent");
        json.WriteString("rows", figure.Rows);
        json.Measure("change", figure.Change);
        json.Measure("low", figure.Low);
        json.Measure("high", figure.High);
        json.WriteNumber("pairs", figure.Pairs);
        json.Measure("own", figure.Own);
        json.Measure("other", figure.Other);
        json.Texts("notes", figure.Notes);
        json.WriteString("words", ClaimWords.Measured(figure));
        json.WriteEndObject();
    }
}
