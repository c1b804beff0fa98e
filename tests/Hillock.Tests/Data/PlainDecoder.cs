using Hillock.Data;

namespace Hillock.Tests.Data;

/// <summary>Decodes a text: height, width, then red, green and blue of the one colour of the picture; anything else is damaged.</summary>
internal sealed class PlainDecoder : ImageDecoder
{
    public override IReadOnlyList<string> Endings => [".png"];

    public override ImageHeader ReadHeader(string path)
    {
        var numbers = Numbers(path);
        return new ImageHeader(new ImageSize(numbers[0], numbers[1]), numbers[2] == numbers[3] && numbers[3] == numbers[4]);
    }

    public override DecodedImage Decode(string path, ImageSize atLeast)
    {
        var numbers = Numbers(path);
        var size = new ImageSize(numbers[0], numbers[1]);
        return new DecodedImage(size, [.. Enumerable.Range(0, size.Height * size.Width * 3).Select(i => (byte)numbers[2 + (i % 3)])]);
    }

    private static int[] Numbers(string path)
    {
        var words = File.ReadAllText(path).Split(' ');
        return words.Length == 5 ? Array.ConvertAll(words, int.Parse) : throw new HillockException("is damaged");
    }
}
