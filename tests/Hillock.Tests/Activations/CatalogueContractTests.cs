using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Tests.Activations;

/// <summary>What holds for every definition; a new one is tested by being there.</summary>
public sealed class CatalogueContractTests
{
    // Waves, which have no limit at infinity.
    private static readonly string[] ValueWanders = ["sine", "siren", "cosine", "gcu", "sine_relu"];
    private static readonly string[] SlopeWanders = [.. ValueWanders, "snake", "snake_beta", "sinlu"];

    public static TheoryData<string> All => [.. Catalogue.All.Select(a => a.Id)];

    public static TheoryData<string> Elementwise => [.. Catalogue.All.OfType<ElementwiseActivation>().Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(All))]
    public void Is_described(string id)
    {
        var a = Activation.Parse(id);
        Assert.All([a.Summary, a.Info.Strength, a.Info.Weakness, a.Info.Use], s => Assert.EndsWith(".", s, StringComparison.Ordinal));
        Assert.NotEmpty(a.Source);
        Assert.NotEmpty(a.Family);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Is_found_by_id_alias_and_text(string id)
    {
        var a = Activation.Parse(id);
        Assert.Equal(id, a.Id);
        Assert.All(a.Aliases.Append(a.Text).Append(id.ToUpperInvariant()), name => Assert.Same(a, Activation.Parse(name)));
        Assert.Matches("^[a-z][a-z0-9_]*$", a.Id);
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Formula_and_derivative_round_trip_as_text(string id)
    {
        var a = Get(id);
        Assert.Equal(a.Formula, Formula.Parse(a.Formula.ToString()));
        Assert.Equal(a.Derivative, Formula.Parse(a.Derivative.ToString()));
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Derivative_agrees_with_central_differences(string id)
    {
        var a = Get(id);
        var kinks = a.Formula.Breakpoints();
        for (var x = -9.987; x < 10; x += 0.0371)
        {
            if (kinks.Any(k => Math.Abs(k - x) < 1e-3)) continue;
            Close(Slope(a.Formula, x, 1e-4), a.Derivative.Evaluate(x), 1e-8, $"{id}'({x})");
        }
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Derivative_at_a_kink_lies_between_those_of_the_sides(string id)
    {
        var a = Get(id);
        foreach (var kink in a.Formula.Kinks())
        {
            var (left, right) = (Slope(a.Formula, kink - 1e-3, 1e-5), Slope(a.Formula, kink + 1e-3, 1e-5));
            var value = a.Derivative.Evaluate(kink);
            Assert.True(value >= Math.Min(left, right) - 0.01 && value <= Math.Max(left, right) + 0.01, $"{id}'({kink}) = {value}, sides {left} and {right}");
        }
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Parameter_derivatives_agree_with_central_differences(string id)
    {
        var a = Get(id);
        foreach (var p in a.Parameters)
        {
            var by = a.Formula.DerivativeBy(p);
            const double h = 1e-5;
            var edges = a.Formula.Breakpoints();
            for (var x = -5.03; x < 5; x += 0.31)
            {
                if (edges.Any(k => Math.Abs(k - x) < 1e-3)) continue;
                var slope = (a.Formula.With(p.Name, p.Value + h).Evaluate(x) - a.Formula.With(p.Name, p.Value - h).Evaluate(x)) / (2 * h);
                Close(slope, by.Evaluate(x), 1e-7, $"d{id}/d{p.Name} at {x}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Special_values_are_handled(string id)
    {
        var a = Get(id);
        Assert.Equal(double.NaN, a.Formula.Evaluate(double.NaN));
        foreach (var infinity in new[] { double.NegativeInfinity, double.PositiveInfinity })
        {
            var far = infinity > 0 ? 1e100 : -1e100;
            if (!ValueWanders.Contains(id)) Assert.False(double.IsNaN(a.Formula.Evaluate(infinity)), $"{id}({infinity}) has a limit");
            if (!SlopeWanders.Contains(id)) Assert.False(double.IsNaN(a.Derivative.Evaluate(infinity)), $"{id}'({infinity}) has a limit");
            if (id == "rational") continue; // its powers overflow there
            Assert.False(double.IsNaN(a.Derivative.Evaluate(far)), $"{id}'({far})");
        }
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Range_holds_the_values_and_is_tight(string id)
    {
        var a = Get(id);
        var range = a.Formula.RangeOf();
        var values = Enumerable.Range(-60_000, 120_001).Select(i => i / 1000.0).Concat([-1e6, -1e3, 1e3, 1e6]).Select(x => a.Formula.Evaluate(x)).ToArray();
        Assert.True(range.Contains(values.Min()) && range.Contains(values.Max()), $"{id} gives {values.Min():R} to {values.Max():R}, outside {range}");
        if (double.IsFinite(range.Low)) Assert.True(values.Min() - range.Low < 0.02);
        if (double.IsFinite(range.High)) Assert.True(range.High - values.Max() < 0.02);
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Works_inside_a_formula(string id)
    {
        var f = Assert.IsType<ElementwiseActivation>(Activation.Parse($"{id}(2 * x) + x")).Formula;
        Assert.Equal(Get(id).Formula.Evaluate(1.4) + 0.7, f.Evaluate(0.7), 1e-14);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Parameters_are_set_by_name_alias_and_position(string id)
    {
        var a = Activation.Parse(id);
        foreach (var p in a.Parameters)
        {
            var value = Inside(a, p);
            var set = a.With(p.Name, value);
            var text = value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal($"{id}({p.Name}={text})", set.Text);
            Assert.Equal(set, Activation.Parse(set.Text));
            Assert.Equal(a, set.With(p.Name, p.Value));
            Assert.True(a.DomainOf(p.Name).Admits(p.Value), $"the default of {p.Name} is outside its domain");
            foreach (var alias in a.Info.ParameterAliases.Where(x => x.Value == p.Name)) Assert.Equal(set, Activation.Parse($"{id}({alias.Key} = {text})"));
            foreach (var outside in Outside(a, p.Name)) Assert.Contains("expected a number in", Assert.Throws<HillockException>(() => a.With(p.Name, outside)).Message, StringComparison.Ordinal);
            if (a.Parameters.Count == 1) Assert.Equal(set, Activation.Parse($"{id}({text})"));
        }

        Assert.All(a.Info.ParameterAliases.Values.Concat(a.Info.Domains.Keys), name => Assert.Contains(name, a.Parameters.Select(p => p.Name)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Learned_parameters_can_be_shared_or_one_a_channel(string id)
    {
        var a = Activation.Parse(id);
        if (a.Learnable.Count == 0)
        {
            Assert.Throws<HillockException>(() => a.PerChannel());
            return;
        }

        foreach (var (set, perChannel, word) in new[] { (a.PerChannel(), true, "per_channel"), (a.Shared(), false, "shared") })
        {
            Assert.All(set.Learnable, p => Assert.Equal(perChannel, p.PerChannel));
            Assert.Equal(set, Activation.Parse(set.Text));
            Assert.Equal(set, Activation.Parse($"{id}({word})"));
            Assert.Equal(set.Parameters.Select(p => p.Value), a.Parameters.Select(p => p.Value));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Rows_have_a_definition_in_latex_and_as_code(string id)
    {
        var a = Activation.Parse(id);
        Assert.Equal(a is RowActivation and not GatedActivation, a.Info.Latex.Length > 0);
        Assert.Equal(a is RowActivation and not GatedActivation, a.Info.RowCode.Length > 0);
    }

    [Fact]
    public void A_definition_is_one_edit()
    {
        // Names come from the definitions alone: nothing else in the library may list the activations.
        var names = Catalogue.All.SelectMany(a => a.Aliases.Prepend(a.Id)).ToArray();
        Assert.Equal(names.Length, names.Distinct().Count());
        var properties = typeof(Catalogue).GetProperties().Count(p => p.PropertyType.IsAssignableTo(typeof(Activation)));
        Assert.Equal(properties, Catalogue.All.Count);
        var pages = new DirectoryInfo(AppContext.BaseDirectory);
        while (pages is not null && !Directory.Exists(Path.Combine(pages.FullName, "src", "Hillock"))) pages = pages.Parent;
        if (pages is null) Assert.Skip("The sources are not beside the tests.");
        var places = Directory.EnumerateFiles(Path.Combine(pages.FullName, "src", "Hillock"), "*.cs", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains("\"mish\"", StringComparison.Ordinal));
        Assert.Single(places);
    }

    // A value inside the domain other than the default, and the order kept.
    private static double Inside(Activation a, Parameter p)
    {
        if (p.Name == "group") return 3;
        if (a.Info.Ordered is not null) return p.Value * 0.9;
        double[] candidates = [0.75, 0.8, 2.5, p.Value * 1.1, p.Value * 0.9];
        return candidates.First(v => v != p.Value && a.DomainOf(p.Name).Admits(v));
    }

    private static IEnumerable<double> Outside(Activation a, string parameter)
    {
        var domain = a.DomainOf(parameter);
        if (double.IsFinite(domain.Low)) yield return domain.LowAttained ? domain.Low - 0.1 : domain.Low;
        if (double.IsFinite(domain.High)) yield return domain.HighAttained ? domain.High + 0.1 : domain.High;
        yield return double.NaN;
    }

    private static ElementwiseActivation Get(string id) => Assert.IsType<ElementwiseActivation>(Activation.Parse(id));

    // Five-point stencil.
    private static double Slope(Formula f, double x, double h) =>
        ((8 * (f.Evaluate(x + h) - f.Evaluate(x - h))) - (f.Evaluate(x + (2 * h)) - f.Evaluate(x - (2 * h)))) / (12 * h);

    private static void Close(double expected, double actual, double tolerance, string what) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)), $"{what}: expected {expected:R}, got {actual:R}");
}
