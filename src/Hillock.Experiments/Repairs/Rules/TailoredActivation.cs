using Hillock.Activations;
using Hillock.Health.Fixes;

namespace Hillock.Experiments.Repairs.Rules;

/// <summary>The activation scaled and shifted to the depth of a deep network.</summary>
internal sealed class TailoredActivation : FixRule<RunCase>
{
    private const int DeepFrom = 8;

    public override string Name => "tailor";

    public override int Order => 160;

    public override IReadOnlyList<string> Answers { get; } = ["signal.*", "gradient.*", "output.ignores_input"];

    public override IEnumerable<Fix> For(RunCase run)
    {
        var depth = run.Depth();
        if (depth < DeepFrom || run.Activations.Distinct().Count() > 1 || run.Activations[0] is not ElementwiseActivation activation) yield break;
        if (Tailored(activation, depth) is { } text)
        {
            FixStep[] steps = [new UseActivations([text]), new UseInitializer("lecun_normal")];
            yield return new Fix(Name, $"{activation.Text} scaled and shifted to {depth} layers: {text}", 5, steps);
        }
    }

    private static string? Tailored(ElementwiseActivation activation, int depth)
    {
        try
        {
            var isRectifier = RunCase.IsRelu(activation) || activation.Id == Catalogue.LeakyRelu.Id;
            return (isRectifier ? Tailoring.Rectifier(depth) : Tailoring.Shape(activation, depth)).Text;
        }
        catch (HillockException)
        {
            return null; // no scale and shift fit this one; there are other fixes
        }
    }
}
