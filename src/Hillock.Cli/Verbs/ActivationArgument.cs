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
    public static ElementwiseActivation Elementwise(string text) => Activation.Parse(text) as ElementwiseActivation
        ?? throw new HillockException($"{text} is a function of a whole row, so it has no value at a single x; give an element-wise activation such as sigmoid.");
}
