using Spectre.Console.Rendering;

namespace Hillock.Cli.Streams;

/// <summary>Makes the texts of everything that Spectre draws <see cref="Visible"/>; its own control codes pass.</summary>
internal sealed class VisibleHook : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) => renderables.Select(r => new Shown(r));

    private sealed class Shown(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth).Select(Segment);

        private static Segment Segment(Segment segment)
        {
            if (segment.IsControlCode || segment.IsLineBreak) return segment;
            var text = Visible.Text(segment.Text);
            return ReferenceEquals(text, segment.Text) ? segment : new Segment(text, segment.Style);
        }
    }
}
