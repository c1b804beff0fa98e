using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Hillock.Oracle.Tests;

/// <summary>One or several of TorchSharp's optimisers, or one that it lacks written with its tensors.</summary>
/// <param name="ZeroGradients">Forgets the gradients.</param>
/// <param name="Step">Follows them.</param>
internal sealed record TorchOptimizer(Action ZeroGradients, Action Step)
{
    /// <summary>Several, each with parameters of its own.</summary>
    public static TorchOptimizer Of(params optim.Optimizer[] parts) => new(
        () => Array.ForEach(parts, p => p.zero_grad()),
        () => Array.ForEach(parts, p => p.step()));

    /// <summary>Lion as its authors wrote it down (Chen et al. 2023, arXiv:2302.06675, algorithm 2).</summary>
    public static TorchOptimizer Lion(Parameter[] plain, Parameter[] decaying, double rate, double beta1, double beta2, double decay)
    {
        Parameter[] all = [.. plain, .. decaying];
        var momenta = all.Select(p => zeros_like(p)).ToArray();
        return new TorchOptimizer(
            () => Array.ForEach(all, p => p.grad?.zero_()),
            () =>
            {
                using var none = no_grad();
                for (var i = 0; i < all.Length; i++)
                {
                    var (p, g) = (all[i], all[i].grad!);
                    p.mul_(1 - (i < plain.Length ? 0 : rate * decay)).sub_(((beta1 * momenta[i]) + ((1 - beta1) * g)).sign() * rate);
                    momenta[i].mul_(beta2).add_((1 - beta2) * g);
                }
            });
    }
}
