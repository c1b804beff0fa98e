namespace Hillock.Networks;

/// <summary>A network as a folder of <c>model.json</c> and <c>weights.safetensors</c>.</summary>
internal static class ModelFile
{
    public static void Save(Sequential model, string path) => throw new NotImplementedException();

    public static Sequential Load(string path) => throw new NotImplementedException();
}
