using Hillock.Activations;
using Hillock.Formulas;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Data;
using static Hillock.Formulas.Functions;

namespace Hillock.Tests.Activations;

public sealed class IdentityTests
{
    [Fact]
    public void One_name_for_two_functions_does_not_make_them_equal()
    {
        var (square, triple) = (Activation.Define("mine", x => x * x), Activation.Define("mine", x => 3 * x));
        Assert.NotEqual<Activation>(square, triple);
        Assert.NotEqual(square.Signature, triple.Signature);
        Assert.Equal(2, new HashSet<Activation> { square, triple, square }.Count);
    }

    [Fact]
    public void Two_names_for_one_function_do_not_make_them_differ()
    {
        var (a, b) = (Activation.Define("mine", x => x * x), Activation.Define("yours", x => x * x));
        Assert.Equal<Activation>(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.Equal(a.Signature, b.Signature);
        Assert.NotEqual(a.Text, b.Text);
    }

    [Fact]
    public void A_name_or_a_formula_that_is_null_is_told()
    {
        Assert.Throws<ArgumentNullException>("id", () => Activation.Define((string)null!, x => x));
        Assert.Contains("'mine' came back as null", Assert.Throws<HillockException>(() => Activation.Define("mine", _ => null!)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("silu", "swish", true)]
    [InlineData("relu", "max(0, x)", true)]
    [InlineData("relu", "mine(x) = max(0, x)", true)]
    [InlineData("swish", "x * sigmoid(x)", true)]
    [InlineData("swish", "sigmoid(x) * x", true)]
    [InlineData("x + 1 + tanh(x)", "tanh(x) + 1 + x", true)]
    [InlineData("leaky_relu(0.2)", "leaky_relu(alpha=0.2)", true)]
    [InlineData("mine(x) = tanh(a * x); a = 2", "tanh(b * x); b = 2", true)]
    [InlineData("leaky_relu(0.2)", "leaky_relu(0.1)", false)]
    [InlineData("swish", "gelu", false)]
    [InlineData("prelu", "leaky_relu(0.25)", false)]
    [InlineData("prelu(shared)", "prelu(per_channel)", false)]
    [InlineData("tanh(a * x); learn a = 2", "tanh(a * x); a = 2", false)]
    [InlineData("tanh(a * x); learn a = 2", "tanh(a * x); learn a = 3", false)]
    [InlineData("glu", "geglu", false)]
    [InlineData("softmax", "sparsemax", false)]
    [InlineData("maxout", "maxout(3)", false)]
    [InlineData("maxout(2)", "maxout", true)]
    [InlineData("crelu", "crelu", true)]
    [InlineData("rrelu", "rrelu", true)]
    public void Equal_means_the_same_function(string first, string second, bool same)
    {
        Activation a = first, b = second;
        Assert.Equal(same, a.Equals(b));
        Assert.Equal(same, b.Equals(a));
        if (same) Assert.Equal(a.GetHashCode(), b.GetHashCode());
    }

    [Fact]
    public void Entries_of_the_catalogue_are_equal_to_what_their_text_reads()
    {
        foreach (var entry in Catalogue.All)
        {
            Assert.Equal(entry, Activation.Parse(entry.Text));
            Assert.Equal(entry, Activation.Parse(entry.Declaration));
        }
    }

    [Theory]
    [InlineData("relu", "catalogue has")]
    [InlineData("re_lu", "relu of the catalogue")]
    [InlineData("silu", "swish of the catalogue")]
    [InlineData("identity", "linear of the catalogue")]
    [InlineData("hardsigmoid", "my_hardsigmoid")]
    [InlineData("hard_sigmoid", "catalogue")]
    [InlineData("leakyrelu", "leaky_relu of the catalogue")]
    [InlineData("exp", "means something in formulas")]
    [InlineData("log_sigmoid", "my_log_sigmoid")]
    [InlineData("where", "means something in formulas")]
    [InlineData("pi", "means something in formulas")]
    [InlineData("x", "means something in formulas")]
    public void A_name_that_means_something_is_refused(string id, string part)
    {
        Func<Formula, Formula> formula = x => 2 * x;
        foreach (var given in (Func<Activation>[])[() => Activation.Define(id, formula), () => Activation.FromCode(id, x => x, x => 1), () => Activation.Parse($"{id}(x) = 2 * x")])
            Assert.Contains(part, Assert.Throws<HillockException>(() => { given(); }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_spelling_of_every_name_is_refused()
    {
        foreach (var name in Catalogue.All.SelectMany(a => a.Aliases.Prepend(a.Id)).Concat(Presets.All.Select(p => p.Name)))
        {
            var id = name.ToLowerInvariant().Replace('-', '_');
            Assert.Throws<HillockException>(() => Activation.Define(id, x => 2 * x));
        }
    }

    [Fact]
    public void A_declaration_reads_back_as_the_same_function_of_the_same_name()
    {
        var mine = Activation.Define("mine", x => x * Sigmoid(Fixed("beta", 1.5) * x) + (Learned("slope", 0.1) * x));
        Activation[] all =
        [
            mine, mine.With("beta", 1e-300), mine.With("slope", Math.PI), mine.PerChannel(), mine.With("beta", -2).PerChannel(),
            Activation.Define("circle", x => Sin(Math.PI * x)), Activation.Parse("x * tanh(exp(x))"), Activation.Parse("tanh(a * x); learn a = 0.25 per channel"),
            Activation.Parse("leaky_relu(0.3)"), Activation.Parse("prelu(shared)"),
        ];
        foreach (var a in all)
        {
            var back = Activation.Parse(a.Declaration);
            Assert.Equal(a, back);
            Assert.Equal(a.Text, back.Text);
            Assert.Equal(a.Declaration, back.Declaration);
            Assert.Equal(a.Parameters, back.Parameters);
        }
    }

    [Fact]
    public void An_error_in_a_definition_is_shown_at_its_place()
    {
        var error = Assert.Throws<HillockException>(() => Activation.Parse("mine(x) = x * tann(x)"));
        Assert.Equal("mine(x) = x * ".Length, error.Position);
        Assert.Contains("tanh", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_too_long_for_a_file_is_refused_where_it_is_saved()
    {
        var many = Activation.Define("many", x => Enumerable.Range(0, 18).Aggregate(x, (f, _) => f + Tanh(f)));
        Assert.Equal(many, Activation.Define("other", x => Enumerable.Range(0, 18).Aggregate(x, (f, _) => f + Tanh(f))));
        Assert.NotEqual(many.Signature, Activation.Define("many", x => Enumerable.Range(0, 18).Aggregate(x, (f, i) => f + Tanh(i == 3 ? 2 * f : f))).Signature);
        using var model = new Sequential(2) { new Dense(2, many, "he_normal"), new Dense(1) };
        model.Initialize(1);
        using var folder = new TemporaryFolder();
        Assert.Contains("many has", Assert.Throws<HillockException>(() => model.Save(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
