namespace Hillock.Cli.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("hillock comp", "compare")]
    [InlineData("hillock show gel", "gelu")]
    [InlineData("hillock data info dig", "digits")]
    [InlineData("hillock compare --dat", "--data")]
    [InlineData("hillock compare --data dig", "digits")]
    [InlineData("hillock compare --activations relu,gel", "relu,gelu")]
    [InlineData("hillock train --optimizer sg", "sgd")]
    [InlineData("hillock train --output-activation soft", "softmax")]
    [InlineData("hillock advise --task multi", "multilabel")]
    [InlineData("hillock advise --architecture res", "residual")]
    [InlineData("hillock train --schedule cos", "cosine")]
    [InlineData("hillock train --loss hub", "huber")]
    [InlineData("hillock train --initializer he_n", "he_normal")]
    [InlineData("hillock train --class-weights bal", "balanced")]
    [InlineData("hillock compare --activations relu --op", "--optimizer")]
    [InlineData("hillock compare --activations relu --data digits --op", "--optimizer")]
    [InlineData("/usr/local/bin/hillock comp", "compare")]
    [InlineData("hillock train --data=dig", "--data=digits")]
    [InlineData("hillock train --optimizer=", "--optimizer=sgd")]
    [InlineData("hillock show keras:re", "keras:relu")]
    [InlineData("hillock compare --activations relu,torch:re", "relu,torch:relu6")]
    public void The_word_under_the_cursor_is_completed(string line, string expected)
    {
        var offered = Cli.Text($"[suggest:{line.Length}]", line).Split('\n');
        Assert.Contains(expected, offered);
    }

    [Theory]
    [InlineData("hillock ")]
    [InlineData("hillock train ")]
    [InlineData("hillock -")]
    public void Only_names_of_this_system_are_offered(string line)
    {
        var offered = Cli.Text($"[suggest:{line.Length}]", line).Split('\n');
        Assert.DoesNotContain(offered, o => o.StartsWith('/') || o is "-?");
        Assert.Contains("--help", offered);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _hillock hillock")]
    [InlineData("zsh", "compdef _hillock hillock")]
    [InlineData("fish", "complete -c hillock")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public void Each_shell_has_a_script(string shell, string line) =>
        Assert.Contains(line, Cli.Text("completion", shell), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_shell_gets_the_known_ones() =>
        Assert.Contains("bash, zsh, fish, pwsh", Cli.Refused("completion", "tcsh"), StringComparison.Ordinal);
}
