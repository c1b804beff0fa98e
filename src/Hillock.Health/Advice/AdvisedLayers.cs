namespace Hillock.Advice;

/// <summary>The hidden layers of an advice as text, with <c>_</c> for their activation.</summary>
internal static class AdvisedLayers
{
    private const int CharacterSize = 32, SmallestPooled = 8, MostFilters = 256;

    /// <summary>The texts, in order.</summary>
    public static IReadOnlyList<string> Of(AdviceRequest request) => [.. Begin(request), .. request.Architecture switch
    {
        AdviceArchitecture.Convolutional => Convolutions(request),
        AdviceArchitecture.Recurrent =>
            Enumerable.Range(1, request.Depth).Select(i => $"lstm({request.Width}, _{(i < request.Depth ? ", return_sequences=true" : "")})"),
        AdviceArchitecture.Residual => Residual(request),
        AdviceArchitecture.Transformer => Transformer(request),
        _ => Enumerable.Repeat($"dense({request.Width}, _)", request.Depth),
    }];

    /// <summary>Blocks of two layers that the depth makes.</summary>
    public static int Blocks(AdviceRequest request) =>
        Math.Max(1, request.Architecture == AdviceArchitecture.Residual ? (request.Depth - 1) / 2 : request.Depth / 2);

    private static IEnumerable<string> Begin(AdviceRequest request)
    {
        if (request.Kind != AdviceInput.Text) yield break;
        yield return $"embedding({(request.Vocabulary > 0 ? request.Vocabulary : 2)}, {CharacterSize}, mask_zero=true)";
        if (request.Architecture is AdviceArchitecture.Dense or AdviceArchitecture.Residual) yield return "global_average_pool";
    }

    private static IEnumerable<string> Convolutions(AdviceRequest request)
    {
        var (image, filters) = (request.Kind == AdviceInput.Image, Math.Min(request.Width, MostFilters));
        var size = image ? Math.Min(request.Shape[0], request.Shape[1]) : request.Shape[0];
        for (var i = 1; i <= request.Depth; i++)
        {
            yield return $"{(image ? "conv2d" : "conv1d")}({filters}, 3, padding=same, bias=false)";
            yield return "batch_norm";
            yield return "_";
            if (size < SmallestPooled || i == request.Depth || (request.Depth > 4 && i % 2 == 1)) continue;
            yield return image ? "max_pool(2)" : "max_pool1d(2)";
            (size, filters) = (size / 2, Math.Min(2 * filters, MostFilters));
        }

        yield return "global_average_pool";
    }

    private static IEnumerable<string> Residual(AdviceRequest request)
    {
        var w = request.Width;
        if (request.Kind == AdviceInput.Image)
        {
            yield return $"conv2d({w}, 3, padding=same, bias=false)";
            yield return "batch_norm";
            yield return "_";
            for (var i = 0; i < Blocks(request); i++)
            {
                yield return $"residual(conv2d({w}, 3, padding=same, bias=false) | batch_norm | _ | conv2d({w}, 3, padding=same, bias=false) | batch_norm)";
                yield return "_";
                if (i == 0 && Math.Min(request.Shape[0], request.Shape[1]) >= SmallestPooled) yield return "max_pool(2)";
            }

            yield return "global_average_pool";
            yield break;
        }

        yield return $"dense({w}, _)";
        for (var i = 0; i < Blocks(request); i++) yield return $"residual(layer_norm | dense({w}, _) | dense({w}))";
        yield return "layer_norm";
    }

    // At each step alike, a dense layer is a convolution of one step.
    private static IEnumerable<string> Transformer(AdviceRequest request)
    {
        var w = request.Width;
        var steps = request.Kind is AdviceInput.Sequence or AdviceInput.Text;
        yield return Each(w, "");
        for (var i = 0; i < Blocks(request); i++) yield return $"residual(layer_norm | {Each(4 * w, ", _")} | {Each(w, "")})";
        yield return "layer_norm";
        if (steps) yield return "global_average_pool";

        string Each(int units, string activation) => steps ? $"conv1d({units}, 1{activation})" : $"dense({units}{activation})";
    }
}
