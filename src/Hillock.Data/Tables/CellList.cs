namespace Hillock.Data.Tables;

/// <summary>Where each cell's text lies; grows in pieces, so that no moment needs twice the memory.</summary>
internal sealed class CellList
{
    private const int PieceBits = 13;
    private const int Piece = 1 << PieceBits;
    private const int Checked = 1 << 23;

    // Beside its place, a cell takes its number in float32 and what is kept of it while a column is looked at.
    private const int BytesACell = 24;

    private readonly List<Span[]> _pieces = [];

    /// <summary>How many cells there are.</summary>
    public int Count { get; private set; }

    /// <summary>A cell's place.</summary>
    public Span this[int index]
    {
        get => _pieces[index >> PieceBits][index & (Piece - 1)];
        set => _pieces[index >> PieceBits][index & (Piece - 1)] = value;
    }

    /// <summary>Adds a cell.</summary>
    /// <exception cref="HillockException">The next million would not fit into memory.</exception>
    public void Add(Span cell)
    {
        if ((Count & (Checked - 1)) == 0 && Count > 0)
            MemoryLimit.Require((long)Checked * BytesACell, $"A table of more than {Count:N0} cells needs another",
                "Give a part of it, such as every tenth row.");
        if (Count == Array.MaxLength) throw new HillockException($"The table has more than {Count:N0} cells. Give a part of it, such as every tenth row.");
        if ((Count & (Piece - 1)) == 0) _pieces.Add(new Span[Piece]);
        _pieces[Count >> PieceBits][Count & (Piece - 1)] = cell;
        Count++;
    }

    /// <summary>Takes off the cells from <paramref name="count"/> on.</summary>
    public void Cut(int count)
    {
        var pieces = (count + Piece - 1) >> PieceBits;
        _pieces.RemoveRange(pieces, _pieces.Count - pieces);
        Count = count;
    }

    /// <summary>Where a text lies; a negative start is the complement of a place in the list of texts that are not in the file as they are.</summary>
    public readonly record struct Span(int Start, int Length);
}
