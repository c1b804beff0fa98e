using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hillock.Training;

/// <summary>What a training did, epoch by epoch; only finished epochs.</summary>
public sealed class History : IReadOnlyList<EpochRecord>
{
    private readonly List<EpochRecord> _epochs = [];

    /// <summary>An empty history of a training that measures <paramref name="metric"/>.</summary>
    public History(string metric) => MetricName = metric;

    /// <summary><c>accuracy</c>, or <c>error_share</c> for a regression.</summary>
    public string MetricName { get; }

    /// <summary>Epochs that an earlier run had finished, from whose checkpoint this one went on.</summary>
    public int ResumedEpochs { get; internal set; }

    /// <summary>Why it ended.</summary>
    public StopReason StopReason { get; internal set; }

    /// <summary>What the training came to, in a sentence too; null while it goes on.</summary>
    public FitEnding? Ending { get; internal set; }

    /// <summary>What was measured of the epoch in which the loss became NaN or infinite, or null.</summary>
    public EpochRecord? DivergedEpoch { get; internal set; }

    /// <summary>Whether the loss became NaN or infinite.</summary>
    public bool Diverged => StopReason == StopReason.Diverged;

    /// <summary>The epoch (from 1) of the lowest monitored loss, or the best as the options say, the first of equals; 0 if none was finished.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The record of <see cref="BestEpoch"/>, or null.</summary>
    public EpochRecord? Best => BestEpoch == 0 ? null : _epochs[BestEpoch - 1];

    /// <summary>Time of the training steps of all finished epochs.</summary>
    public double Seconds => _epochs.Sum(e => e.Seconds);

    /// <inheritdoc/>
    public int Count => _epochs.Count;

    /// <inheritdoc/>
    public EpochRecord this[int index] => _epochs[index];

    /// <summary>Writes one line an epoch under a header line; empty cells where nothing was measured.</summary>
    /// <exception cref="HillockException">The place cannot be written.</exception>
    public void SaveCsv(string path)
    {
        var text = new StringBuilder($"epoch,loss,{MetricName},validation_loss,validation_{MetricName},seconds,rate\n");
        foreach (var e in _epochs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{e.Epoch},{Cell(e.Loss)},{Cell(e.Metric)},");
            text.Append(CultureInfo.InvariantCulture, $"{Cell(e.ValidationLoss)},{Cell(e.ValidationMetric)},{Cell(e.Seconds)},{Cell(e.Rate)}\n");
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    /// <summary>Writes the epochs, why training ended and which epoch was best as JSON; null where nothing was measured.</summary>
    /// <exception cref="HillockException">The place cannot be written.</exception>
    public void SaveJson(string path) => AtomicFile.Write(path, stream =>
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("metric", MetricName);
        json.WriteString("stopReason", JsonNamingPolicy.CamelCase.ConvertName(StopReason.ToString()));
        json.WriteNumber("bestEpoch", BestEpoch);
        if (Ending is not null) json.WriteString("ending", Ending.Sentence);
        json.WriteStartArray("epochs");
        foreach (var e in _epochs) WriteEpoch(json, e);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <inheritdoc/>
    public IEnumerator<EpochRecord> GetEnumerator() => _epochs.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Appends a finished epoch.</summary>
    /// <param name="record">The epoch.</param>
    /// <param name="best">Whether it is the best so far.</param>
    internal void Add(EpochRecord record, bool best)
    {
        _epochs.Add(record);
        if (best) BestEpoch = _epochs.Count;
    }

    private static string Cell(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static void WriteEpoch(Utf8JsonWriter json, EpochRecord e)
    {
        json.WriteStartObject();
        json.WriteNumber("epoch", e.Epoch);
        Write(json, "loss", e.Loss);
        Write(json, "metric", e.Metric);
        Write(json, "validationLoss", e.ValidationLoss);
        Write(json, "validationMetric", e.ValidationMetric);
        Write(json, "seconds", e.Seconds);
        Write(json, "rate", e.Rate);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }
}
