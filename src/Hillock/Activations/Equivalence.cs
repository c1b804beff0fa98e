using Hillock.Formulas;

namespace Hillock.Activations;

/// <summary>Two activations that are the same function: <paramref name="Of"/> at its defaults and <paramref name="Is"/> at a stated value, such as
/// quick_gelu and <c>swish(beta=1.702)</c>.</summary>
/// <param name="Of">An entry at its defaults.</param>
/// <param name="Is">Another entry, at its defaults or with one parameter changed.</param>
public sealed record Equivalence(Activation Of, Activation Is)
{
    private const double Tolerance = 1e-12;

    // Irregular, on both sides, dense where activations bend.
    private static readonly double[] Points =
        [.. Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? 1 : -1) * 0.0137 * Math.Pow(1.19, i) * (1 + (0.1 * Math.Sin(i)))), 0.5, -0.5, 1, -1, 2, -2, 3,
            -3, 6, -6, 0.001, -0.001, 25.3, -25.3, 1e4, -1e4];

    /// <summary>As in <c>quick_gelu = swish(beta=1.702)</c>.</summary>
    public override string ToString() => $"{Of.Text} = {Is.Text}";

    /// <summary>Every equivalence among the element-wise entries; two that agree at their defaults are named once.</summary>
    /// <remarks>Formulas are compared after simplification and by their values at 56 points; parameters are tried, one at a time, at the numbers that
    /// occur in the catalogue and a few round ones.</remarks>
    public static IReadOnlyList<Equivalence> Find(IEnumerable<Activation> catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ElementwiseActivation[] entries = [.. catalogue.OfType<ElementwiseActivation>().OrderBy(e => e.Learnable.Count).ThenBy(e => e.Parameters.Count)];
        var defaults = entries.Select(e => (Entry: e, Values: Values(e.Formula))).ToArray();
        var found = new List<Equivalence>();
        for (var i = 0; i < defaults.Length; i++)
            for (var j = i + 1; j < defaults.Length; j++)
                if (Same(defaults[i].Values, defaults[j].Values)) found.Add(new(defaults[i].Entry, defaults[j].Entry));

        var numbers = Numbers(entries);
        foreach (var variant in entries.SelectMany(e => Variants(e, numbers)))
        {
            // Most variants differ from an entry at the first points already.
            var program = variant.Formula.Program;
            double first = program.Run(Points[20]), second = program.Run(Points[21]);
            foreach (var (entry, values) in defaults)
            {
                if (entry.Id == variant.Id || !Near(values[20], first) || !Near(values[21], second) || !Same(values, Values(variant.Formula))) continue;
                if (!found.Any(f => f.Of == entry && f.Is.Id == variant.Id)) found.Add(new(entry, variant));
            }
        }

        return found;
    }

    private static double[] Numbers(ElementwiseActivation[] entries) =>
    [
        .. entries.SelectMany(e => Nodes.Of(e.Formula)).Select(n => n switch { Constant c => c.Value, Parameter p => p.Value, _ => 0 })
            .Where(n => Math.Abs(n) is > 1e-3 and < 1e3).Concat([-1, 0, 0.5, 1, 2, 3, 4]).Distinct().Order(),
    ];

    private static IEnumerable<ElementwiseActivation> Variants(ElementwiseActivation entry, double[] numbers) =>
        from parameter in entry.Parameters
        from number in numbers
        where number != parameter.Value && entry.DomainOf(parameter.Name).Admits(number) && Allowed(entry, parameter.Name, number)
        select entry.With(parameter.Name, number);

    private static bool Allowed(ElementwiseActivation entry, string parameter, double number)
    {
        if (entry.Info.Ordered is not var (low, high)) return true;
        double Value(string name) => name == parameter ? number : entry.Parameters.First(p => p.Name == name).Value;
        return Value(low) < Value(high);
    }

    private static double[] Values(Formula formula) => [.. Points.Select(x => formula.Program.Run(x))];

    private static bool Same(double[] a, double[] b)
    {
        for (var i = 0; i < a.Length; i++)
            if (!Near(a[i], b[i])) return false;
        return true;
    }

    private static bool Near(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
}
