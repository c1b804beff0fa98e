using System.Text;
using Hillock.Activations;
using Hillock.Formulas;

namespace Hillock.Tests.Formulas;

/// <summary>Ten thousand random and mutated texts end in a formula or a message: no crash, no hang, no end of memory.</summary>
public sealed class FormulaFuzzTests
{
    private const long MostBytes = 400_000_000;
    private static readonly string[] Pieces =
    [
        "x", "x", "(", ")", "(", ")", "+", "-", "*", "/", "^", "**", ",", ";", "=", "==", "!=", "<", "<=", ">", ">=", ".", "1", "2.5", "1e300", "1e-300", "1e999", "0", "-0", "1e", "0x1", "inf", "pi", "e",
        "NaN", "learn", "a", "beta", "alpha", "per", "channel", "per_channel", "shared", "sin", "exp", "log", "sqrt", "tanh", "relu", "gelu", "where", "clamp", "max", "min", "pow", "hypot", "sigmoid", "softmax", "glu",
        "rrelu", "prelu", "keras:", "torch:relu", "onnx:", " ", "\t", "\n", "_", "$", "#", "π", "−", "·", "é", "\0", "\"", "'", "\\", "{", "}", "[", "]", "%", "&", "|", "!", "?", "x x", "99999999999999999999", "1_000",
    ];

    [Fact]
    public void Random_pieces()
    {
        var random = new RandomStream(5, "pieces");
        for (var i = 0; i < 5000; i++)
        {
            var text = new StringBuilder();
            for (var n = random.NextInt(24) + 1; n > 0; n--) text.Append(Pieces[random.NextInt(Pieces.Length)]);
            Try(text.ToString(), i);
        }
    }

    [Fact]
    public void Mutated_definitions()
    {
        var random = new RandomStream(6, "mutations");
        string[] texts =
        [
            .. Catalogue.All.Select(a => a.Definition), .. Catalogue.All.Select(a => a.Text),
            "leaky_relu(alpha=0.2)", "keras:leaky_relu(negative_slope = 0.1)", "prelu(shared)", "x * sigmoid(b * x); learn b = 1 per channel",
        ];
        for (var i = 0; i < 5000; i++)
        {
            var text = new StringBuilder(texts[random.NextInt(texts.Length)]);
            for (var n = random.NextInt(4) + 1; n > 0; n--) Mutate(text, texts, ref random);
            Try(text.ToString(), i);
        }
    }

    private static void Mutate(StringBuilder text, string[] texts, ref RandomStream random)
    {
        var at = random.NextInt(text.Length + 1);
        switch (random.NextInt(5))
        {
            case 0: text.Insert(at, Pieces[random.NextInt(Pieces.Length)]); break;
            case 1 when at < text.Length: text.Remove(at, Math.Min(text.Length - at, 1 + random.NextInt(5))); break;
            case 2 when at < text.Length: text[at] = (char)(32 + random.NextInt(96)); break;
            case 3: text.Insert(at, text.ToString()[..Math.Min(text.Length, 40)]); break;
            default: text.Insert(at, texts[random.NextInt(texts.Length)]); break;
        }
    }

    private static void Try(string text, int number)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var activation = Activation.Parse(text);
            Assert.NotEmpty(activation.Text);
            if (activation is ElementwiseActivation e)
            {
                Assert.Equal(e, Activation.Parse(e.Text));
                foreach (var x in new[] { double.NegativeInfinity, -1.5, 0, 1e300, double.NaN }) e.Formula.Evaluate(x);
                if (e.Formula.Size < 2000) e.Derivative.Evaluate(0.5);
            }
        }
        catch (HillockException error)
        {
            Assert.NotEmpty(error.Message);
        }
        catch (Exception error) when (error is not Xunit.Sdk.IAssertionException)
        {
            Assert.Fail($"text {number}, '{text}': {error}");
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(bytes < MostBytes, $"text {number}, '{text}', took {bytes:N0} bytes");
    }
}
