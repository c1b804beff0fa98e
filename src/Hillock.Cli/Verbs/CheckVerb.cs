using System.CommandLine;
using Hillock.Activations;
using Hillock.Cli.Rendering;
using Hillock.Formulas;
using Hillock.Health.Checks;

namespace Hillock.Cli.Verbs;

/// <summary><c>check NAME|FORMULA</c>: verifies a definition the way an expert would.</summary>
[VerbPlace(50)]
internal sealed class CheckVerb : Verb
{
    private readonly Argument<string> _activation = ActivationArgument.Create();

    private readonly Option<string> _derivative = new("--derivative")
    {
        HelpName = "FORMULA",
        Description = "A derivative of your own, verified along with the function",
    };

    private readonly Option<bool> _learn = new("--learn")
    {
        Description = "Only train small networks with it on two tiny problems",
        Arity = ArgumentArity.Zero,
    };

    public CheckVerb(Session session)
        : base("check", "verify a definition: derivative, special values, overflow, precision, gradients, learning", session)
    {
        Add(_activation);
        Add(_derivative);
        Add(_learn);
    }

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("hillock check gelu", "everything; exit code 1 when something is wrong"),
        ("hillock check 'exp(x)/(1+exp(x))'", "a formula that overflows as it is written"),
        ("hillock check 'x*sigmoid(x)' --derivative 'sigmoid(x)'", "a derivative worked out by hand"),
        ("hillock check 'x*tanh(exp(x))' --learn", "does a small network learn with it?"),
    ];

    protected override int Run(ParseResult parsed)
    {
        var activation = Activation.Parse(parsed.GetRequiredValue(_activation));
        var derivative = parsed.GetValue(_derivative);
        var learnOnly = parsed.GetValue(_learn);
        if (learnOnly && derivative is not null)
            throw new HillockException("--learn trains only, so it does not look at --derivative; give one of the two.");
        var report = ActivationCheck.Run(activation, new CheckOptions
        {
            Derivative = derivative is null ? null : Derivative(derivative),
            Analyze = !learnOnly,
        }, Session.Token);
        Session.Answer(() => CheckPage.Json(report), screen => CheckPage.Write(screen, report));
        return report.HasErrors ? ExitCodes.Problems : ExitCodes.Done;
    }

    private static Formula Derivative(string text)
    {
        try
        {
            // A plain name, such as sigmoid, means the function of x.
            return Catalogue.TryFind(text, out var named) && named is ElementwiseActivation e
                ? e.Formula
                : Formula.Parse(text, CatalogueFunctions.Instance);
        }
        catch (HillockException e)
        {
            throw new HillockException($"--derivative: {e.Message}", e);
        }
    }
}
