using Hillock.Networks;
using Hillock.Peer;
using static TorchSharp.torch;

namespace Hillock.Benchmarks.Cases;

/// <summary>Loads a saved network, predicts one row of zeros and ones and prints what came out.</summary>
internal static class FirstPrediction
{
    /// <summary>The file of the peer's weights.</summary>
    public static string Weights(string folder) => Path.Combine(folder, "weights.dat");

    /// <summary>By Hillock.</summary>
    public static void ByHillock(string folder)
    {
        using var model = Network.Load(folder);
        Console.WriteLine(model.Predict(Row(model.Inputs.Size))[0]);
    }

    /// <summary>By TorchSharp; a process of its own loads the library too.</summary>
    public static void ByTorch(NetworkPair pair, string folder)
    {
        if (TorchRuntime.Failure is { } reason) throw new InvalidOperationException(reason);
        using var none = no_grad();
        using var model = pair.Peer();
        model.load(Weights(folder));
        model.eval();
        using var batch = TorchBatch.Of(new StepBatch(Row(pair.Inputs.Size), [0]), pair.Inputs);
        Console.WriteLine(model.call(batch.Rows)[0, 0].item<float>());
    }

    private static float[] Row(int count)
    {
        var row = new float[count];
        for (var i = 0; i < count; i += 2) row[i] = 1;
        return row;
    }
}
