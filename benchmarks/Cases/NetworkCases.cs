using Hillock.Layers;

using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Hillock.Benchmarks.Cases;

/// <summary>Whole steps, predictions and the start of a program, beside TorchSharp.</summary>
internal static class NetworkCases
{
    private const int ImageBatches = 64;

    private static readonly string[] StepActivations = ["relu", "leaky_relu"];
    private static readonly string[] StartNetworks = ["mlp-784-64-32", "cnn-16-32-dense-128"];
    private static readonly int[] Threads = [1, 2];
    private static readonly int[] Batches = [1, 32, 128];

    /// <summary>All of them.</summary>
    public static IEnumerable<CaseEntry> All => Steps().Concat(ImageSteps()).Concat(Trainings()).Concat(Predictions()).Concat(Starts());

    private static IEnumerable<CaseEntry> Steps() =>
        from activation in StepActivations
        from threads in Threads
        from batch in Batches
        select CaseEntry.Of($"adam-step/{activation}", threads, batch, Step(
            activation, threads, () => [StepBatch.MadeUp(batch)], StepBatch.FlopsOf(batch)) with
        { MeasuresMemory = true });

    private static IEnumerable<CaseEntry> ImageSteps() =>
        from data in ImageData()
        from activation in StepActivations
        from threads in Threads
        from batch in Batches
            // Products with their zeros may be skipped, and are not counted as done.
        select CaseEntry.Of($"adam-step-{data.Name}/{activation}", threads, batch, Step(
            activation, threads, () => StepBatch.Images(data.Path, batch, ImageBatches, data.Standardize), null));

    private static IEnumerable<CaseEntry> Trainings() =>
        from pair in NetworkPair.All.Skip(1)
        from threads in Threads
        select CaseEntry.Of($"train/{pair.Name}", threads, pair.Batch, Step(
            pair.Create, pair.Peer, pair.Inputs, threads, () => [StepBatch.Of(pair, pair.Batch)], pair.StepFlops()) with
        { MeasuresMemory = true });

    private static IEnumerable<CaseEntry> Predictions() =>
        from pair in NetworkPair.All
        select CaseEntry.Of($"predict/{pair.Name}", 1, 1, new TwoSides(
            () => () => new HillockPrediction(pair.Create(), StepBatch.Of(pair, 1)),
            () => () => new TorchPrediction(pair.Peer(), TorchBatch.Of(StepBatch.Of(pair, 1), pair.Inputs)),
            pair.PredictionFlops()));

    private static IEnumerable<CaseEntry> Starts() =>
        from pair in NetworkPair.All
        where StartNetworks.Contains(pair.Name)
        select CaseEntry.Of($"startup/{pair.Name}", 1, 1,
            new TwoSides(() => () => StartUp.OfHillock(pair), () => () => StartUp.OfTorch(pair), null) { IsProcess = true });

    /// <summary>A step of 784-64-32-10.</summary>
    private static TwoSides Step(string activation, int threads, Func<StepBatch[]> batches, double? flops) => Step(
        () => new Networks.Sequential(StepBatch.Inputs)
        {
            new Dense(StepBatch.Hidden1, activation),
            new Dense(StepBatch.Hidden2, activation),
            new Dense(StepBatch.Outputs, "softmax"),
        },
        () =>
        {
            Module<Tensor, Tensor> Activation() => activation == "relu" ? ReLU() : LeakyReLU(0.01);
            return nn.Sequential(
                Linear(StepBatch.Inputs, StepBatch.Hidden1), Activation(), Linear(StepBatch.Hidden1, StepBatch.Hidden2), Activation(),
                    Linear(StepBatch.Hidden2, StepBatch.Outputs));
        },
        StepBatch.Inputs, threads, batches, flops);

    private static TwoSides Step(
        Func<Networks.Sequential> ours, Func<Module<Tensor, Tensor>> peer, Shape inputs, int threads, Func<StepBatch[]> batches, double? flops) => new(
        () =>
        {
            var rows = batches();
            return () => new HillockStep(ours(), rows, threads);
        },
        () =>
        {
            var rows = Array.ConvertAll(batches(), b => TorchBatch.Of(b, inputs));
            return () => new TorchStep(peer(), rows);
        },
        flops);

    /// <summary>The embedded digits; MNIST too where its files are in the folder that <c>HILLOCK_DATA</c> names, as pixels and standardised as a training has
    /// it.</summary>
    private static IEnumerable<(string Name, string Path, bool Standardize)> ImageData()
    {
        yield return ("images", "digits", false);
        if (Environment.GetEnvironmentVariable("HILLOCK_DATA") is not { Length: > 0 } folder) yield break;
        var mnist = Path.Combine(folder, "mnist");
        if (!Directory.Exists(mnist)) yield break;
        yield return ("mnist", mnist, false);
        yield return ("mnist-standardised", mnist, true);
    }
}
