using Hillock.Activations;
using Hillock.Data;
using Hillock.Health.Monitoring;
using Hillock.Kernels;
using Hillock.Layers;
using Hillock.Networks;
using Hillock.Tests.Training;
using Hillock.Training;

namespace Hillock.Tests.Networks.Sharing;

/// <summary>What the threads of a stress test use at once: one network, what belongs to it, and the pieces that live without one.</summary>
internal sealed class SharedObjects : IBlockWork
{
    /// <summary>Fresh ones; a linear end, so that training gives the network a head.</summary>
    public SharedObjects(string folder)
    {
        Folder = folder;
        Data = TestData.Blobs(40, 3, 8);
        Model = new Sequential(8) { new Dense(6, "tanh"), new Dense(3) };
        Model.Initialize(1);
        Rows = Data.Train.Inputs.ReadAll();
        Ids = new float[Rows.Length];
        Words = new Sequential(8) { new Embedding(50, 4), new Flatten(), new Dense(3) };
        Words.Initialize(1);
        Trainer = new Trainer(Model, new CategoricalCrossEntropy(), new Adam(), 8, threads: 2) { EmaDecay = 0.9 };
        Snapshot = Trainer.Snapshot();
        WordTrainer = new Trainer(Words, new CategoricalCrossEntropy(), new Adam(), 24);
        Codes = new Sequential(8) { new Dense(4, new Meddling(this)), new Dense(3) };
        Codes.Initialize(1);
    }

    public string Folder { get; }

    public DataSet Data { get; }

    public Sequential Model { get; }

    public float[] Rows { get; }

    public Trainer Trainer { get; }

    public float[] Snapshot { get; }

    /// <summary>Rows of ids, which one of the calls changes meanwhile.</summary>
    public float[] Ids { get; }

    public Sequential Words { get; }

    public Trainer WordTrainer { get; }

    /// <summary>A network whose activation is code that uses the networks again.</summary>
    public Sequential Codes { get; }

    public WorkerTeam Team { get; } = new(2);

    public AlignedBuffer Buffer { get; } = new(1 << 20);

    public HealthMonitor Monitor { get; } = new(new MonitorOptions { Every = 1 });

    public TrainingState? Seen { get; set; }

    public void RunBlock(int block) => Thread.SpinWait(10);

    /// <summary>Ends the threads; the memory of the networks is left to its finalizers.</summary>
    public void Stop()
    {
        Trainer.Dispose();
        WordTrainer.Dispose();
        Team.Dispose();
    }

    private sealed class Meddling(SharedObjects objects) : CustomActivation("meddling")
    {
        [ThreadStatic]
        private static bool t_inside;
        private int _calls;

        public override double Value(double x)
        {
            if (_calls++ % 16 == 0 && !t_inside)
            {
                t_inside = true;
                try
                {
                    if (_calls % 3 == 0) objects.Codes.Dispose();
                    if (_calls % 3 == 1) objects.Codes.Predict(objects.Rows);
                    objects.Model.Predict(objects.Rows);
                }
                catch (Exception e) when (e is InvalidOperationException or HillockException)
                {
                    // Refused, as it must be.
                }

                t_inside = false;
            }

            return Math.Tanh(x);
        }

        public override double Derivative(double x) => 1 - (Math.Tanh(x) * Math.Tanh(x));
    }
}
