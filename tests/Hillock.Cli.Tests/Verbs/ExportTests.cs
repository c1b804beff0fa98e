using Hillock.Formulas.Printing;

namespace Hillock.Cli.Tests.Verbs;

public sealed class ExportTests
{
    [Fact]
    public void The_code_says_where_it_comes_from()
    {
        var lines = Cli.Text("export", "elu", "--to", "pytorch").Split('\n');
        Assert.Equal("# elu: where(x > 0, x, alpha * expm1(x)); alpha = 1", lines[0]);
        Assert.StartsWith("# Source: Clevert", lines[1], StringComparison.Ordinal);
        Assert.Equal("# Written by Hillock: hillock export elu --to pytorch", lines[2]);
        Assert.Contains("class Elu(nn.Module):", lines);
    }

    [Fact]
    public void A_formula_is_called_activation_unless_named()
    {
        Assert.Contains("def activation(x):", Cli.Text("export", "x * tanh(exp(x))", "--to", "jax"), StringComparison.Ordinal);
        Assert.Contains("def tanh_exp(x):", Cli.Text("export", "x * tanh(exp(x))", "--to", "jax", "--name", "tanh_exp"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_in_the_header_makes_the_same_file()
    {
        var code = Cli.Text("export", "sin( x )*x", "--to", "cuda", "--name", "wave");
        Assert.Contains("hillock export 'sin(x) * x' --to cuda --name wave", code, StringComparison.Ordinal);
        Assert.Equal(code, Cli.Text("export", "sin(x) * x", "--to", "cuda", "--name", "wave"));
    }

    [Fact]
    public void A_file_is_written()
    {
        var folder = Directory.CreateTempSubdirectory("hillock-").FullName;
        try
        {
            var file = Path.Combine(folder, "gelu.py");
            Assert.Equal($"Wrote {file}\n", Cli.Text("export", "gelu", "--to", "keras", "-o", file));
            Assert.Equal(Cli.Text("export", "gelu", "--to", "keras"), File.ReadAllText(file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Json_has_exactly_the_documented_members()
    {
        var json = Cli.Json("export", "relu", "--to", "torch");
        Assert.Equal(["schemaVersion", "activation", "formula", "derivative", "target", "name", "file", "code"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal("pytorch", json.GetProperty("target").GetString());
        Assert.Contains("torch.relu(x)", json.GetProperty("code").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_target_gets_the_nearest() =>
        Assert.Contains("Did you mean keras", Cli.Refused("export", "relu", "--to", "kears"), StringComparison.Ordinal);

    [Fact]
    public void Without_a_target_the_targets_are_listed() =>
        Assert.Contains("csharp, csharp-float, cuda, jax", Cli.Refused("export", "relu"), StringComparison.Ordinal);

    [Fact]
    public void A_name_that_is_none_is_refused() =>
        Assert.Contains("'my act' cannot name", Cli.Refused("export", "relu", "--to", "jax", "--name", "my act"), StringComparison.Ordinal);

    [Fact]
    public void A_row_function_is_written_as_arrays_or_as_loops()
    {
        Assert.Contains("return t / jnp.sum(t, axis=-1, keepdims=True)", Cli.Text("export", "softmax", "--to", "jax"), StringComparison.Ordinal);
        Assert.Contains("public static void Gradient(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream", Cli.Text("export", "softmax", "--to", "csharp"), StringComparison.Ordinal);
        Assert.Contains("__global__ void sparsemax_backward(", Cli.Text("export", "sparsemax", "--to", "cuda"), StringComparison.Ordinal);
    }

    [Fact]
    public void Gates_and_noise_are_written()
    {
        Assert.Contains("a, b = x.chunk(2, dim=-1)", Cli.Text("export", "swiglu", "--to", "pytorch"), StringComparison.Ordinal);
        Assert.Contains("if self.training:", Cli.Text("export", "rrelu", "--to", "pytorch"), StringComparison.Ordinal);
        Assert.Contains("torch.full((channels,)", Cli.Text("export", "prelu", "--to", "pytorch"), StringComparison.Ordinal);
        Assert.DoesNotContain("channels", Cli.Text("export", "prelu(shared)", "--to", "pytorch"), StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_are_completed()
    {
        const string line = "hillock export gelu --to ";
        var offered = Cli.Text($"[suggest:{line.Length}]", line).Split('\n');
        Assert.All(ExportTarget.All, target => Assert.Contains(target.Id, offered));
    }
}
