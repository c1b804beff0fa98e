namespace Hillock.Training;

/// <summary>The order of rows in each epoch: a function of the seed and the epoch's number alone.</summary>
internal sealed class RowOrder(long seed)
{
    private readonly RandomStream _shuffle = new(seed, "shuffle");
    private readonly RandomStream _augment = new(seed, "augment");
    private int[] _order = [];

    /// <summary>What decides how the rows of an epoch are augmented.</summary>
    public RandomStream Augmentation(int epoch) => _augment.Fork(epoch);

    /// <summary>The numbers of <paramref name="rows"/> rows; valid until the next call.</summary>
    public int[] Of(int rows, int epoch)
    {
        if (_order.Length != rows) _order = new int[rows];
        for (var i = 0; i < rows; i++) _order[i] = i;
        _shuffle.Fork(epoch).Shuffle(_order.AsSpan());
        return _order;
    }
}
