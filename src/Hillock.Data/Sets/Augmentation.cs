using System.Globalization;

namespace Hillock.Data;

/// <summary>Random changes of training images, drawn anew in every epoch: <c>flip,shift(2),rotate(10),zoom(0.1),brightness(0.1),contrast(0.2)</c>.</summary>
/// <remarks>Flip, shift, rotation and zoom are one movement with one bilinear interpolation; what comes in from outside is black.
/// Brightness and contrast follow, as in torchvision's ColorJitter, and stay between black and white.</remarks>
public sealed record Augmentation
{
    private static readonly string[] Names = ["flip", "shift", "crop", "rotate", "zoom", "brightness", "contrast"];

    /// <summary>Whether every second image, by chance, is mirrored left to right.</summary>
    public bool Flip { get; init; }

    /// <summary>Most pixels an image is moved along each axis, whole pixels: as padding by so many and cropping at random (He et al. 2016).</summary>
    public int Shift
    {
        get;
        init => field = value >= 0 ? value : throw Wrong("shift", value, "whole pixels, 0 or more, such as shift(2)");
    }

    /// <summary>Largest turn about the centre, in degrees, either way; at most 180.</summary>
    public double Rotation
    {
        get;
        init => field = value is >= 0 and <= 180 ? value : throw Wrong("rotate", value, "degrees from 0 to 180, such as rotate(10)");
    }

    /// <summary>An image is drawn between <c>1 − Zoom</c> and <c>1 + Zoom</c> times its size; below 1.</summary>
    public double Zoom
    {
        get;
        init => field = value is >= 0 and < 1 ? value : throw Wrong("zoom", value, "a share from 0 up to, not including, 1, such as zoom(0.1)");
    }

    /// <summary>Pixels are multiplied by <c>1 − Brightness</c> to <c>1 + Brightness</c>; at most 1.</summary>
    public double Brightness
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw Wrong("brightness", value, "a share from 0 to 1, such as brightness(0.1)");
    }

    /// <summary>Distances of pixels from the image's mean are multiplied by <c>1 − Contrast</c> to <c>1 + Contrast</c>; at most 1.</summary>
    public double Contrast
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw Wrong("contrast", value, "a share from 0 to 1, such as contrast(0.2)");
    }

    /// <summary>Whether it changes nothing.</summary>
    public bool IsNone => this == new Augmentation();

    /// <summary>Reads names with a number in brackets, parted by commas, in any order; <c>crop(n)</c> is <c>shift(n)</c>.</summary>
    /// <exception cref="HillockException">An unknown name, one given twice, or a number out of range; the message has the place.</exception>
    public static Augmentation Parse(string text)
    {
        var (result, seen, at) = (new Augmentation(), new HashSet<string>(), 0);
        foreach (var item in text.Split(','))
        {
            var place = at + item.Length - item.TrimStart().Length;
            at += item.Length + 1;
            var (name, number) = Item(item.Trim(), place);
            if (!seen.Add(name)) throw new HillockException($"The augmentation names {name} twice; name it once.", place);
            result = With(result, name, number, place);
        }

        return result;
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Join(',', Items());

    private static (string Name, double? Number) Item(string item, int place)
    {
        var open = item.IndexOf('(', StringComparison.Ordinal);
        var name = (open < 0 ? item : item[..open]).Trim().ToLowerInvariant();
        if (!Names.Contains(name))
            throw new HillockException(
                $"'{item}' is no augmentation.{Suggestions.Ask(name, Names)} It can be flip, shift(2), rotate(10), zoom(0.1), brightness(0.1) and "
                + "contrast(0.2).", place);
        if (open < 0) return (name, null);
        var inside = item.EndsWith(')') ? item[(open + 1)..^1] : "";
        return double.TryParse(inside, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? (name == "crop" ? "shift" : name, number)
            : throw new HillockException($"'{item}' needs one number in brackets, such as {name}(0.1).", place);
    }

    private static Augmentation With(Augmentation a, string name, double? number, int place)
    {
        if (name == "flip")
            return number is null ? a with { Flip = true } : throw new HillockException("flip takes no number; half of the images are mirrored.", place);
        if (number is not { } value) throw new HillockException(
            $"{name} needs a number in brackets, such as {(name is "shift" or "crop" ? "shift(2)" : name == "rotate" ? "rotate(10)" : $"{name}(0.1)")}.",
            place);
        return name switch
        {
            "shift" => a with
            {
                Shift = value == Math.Floor(value) && value < int.MaxValue ? (int)value
                : throw Wrong("shift", value, "whole pixels, such as shift(2)")
            },
            "rotate" => a with { Rotation = value },
            "zoom" => a with { Zoom = value },
            "brightness" => a with { Brightness = value },
            _ => a with { Contrast = value },
        };
    }

    private IEnumerable<string> Items()
    {
        if (Flip) yield return "flip";
        foreach (var (name, value) in new[] { ("shift", Shift), ("rotate", Rotation), ("zoom", Zoom), ("brightness", Brightness), ("contrast", Contrast) })
            if (value > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{name}({value:R})");
    }

    private static HillockException Wrong(string name, double value, string expected) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name} is {value:R}, but must be {expected}."));
}
