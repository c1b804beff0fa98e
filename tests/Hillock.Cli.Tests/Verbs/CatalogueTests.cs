namespace Hillock.Cli.Tests.Verbs;

public sealed class CatalogueTests
{
    [Fact]
    public void List_names_every_activation_once()
    {
        var names = Cli.Json("list").EnumerateArray().Select(a => a.GetProperty("activation").GetString()!).ToList();
        Assert.Equal(Hillock.Activations.Activations.All.Select(a => a.Id), names);
        var text = Cli.Text("list");
        Assert.All(names, n => Assert.Contains($"\n{n} ", text, StringComparison.Ordinal));
    }

    [Fact]
    public void List_fits() => Assert.DoesNotContain(Cli.Text("list").Split('\n'), l => l.Length > 100);

    [Fact]
    public void An_entry_of_the_list() => Assert.Equal(
        """
        {
          "activation": "leaky_relu",
          "family": "Rectifiers",
          "formula": "where(x > 0, x, alpha * x); alpha = 0.01",
          "derivative": "where(x > 0, 1, alpha); alpha = 0.01",
          "parameters": [
            {
              "name": "alpha",
              "value": 0.01,
              "learnable": false
            }
          ],
          "range": {
            "low": "-Infinity",
            "high": "Infinity",
            "lowAttained": false,
            "highAttained": false
          },
          "kinks": [
            0
          ],
          "gain": 1.414142856997836,
          "initializer": "he_normal",
          "aliases": [
            "lrelu"
          ],
          "summary": "A ReLU with a small slope on the negative side.",
          "strength": "Units cannot die, at the price of one multiplication.",
          "weakness": "The best slope depends on the task, and frameworks disagree on the default (0.01, 0.2, 0.3).",
          "use": "Where ReLU loses units; discriminators of GANs, with alpha = 0.2.",
          "source": "Maas, Hannun & Ng 2013, ICML workshop on deep learning for audio, speech and language"
        }
        """.ReplaceLineEndings("\n"), Dedent(Cli.Json("list").EnumerateArray().First(a => a.GetProperty("activation").GetString() == "leaky_relu").GetRawText()));

    [Fact]
    public void Show_is_a_page() => Assert.Equal(
        """
        leaky_relu(alpha=0.2)
        A ReLU with a small slope on the negative side.

        formula      where(x > 0, x, alpha * x); alpha = 0.2
        derivative   where(x > 0, 1, alpha); alpha = 0.2
        parameters   alpha = 0.2 (fixed)
        range        (-∞, ∞)
        kinks        x = 0
        initialiser  gain_normal(1.3867504905630734) (keeps the size of signals: gain 1.387)
        family       Rectifiers
        also called  lrelu
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
        Assert.DoesNotContain("value", page, StringComparison.Ordinal);
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

    private static string Dedent(string entry) => entry.Replace("\n  ", "\n", StringComparison.Ordinal);
}
