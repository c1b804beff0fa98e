using System.Globalization;
using CsCheck;
using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Tests.Formulas;

public sealed class ParserTests
{
    [Theory]
    [InlineData("-x^2", "-(x^2)")]
    [InlineData("2^-x", "2^(-x)")]
    [InlineData("2^x^2", "2^(x^2)")]
    [InlineData("1 - x - 2", "(1 - x) - 2")]
    [InlineData("1 / x * 2", "(1 / x) * 2")]
    [InlineData("1 + 2 * x < x - 1", "(1 + (2 * x)) < (x - 1)")]
    [InlineData("-x * 2", "(-x) * 2")]
    [InlineData("x ** 2", "x^2")]
    [InlineData("2 · x − 1", "2 * x - 1")]
    [InlineData("max(0, 1, x)", "max(max(0, 1), x)")]
    [InlineData("ln(x)", "log(x)")]
    [InlineData("+x", "x")]
    [InlineData(".5 + 1.", "0.5 + 1")]
    public void Reads_by_precedence(string text, string same) => Assert.Equal(Formula.Parse(same), Formula.Parse(text));

    [Theory]
    [InlineData("x*sigmoid(beta*x);beta=1", "x * sigmoid(beta * x); beta = 1")]
    [InlineData("max(0,x)+a*min(0,x); learn a = 0.25", "max(0, x) + a * min(0, x); learn a = 0.25")]
    [InlineData("-(2) * (x - (1 - x))", "-(2) * (x - (1 - x))")]
    [InlineData("1e-5 * x + 1E22", "1e-5 * x + 1e22")]
    [InlineData("(-2)^x - -2", "(-2)^x - -2")]
    [InlineData("pi * x", "pi * x")]
    public void Prints_with_few_parentheses(string text, string printed) => Assert.Equal(printed, Formula.Parse(text).ToString());

    [Theory]
    [InlineData("a * x; a = pi", Math.PI)]
    [InlineData("a * x; learn a = -pi", -Math.PI)]
    [InlineData("a * x; learn a = e per channel", Math.E)]
    [InlineData("a * x; a = −π", -Math.PI)]
    public void Parameters_take_the_constants(string text, double value) => Assert.Equal(value, Formula.Parse(text).Parameters[0].Value);

    [Fact]
    public void Every_number_reads_back() => Gen.OneOf(
        Gen.Double, Gen.Double.Select(d => Math.Pow(10, d % 300)), Gen.Int[-1000, 1000].Select(n => (double)n),
        Gen.Int[0, 11].Select(i => new[] { Math.PI, -Math.PI, Math.E, -Math.E, 0, -0.0, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 1e22, 1e-7 }[i]))
        .Where(double.IsFinite).Hold(number =>
        {
            Formula[] formulas =
            [
                number, number * Formula.X, Functions.Pow(number, Formula.X), -(Formula)number - Formula.X, new Parameter("a", number) * Formula.X,
                new Parameter("a", number, learnable: true) - Functions.Pow(Formula.X, number), new Parameter("a", number, learnable: true, perChannel: true) / Formula.X,
            ];
            return formulas.All(f => Formula.Parse(f.ToString()).Equals(f));
        });

    [Fact]
    public void Parameters_of_entries_read_back_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var (point, minus) in new[] { (".", "-"), (",", "-"), ("٫", "−") })
            {
                var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
                (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (point, minus);
                CultureInfo.CurrentCulture = other;
                foreach (var entry in Catalogue.All)
                {
                    Assert.Equal(entry.Text, Activation.Parse(entry.Text).Text);
                    foreach (var value in new[] { Math.PI, Math.E, 1e-7, 0.1, 2, 1e22, -Math.PI, -3e-5 })
                    {
                        if (entry.Parameters.Count == 0 || Set(entry, value) is not { } moved) continue;
                        var back = Activation.Parse(moved.Text);
                        Assert.Equal(moved.Text, back.Text);
                        Assert.Equal(moved.Parameters, back.Parameters);
                        if (moved is ElementwiseActivation e) Assert.Equal(e.Formula, Formula.Parse(e.Formula.ToString(), null));
                    }
                }
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    // Null where the domain does not hold the value.
    private static Activation? Set(Activation entry, double value)
    {
        try
        {
            return entry.With(entry.Parameters[0].Name, value);
        }
        catch (HillockException)
        {
            return null;
        }
    }

    [Theory]
    [InlineData("", 0, "empty")]
    [InlineData("   ", 0, "empty")]
    [InlineData("x +", 3, "ends where")]
    [InlineData("x * sigmod(x)", 4, "Did you mean sigmoid?")]
    [InlineData("(x", 0, "never closed")]
    [InlineData("x)", 1, "closes nothing")]
    [InlineData("x x", 2, "expected an operator")]
    [InlineData("2x", 1, "expected an operator")]
    [InlineData("max(x)", 0, "max takes 2 arguments, got 1")]
    [InlineData("tanh(x, x)", 0, "tanh takes 1 argument, got 2")]
    [InlineData("1e999 * x", 0, "too large")]
    [InlineData("1e-999 * x", 0, "too small")]
    [InlineData("1.2.3", 3, "one decimal point")]
    [InlineData("x * beta", 4, "beta = 1")]
    [InlineData("x; beta = 1", 3, "does not use it")]
    [InlineData("beta * x; beta = 1; beta = 2", 20, "declared twice")]
    [InlineData("beta * x; beta", 14, "Expected '='")]
    [InlineData("beta * x; beta = x", 17, "Expected a number")]
    [InlineData("x; pi = 1", 3, "already means something")]
    [InlineData("x $ 2", 2, "Unexpected character '$'")]
    [InlineData("0 < x < 1", 6, "do not chain")]
    [InlineData("abs(x) < abs(x) < 1", 16, "do not chain")]
    [InlineData("x = 2", 2, "==")]
    [InlineData("x(2)", 0, "not a function")]
    [InlineData("tanh", 0, "tanh(x)")]
    [InlineData("()", 1, "nothing between")]
    [InlineData("max(x,)", 6, "before this ')'")]
    [InlineData("x ; y = 1 z", 10, "after a parameter")]
    public void Errors_show_their_place(string text, int position, string part)
    {
        var error = Assert.Throws<HillockException>(() => Formula.Parse(text));
        Assert.Equal(position, error.Position);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_has_a_caret_under_the_place()
    {
        var error = Assert.Throws<HillockException>(() => Formula.Parse("x * sigmod(x)"));
        Assert.EndsWith("\n  x * sigmod(x)\n      ^", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_and_long_texts_are_refused_not_crashed_on()
    {
        string[] texts =
        [
            new('(', 5000), new string('-', 9000) + "x", string.Concat(Enumerable.Repeat("tanh(", 1500)) + "x",
            string.Join("+", Enumerable.Repeat("x", 4000)), string.Join("^", Enumerable.Repeat("x", 4000)), new('x', 100_000),
        ];
        foreach (var text in texts) Assert.Throws<HillockException>(() => Formula.Parse(text));
    }

    [Fact]
    public void No_text_crashes()
    {
        string[] pieces =
        [
            "x", "sigmoid(", "max(", "where(", "(", ")", ",", ";", "+", "-", "*", "/", "^", "**", "<", "==", "=", "1", "2.5e3", "1e", ".", "beta",
            "learn", " ", "pi", "e", "inf", "\u2212", "\ud800", "\0", "\n", "ñ", "relu(", "nan", "0",
        ];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 30].Hold(
            parts =>
            {
                var text = string.Concat(parts);
                try
                {
                    var formula = Formula.Parse(text);
                    Assert.Equal(formula, Formula.Parse(formula.ToString()));
                }
                catch (HillockException error)
                {
                    Assert.InRange(error.Position ?? 0, 0, text.Length);
                }
            },
            count: 20_000);
    }
}
