using System.Runtime.InteropServices;
using Hillock.Data;

namespace Hillock.Health.Lint;

/// <summary>What the training rows hold, column by column, and which rows are alike.</summary>
internal sealed class DataFacts
{
    // 16 million numbers take some tenths of a second.
    private const int MostNumbers = 16_000_000;
    private const int LeastRows = 1000;
    private const int Chunk = 64;

    private readonly ColumnFacts[] _columns;

    private DataFacts(int columns) => _columns = [.. Enumerable.Range(0, columns).Select(_ => new ColumnFacts())];

    /// <summary>Training rows looked at.</summary>
    public int Rows { get; private set; }

    /// <summary>The columns of the inputs.</summary>
    public IReadOnlyList<ColumnFacts> Columns => _columns;

    /// <summary>Numbers that are not finite.</summary>
    public long NotFinite { get; private set; }

    /// <summary>The first row and column of such a number.</summary>
    public (int Row, int Column) FirstNotFinite { get; private set; }

    /// <summary>Training rows, of those looked at, that are equal to one before.</summary>
    public int Repeated { get; private set; }

    /// <summary>Training rows that are equal to another of another class.</summary>
    public int Contradicting { get; private set; }

    /// <summary>The part of the validation rows that are training rows too, in [0, 1]; an estimate where not all rows were looked at.</summary>
    public double LeakedShare { get; private set; }

    /// <summary>Mean of all inputs.</summary>
    public double Mean => Total(c => c.Mean);

    /// <summary>Deviation of all inputs.</summary>
    public double Deviation => Math.Sqrt(Math.Max(0, Total(c => (c.Deviation * c.Deviation) + (c.Mean * c.Mean)) - (Mean * Mean)));

    /// <summary>The smallest input.</summary>
    public double Low => _columns.Min(c => c.Low);

    /// <summary>The largest input.</summary>
    public double High => _columns.Max(c => c.High);

    /// <summary>Reads the rows of a data set.</summary>
    public static DataFacts Of(DataSet data)
    {
        var facts = new DataFacts(data.Train.Inputs.Columns);
        var rows = Spread(data.Train);
        facts.Rows = rows.Length;
        var firstLabel = new Dictionary<ulong, int>(rows.Length);
        Visit(data.Train, rows, (row, numbers) => facts.Add(row, numbers, firstLabel, data.Train.Labels));
        if (data.Validation.Count > 0 && rows.Length > 0 && data.Validation.Inputs.Columns == facts._columns.Length) facts.FindLeaks(data, firstLabel);
        return facts;
    }

    private void FindLeaks(DataSet data, Dictionary<ulong, int> known)
    {
        var leaked = 0;
        var rows = Spread(data.Validation);
        Visit(data.Validation, rows, (_, numbers) => leaked += known.ContainsKey(Hash(numbers)) ? 1 : 0);
        LeakedShare = Math.Min(1, (double)leaked / rows.Length * data.Train.Count / Rows);
    }

    private void Add(int row, ReadOnlySpan<float> numbers, Dictionary<ulong, int> firstLabel, int[] labels)
    {
        for (var j = 0; j < numbers.Length; j++)
        {
            if (_columns[j].Add(numbers[j])) continue;
            if (NotFinite++ == 0) FirstNotFinite = (row, j);
        }

        var label = labels.Length > 0 ? labels[row] : -1;
        if (firstLabel.TryAdd(Hash(numbers), label)) return;
        Repeated++;
        if (firstLabel[Hash(numbers)] != label) Contradicting++;
    }

    private double Total(Func<ColumnFacts, double> of) => _columns.Average(of);

    private static int[] Spread(Split split)
    {
        var count = Math.Min(split.Count, Math.Max(LeastRows, MostNumbers / split.Inputs.Columns));
        return [.. Enumerable.Range(0, count).Select(i => (int)((long)i * split.Count / count))];
    }

    private static void Visit(Split split, int[] rows, Visitor visit)
    {
        var columns = split.Inputs.Columns;
        for (var i = 0; i < rows.Length; i += Chunk)
        {
            var part = rows.AsSpan(i, Math.Min(Chunk, rows.Length - i));
            var numbers = split.Inputs.ToArray(part);
            for (var k = 0; k < part.Length; k++) visit(part[k], numbers.AsSpan(k * columns, columns));
        }
    }

    // 64 bits, so that of a million rows two different ones look alike once in 40 million data sets.
    private static ulong Hash(ReadOnlySpan<float> numbers)
    {
        var hash = (ulong)numbers.Length;
        foreach (var bits in MemoryMarshal.Cast<float, uint>(numbers))
        {
            hash = (hash ^ bits) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
        }

        return hash;
    }

    private delegate void Visitor(int row, ReadOnlySpan<float> numbers);
}
