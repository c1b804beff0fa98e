using System.Text;
using Hillock.Reports.Drawing;

namespace Hillock.Reports.Charts;

/// <summary>The style sheet of charts, in the colours of the house.</summary>
internal static class ChartStyle
{
    /// <summary>How many lines of a chart have a colour, a dash and a mark of their own.</summary>
    public const int Distinct = 8;

    private static readonly string[] Dashes = ["none", "7 4", "2 3", "9 3 2 3", "4 2", "12 4", "1 2", "6 2 1 2 1 2"];

    /// <summary>The rules; the colours are properties such as <c>var(--k0)</c>.</summary>
    public static string Rules { get; } = Of();

    /// <summary>The properties in the colours of a theme.</summary>
    public static string Colors(Theme theme)
    {
        var palette = Palette.Of(theme);
        var text = new StringBuilder($"--ground:{palette.Background};--ink:{palette.Ink};--faint:{palette.Faint};--grid:{palette.Grid};--zero:{palette.Zero};");
        for (var i = 0; i < Distinct; i++) text.Append($"--k{i}:{palette.Value(i)};");
        return text.ToString();
    }

    /// <summary>The style sheet of a chart in a file of its own, which is light, or dark where the reader's system is; readers that know no properties of
    /// their own take the light colours.</summary>
    public static string Alone()
    {
        var light = Literal(Theme.Light);
        return $"{light}@media (prefers-color-scheme:dark){{{Literal(Theme.Dark)}}}";
    }

    private static string Literal(Theme theme)
    {
        var rules = Rules;
        foreach (var pair in Colors(theme).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (pair[..pair.IndexOf(':', StringComparison.Ordinal)], pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            rules = rules.Replace($"var({name})", value, StringComparison.Ordinal);
        }

        return rules;
    }

    private static string Of()
    {
        var css = new StringBuilder("""
            .ch{font:12px Inter,system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
            .ch text{fill:var(--faint)}.ch .ink{fill:var(--ink)}
            .ch .b{font-weight:600}.ch .c{text-anchor:middle}.ch .e{text-anchor:end}
            .ch .gr{stroke:var(--grid);stroke-width:1;fill:none}.ch .ze{stroke:var(--zero);stroke-width:1.2;fill:none}
            .ch .ru{stroke:var(--faint);stroke-width:1.2;stroke-dasharray:3 3;fill:none}
            .ch .th{stroke:var(--ink);stroke-width:2.6;fill:none;stroke-linejoin:round}
            .ch .ik{stroke:var(--ink);stroke-width:1.6;fill:none}.ch .mg{fill:var(--faint);fill-opacity:.14}
            .ch .fl{stroke:var(--zero);stroke-width:1;fill:none}.ch .ba{fill:var(--k0);fill-opacity:.4}.ch .ha{fill:none;stroke:var(--zero);stroke-width:1}
            .ch .ln{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
            .ch .bd{stroke:none;fill-opacity:.16}.ch .mk{stroke:var(--ground);stroke-width:.8}
            .ch .al{fill:var(--k2)}.ch .sa{fill:var(--k4)}.ch .de{fill:none;stroke:var(--k1);stroke-width:1.4}

            """.ReplaceLineEndings("\n"));
        for (var i = 0; i < Distinct; i++)
        {
            css.Append($".ch .l{i}{{stroke:var(--k{i});stroke-dasharray:{Dashes[i]}}}.ch .w{i}{{stroke:var(--k{i});stroke-width:2.4;fill:none}}")
                .Append($".ch .f{i}{{fill:var(--k{i})}}\n");
        }

        for (var i = 0; i < HeatChart.Steps; i++)
            css.Append($".ch .h{i}{{fill:var(--k0);fill-opacity:{NumberText.Fixed(0.04 + (0.96 * i / (HeatChart.Steps - 1)), 2)}}}");
        return css.Append('\n').ToString();
    }
}
