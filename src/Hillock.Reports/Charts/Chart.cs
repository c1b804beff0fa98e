using System.Text.Json;

namespace Hillock.Reports.Charts;

/// <summary>A chart of a report: drawn for wide and for narrow screens, and told in words and as a table to those who do not see it.</summary>
internal abstract record Chart
{
    /// <summary>Width of the drawing for desktops and paper.</summary>
    public const double Wide = 560;

    /// <summary>Width of the drawing for phones.</summary>
    public const double Narrow = 340;

    /// <summary>Its name in a report, such as <c>loss</c>: of letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Its heading.</summary>
    public required string Title { get; init; }

    /// <summary>How it is read, in a sentence; empty where that is plain.</summary>
    public string Note { get; init; } = "";

    /// <summary>What it shows, in a sentence or two.</summary>
    public abstract string Reading { get; }

    /// <summary>Its numbers.</summary>
    public abstract Grid Table { get; }

    /// <summary>Whether there is something to draw.</summary>
    public virtual bool IsEmpty => Table.Rows.Count == 0;

    /// <summary>Draws it.</summary>
    /// <param name="id">Begins the names within the drawing, and is no other drawing's on the page.</param>
    /// <param name="width">In pixels.</param>
    public abstract Sketch Draw(string id, double width);

    /// <summary>Writes what its hover and zoom need, as the fields of an object; whether it has any.</summary>
    public virtual bool WriteData(Utf8JsonWriter json) => false;
}
