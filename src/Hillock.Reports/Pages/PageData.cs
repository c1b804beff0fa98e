using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Hillock.Reports.Charts;

namespace Hillock.Reports.Pages;

/// <summary>What hover and zoom need, as JSON that can stand in a page: no text in it can end the script that holds it.</summary>
internal static class PageData
{
    // Unlike other documents of Hillock, < > & and quotes are escaped.
    private static readonly JsonWriterOptions Layout = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>An object for each chart that has such data, by its name.</summary>
    public static string Of(IEnumerable<Chart> charts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Layout))
        {
            json.WriteStartObject();
            foreach (var chart in charts.Where(c => c is LineChart or HeatChart))
            {
                json.WriteStartObject(chart.Name);
                chart.WriteData(json);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
