namespace Hillock.Health.Monitoring;

/// <summary>The last losses, and those that stood out.</summary>
internal sealed class LossWindow(int size, double factor)
{
    private const int MostKept = 100;
    private const double Often = 0.1; // of the running mean that a loss adds
    private const double OfFirst = 0.5; // a jump to less than half of the first loss harms nobody
    private const double Reach = 6; // quartile distances above the upper quartile: losses of small batches scatter

    private readonly double[] _losses = new double[size];
    private readonly double[] _sorted = new double[size];
    private int _seen;
    private double _mean;
    private double _first;

    /// <summary>The first spikes.</summary>
    public List<LossSpike> Spikes { get; } = [];

    /// <summary>All spikes.</summary>
    public int SpikeCount { get; private set; }

    /// <summary>Takes the loss of a step; whether it stands out.</summary>
    public bool Add(long step, double loss)
    {
        // The median costs a sort, which a loss near the running mean does not need.
        var stands = _seen >= size && loss > 2 * Math.Min(_mean, _losses[(_seen - 1) % size]) && IsSpike(step, loss);
        if (_seen == 0) _first = loss;
        _losses[_seen++ % size] = loss;
        _mean = _seen == 1 ? loss : _mean + (Often * (loss - _mean));
        return stands;
    }

    private bool IsSpike(long step, double loss)
    {
        _losses.CopyTo(_sorted, 0);
        Array.Sort(_sorted);
        var median = _sorted[size / 2];
        var upper = _sorted[size * 3 / 4];
        if (!(loss > factor * median && loss > upper + (Reach * (upper - _sorted[size / 4])) && loss > OfFirst * _first)) return false;
        SpikeCount++;
        if (Spikes.Count < MostKept) Spikes.Add(new LossSpike(step, loss, median));
        return true;
    }
}
