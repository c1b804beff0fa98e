using System.Text;

namespace Hillock.Cli.Streams;

/// <summary>A writer for libraries that print by themselves: what they are given by others is made <see cref="Visible"/>.</summary>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(Visible.Of(value));

    public override void Write(string? value)
    {
        if (value is not null) inner.Write(Visible.Text(value));
    }

    public override void Flush() => inner.Flush();
}
