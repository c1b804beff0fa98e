using System.Text;
using System.Text.Json;

namespace Hillock.Data;

/// <summary>Turns texts into numbers and back, a character an id: 0 pads the end, 1 is a character that training never saw, the others count from 2.</summary>
/// <remarks>A character is a Unicode code point. An embedding needs <see cref="Size"/> rows, and masks id 0.</remarks>
public sealed class Vocabulary
{
    /// <summary>The id after a text's end, to be masked.</summary>
    public const int PaddingId = 0;

    /// <summary>The id of a character that the training texts lack.</summary>
    public const int UnknownId = 1;

    private const int FirstId = 2;
    private readonly Dictionary<Rune, int> _ids = [];

    /// <summary>A vocabulary of some characters for texts of at most <paramref name="length"/>.</summary>
    public Vocabulary(IEnumerable<Rune> characters, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        Length = length;
        Rune[] sorted = [.. characters.Distinct().Order()];
        for (var i = 0; i < sorted.Length; i++) _ids[sorted[i]] = FirstId + i;
        Symbols = ["", Rune.ReplacementChar.ToString(), .. sorted.Select(rune => rune.ToString())];
    }

    /// <summary>The text of each id: nothing for padding, � for unknown, then the characters in the order of their code points.</summary>
    public IReadOnlyList<string> Symbols { get; }

    /// <summary>How many ids there are, padding and unknown included.</summary>
    public int Size => Symbols.Count;

    /// <summary>Characters a sample holds; longer texts are cut, shorter ones padded.</summary>
    public int Length { get; }

    /// <summary>The ids of a text as a sample of the network: <see cref="Length"/> numbers.</summary>
    public float[] Encode(string text)
    {
        var ids = new float[Length];
        Encode(text, ids);
        return ids;
    }

    /// <summary>Writes the ids of a text, padded, and says how many of its characters are unknown.</summary>
    public int Encode(string text, Span<float> ids)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(ids.Length, Length);
        ids.Clear();   // PaddingId is 0
        var (at, unknown) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (at == Length) break;
            var id = _ids.GetValueOrDefault(rune, UnknownId);
            if (id == UnknownId) unknown++;
            ids[at++] = id;
        }

        return unknown;
    }

    /// <summary>The text of some ids, up to the padding.</summary>
    public string Decode(ReadOnlySpan<float> ids)
    {
        var text = new StringBuilder();
        foreach (var id in ids)
        {
            if (id is < 0 || id >= Size) throw new HillockException($"{id} is no id of the vocabulary; they are 0 to {Size - 1}.");
            text.Append(Symbols[(int)id]);
        }

        return text.ToString();
    }

    /// <summary>Writes it as JSON, beside the weights that were trained with it.</summary>
    /// <exception cref="HillockException">The place cannot be written.</exception>
    public void Save(string path) =>
        AtomicFile.Write(path, stream => JsonText.Document(stream, json =>
        {
            json.WriteNumber("length", Length);
            json.WriteString("characters", string.Concat(Symbols.Skip(FirstId)));
        }));

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="HillockException">No file, or another one.</exception>
    public static Vocabulary Load(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(DataFile.Read(path).Bytes);
            var characters = json.RootElement.GetProperty("characters").GetString()!.EnumerateRunes();
            return new Vocabulary([.. characters], json.RootElement.GetProperty("length").GetInt32());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException
            or NullReferenceException)
        {
            throw new HillockException(ErrorKind.Data, $"{path} is not a vocabulary: expected {{\"length\": 20, \"characters\": \"abc\"}}. {e.Message}", e);
        }
    }
}
