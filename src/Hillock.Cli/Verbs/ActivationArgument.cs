using System.CommandLine;
using Hillock.Activations;

namespace Hillock.Cli.Verbs;

/// <summary>The argument that names an activation or writes a formula.</summary>
internal static class ActivationArgument
{
    /// <summary>A new argument, completed from the catalogue.</summary>
    public static Argument<string> Create()
    {
        var argument = new Argument<string>("activation")
        {
            HelpName = "NAME|FORMULA",
            Description = "a name of 'hillock list', with parameters as in leaky_relu(alpha=0.2), or a formula in x",
        };
        argument.CompletionSources.Add(context => Known.ActivationsFor(context.WordToComplete));
        return argument;
    }

    /// <summary>The activation, which must be a function of one number.</summary>
    public static ElementwiseActivation Elementwise(string text) => Activation.Parse(text) switch
    {
        ElementwiseActivation e => e,
        StochasticActivation s => throw new HillockException(
            $"{text} draws noise while it trains, so it has no one value at x. As it predicts it is {s.AtEvaluation.Definition}; give that formula."),
        var other =>
            throw new HillockException($"{text} {other.Kind.InWords()}, so it has no value at a single x; give an element-wise activation such as sigmoid."),
    };
}
