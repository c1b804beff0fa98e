namespace Hillock.Data;

/// <summary>One channel of images: mean and deviation of its training pixels in [0, 1], before scaling.</summary>
/// <param name="Name">grey, or red, green and blue.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation.</param>
public sealed record ChannelInfo(string Name, double Mean, double Deviation);
