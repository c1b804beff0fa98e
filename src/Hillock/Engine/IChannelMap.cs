namespace Hillock.Engine;

/// <summary>What a layer does in evaluation where that is one factor and one term for each channel, <c>y = factor·x + term</c>.</summary>
internal interface IChannelMap
{
    /// <summary>Factor and term of a channel, from the parameters as they are now.</summary>
    (double Factor, double Term) At(int channel);
}
