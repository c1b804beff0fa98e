using System.Text.Json;
using Hillock.Activations;

namespace Hillock.Cli.Tests.Verbs;

public sealed class CatalogueTests
{
    [Fact]
    public void List_names_every_activation_once()
    {
        var names = Cli.Json("list").GetProperty("activations").EnumerateArray().Select(a => a.GetProperty("id").GetString()!).ToList();
        Assert.Equal(Catalogue.All.Select(a => a.Id), names);
        var text = Cli.Text("list");
        Assert.All(names, n => Assert.Contains($"\n{n} ", text, StringComparison.Ordinal));
    }

    [Fact]
    public void List_fits() => Assert.DoesNotContain(Cli.Text("list").Split('\n'), l => l.Length > 100);

    [Fact]
    public void An_entry_of_the_list_has_what_is_known()
    {
        var entry = Entry("list", "leaky_relu");
        Assert.Equal(
            "id activation aliases family kind summary formula derivative parameters frameworks range limits asymptotes bounded monotonicity curvature symmetry zeroCentred "
            + "smoothness kinks roots extrema lipschitz saturated dead gain moments initializer strength weakness use source row training cost",
            string.Join(' ', entry.EnumerateObject().Select(p => p.Name)));
        Assert.Equal("leaky_relu, elementwise, where(x > 0, x, alpha * x); alpha = 0.01, increasing, convex, C0", Texts(entry, "id", "kind", "formula", "monotonicity", "curvature", "smoothness"));
        Assert.Equal("{ \"low\": \"-Infinity\", \"high\": \"Infinity\", \"lowAttained\": false, \"highAttained\": false }", Flat(entry.GetProperty("range")));
        Assert.Equal(
            "[ { \"x\": 0, \"value\": 0, \"derivative\": 0.01, \"before\": { \"value\": 0, \"derivative\": 0.01 }, \"after\": { \"value\": 0, \"derivative\": 1 }, \"isJump\": false } ]",
            Flat(entry.GetProperty("kinks")));
        Assert.Equal("{ \"left\": \"-Infinity\", \"right\": \"Infinity\" }", Flat(entry.GetProperty("limits")));
        Assert.Equal((1, 1.4141), (entry.GetProperty("lipschitz").GetDouble(), Math.Round(entry.GetProperty("gain").GetDouble(), 4)));
        var parameter = Assert.Single(entry.GetProperty("parameters").EnumerateArray());
        Assert.Equal("name default value domain learnable perChannel", string.Join(' ', parameter.EnumerateObject().Select(p => p.Name)));
        Assert.Contains("keras leaky_relu leaky_relu(alpha=0.2)", entry.GetProperty("frameworks").EnumerateArray().Select(f => Texts(f, "framework", "name", "activation").Replace(",", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_entry_has_the_same_shape()
    {
        var entries = Cli.Json("list").GetProperty("activations").EnumerateArray().ToList();
        var names = entries[0].EnumerateObject().Select(p => p.Name).ToList();
        Assert.All(entries, e => Assert.Equal(names, e.EnumerateObject().Select(p => p.Name)));
        Assert.All(entries, e => Assert.NotEmpty(e.GetProperty("source").GetString()!));
        Assert.All(entries, e => Assert.Equal(JsonValueKind.Object, e.GetProperty("range").ValueKind));
        foreach (var name in new[] { "smoothness", "lipschitz", "gain", "bounded" }) Assert.All(entries, e => Assert.NotEqual(JsonValueKind.Null, e.GetProperty(name).ValueKind));
        foreach (var e in entries)
        {
            var (ofOne, ofRow) = (Texts(e, "kind") is "elementwise" or "stochastic", e.GetProperty("row").ValueKind == JsonValueKind.Object);
            Assert.Equal(ofOne, !ofRow);
            Assert.Equal(ofOne, e.GetProperty("moments").ValueKind == JsonValueKind.Object);
            Assert.Equal(Texts(e, "kind") == "stochastic", e.GetProperty("training").ValueKind == JsonValueKind.Object);
        }
    }

    [Fact]
    public void Rows_gates_and_noise_have_facts_of_their_own()
    {
        var softmax = Cli.Json("show", "softmax");
        Assert.Equal("{ \"low\": 0, \"high\": 1, \"lowAttained\": false, \"highAttained\": false }", Flat(softmax.GetProperty("range")));
        Assert.Equal((1, 0.5), (softmax.GetProperty("row").GetProperty("sum").GetDouble(), Math.Round(softmax.GetProperty("lipschitz").GetDouble(), 9)));
        Assert.Equal("unchanged, neither, kept", Texts(softmax.GetProperty("row"), "shift", "scale", "order"));
        Assert.Equal("df/da = sigmoid(b); df/db = a * sigmoid(b) * sigmoid(-b)", Texts(Cli.Json("show", "glu"), "derivative"));
        Assert.Equal(0.2821, Math.Round(Cli.Json("show", "nrelu").GetProperty("training").GetProperty("bias").GetDouble(), 4));
        Assert.True(Cli.Json("show", "prelu").GetProperty("parameters")[0].GetProperty("perChannel").GetBoolean());
        Assert.False(Cli.Json("show", "prelu(shared)").GetProperty("parameters")[0].GetProperty("perChannel").GetBoolean());
    }

    [Fact]
    public void Parameters_know_their_default()
    {
        var parameter = Cli.Json("show", "leaky_relu(0.2)").GetProperty("parameters")[0];
        Assert.Equal((0.01, 0.2), (parameter.GetProperty("default").GetDouble(), parameter.GetProperty("value").GetDouble()));
    }

    [Theory]
    [InlineData("--bounded", "sigmoid", "relu")]
    [InlineData("--bounded", "softmax", "glu")]
    [InlineData("--smooth", "swiglu", "reglu")]
    [InlineData("--monotonic", "relu", "gelu")]
    [InlineData("--smooth", "gelu", "elu")]
    [InlineData("--learnable", "prelu", "leaky_relu")]
    [InlineData("--family=rectifiers", "relu", "tanh")]
    [InlineData("--framework=keras", "prelu", "rrelu")]
    [InlineData("--framework=PyTorch", "selu", "squareplus")]
    [InlineData("transformers", "gelu", "tanh")]
    [InlineData("GLOROT bengio", "relu", "tanh")]
    public void Filters_keep_what_fits(string filter, string kept, string dropped)
    {
        var names = Ids(filter);
        Assert.Contains(kept, names);
        Assert.DoesNotContain(dropped, names);
    }

    [Theory]
    [InlineData("keras", "prelu")]
    [InlineData("keras2", "prelu")]
    [InlineData("flax", "prelu")]
    [InlineData("torch", "prelu")]
    [InlineData("hf", "xielu prelu")]
    [InlineData("tf", "")]
    public void A_framework_has_what_learns(string framework, string ids) => Assert.Equal(ids, string.Join(' ', Ids("--framework", framework, "--learnable")));

    [Fact]
    public void Filters_add_up()
    {
        Assert.Equal(Ids("--bounded").Intersect(Ids("--smooth")).Intersect(Ids("--family", "Sigmoids")), Ids("--bounded", "--smooth", "--family", "sigmoids"));
        Assert.NotEqual(Ids("--bounded"), Ids("--bounded", "--smooth"));
        Assert.Equal(["elu"], Ids("elu", "clevert", "--monotonic", "--family", "exponentials").Take(1));
    }

    [Fact]
    public void Nothing_found_is_said_with_the_families()
    {
        var text = Cli.Text("list", "zzgelu");
        Assert.Contains("No activation that mentions 'zzgelu'. Did you mean gelu", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Rectifiers", text, StringComparison.Ordinal);
        Assert.Empty(Cli.Json("list", "zzgelu").GetProperty("activations").EnumerateArray());
        Assert.Contains("No activation of the family Rectifiers that is bounded and smooth.", Cli.Text("list", "--family", "Rectifiers", "--bounded", "--smooth").ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_option_is_no_free_text() =>
        Assert.Contains("has no option '--framwork'. Did you mean --framework", Cli.Refused("list", "--framwork", "keras"), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_family_or_framework_gets_the_nearest()
    {
        Assert.Contains("There is no family 'Rectifier'. Did you mean Rectifiers", Cli.Refused("list", "--family", "Rectifier"), StringComparison.Ordinal);
        var refused = Cli.Refused("list", "--framework", "kears");
        Assert.Contains("There is no framework 'kears'. Did you mean keras", refused, StringComparison.Ordinal);
        Assert.Contains("onnx", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cost_is_measured_when_asked_for()
    {
        Assert.Equal(JsonValueKind.Null, Cli.Json("show", "gelu").GetProperty("cost").ValueKind);
        Assert.True(Cli.Json("show", "gelu", "--cost").GetProperty("cost").GetProperty("value").GetDouble() > 0);
        Assert.Contains("\ncost ", Cli.Text("show", "gelu", "--cost"), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_is_a_page() => Assert.Equal(
        """
        leaky_relu(alpha=0.2)
        A ReLU with a small slope on the negative side.

        formula      where(x > 0, x, alpha * x)
        derivative   where(x > 0, 1, alpha)
        parameters   alpha = 0.2 (fixed)
        range        (-∞, ∞)
        shape        C0, increasing, convex, unbounded
        far left     -∞, along 0.2 x
        far right    ∞, along x
        kinks        x = 0: slope 0.2 before, 1 after, 0.2 there
        zeros        x = 0
        slope        at most 1 (Lipschitz constant)
        on N(0, 1)   mean 0.3192, gain 1.387 forward and 1.387 backward, C'(1) 1
        initialiser  gain_normal
        family       Rectifiers
        also called  lrelu
        frameworks   torch:leaky_relu, jax:leaky_relu, mlx:leaky_relu, timm:leaky_relu, hf:leaky_relu,
                     onnx:LeakyRelu, burn:LeakyRelu, candle:LeakyRelu, keras:leaky_relu, tf:leaky_relu,
                     keras_layer:LeakyReLU
        for it       Units cannot die, at the price of one multiplication.
        against it   The best slope depends on the task, and frameworks disagree on the default (0.01, 0.2,
                     0.3).
        used in      Where ReLU loses units; discriminators of GANs, with alpha = 0.2.
        source       Maas, Hannun & Ng 2013, ICML workshop on deep learning for audio, speech and language

             5                               │                           ⢀⠤⠊
                                             │                         ⡠⠒⠁
                                             │                      ⣀⠔⠉
                                             │                   ⢀⠤⠊
                                             │                 ⡠⠒⠁
                                             │              ⣀⠔⠉
                                             │           ⢀⡠⠊
                                             │         ⡠⠔⠁
                                             │      ⢀⠔⠊
                                             │⠐ ⠂⢀⡠⠊⠁ ⠂⠐ ⠂⠐ ⠂⠐ ⠂⠐ ⠂⠐ ⠂⠐ ⠂⠐ ⠂
                                             │ ⡠⠔⠁
             0 ⠁⠈─⠁⠈─⠁⠈─⠁⠈─⠁⠈─⠁⠈─⠁⠈─⠁⠈─⠁⣀⣀⣀⡠⠤⠔⠊─────────────────────────────
                           ⣀⣀⣀⠤⠤⠤⠔⠒⠒⠊⠉⠉⠉     │
            -1 ⣀⣀⠤⠤⠤⠒⠒⠒⠊⠉⠉⠉                  │
                                             ▲
              -5                             0                             5
               ⠒⠒ value   ⠂⠐ derivative   ▲ kink
        """.ReplaceLineEndings("\n"), Cli.Tidy(Cli.Text("show", "leaky_relu(0.2)")));

    [Fact]
    public void Show_takes_a_formula()
    {
        var page = Cli.Text("show", "x * sigmoid(1.702 * x)");
        Assert.Contains("derivative", page, StringComparison.Ordinal);
        Assert.Contains("⡠⠊", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_of_a_row_function_has_no_curve()
    {
        var page = Cli.Text("show", "softmax");
        Assert.Contains("exp(x_i) / sum_j exp(x_j)", page, StringComparison.Ordinal);
        Assert.Contains("sum of the outputs  1, whatever the row", page, StringComparison.Ordinal);
        Assert.DoesNotContain("⠒⠒", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_activation_gets_the_nearest() =>
        Assert.Contains("Did you mean gelu", Cli.Refused("show", "geluu"), StringComparison.Ordinal);

    [Fact]
    public void A_typo_in_a_formula_is_pointed_at()
    {
        var lines = Cli.Refused("show", "x * tanh(exp(x)").Split('\n');
        var text = Array.FindIndex(lines, l => l.TrimStart() == "x * tanh(exp(x)");
        Assert.Equal(lines[text].IndexOf('(', StringComparison.Ordinal), lines[text + 1].IndexOf('^', StringComparison.Ordinal));
    }

    private static List<string> Ids(params string[] arguments) =>
        [.. Cli.Json(["list", .. arguments]).GetProperty("activations").EnumerateArray().Select(a => a.GetProperty("id").GetString()!)];

    private static JsonElement Entry(string verb, string id) => Cli.Json(verb).GetProperty("activations").EnumerateArray().First(a => a.GetProperty("id").GetString() == id);

    private static string Texts(JsonElement entry, params string[] names) => string.Join(", ", names.Select(n => entry.GetProperty(n).GetString()));

    private static string Flat(JsonElement element) => string.Join(' ', element.GetRawText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
