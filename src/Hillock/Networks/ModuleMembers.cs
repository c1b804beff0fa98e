using System.Collections;
using System.Reflection;
using System.Text;
using Hillock.Layers;

namespace Hillock.Networks;

/// <summary>The layers and modules that the fields of a module hold.</summary>
internal static class ModuleMembers
{
    /// <summary>Tells a graph the names of all layers below a module: the names of the members, joined by points.</summary>
    public static void Name(Module module, GraphBuilder builder, string scope = "")
    {
        foreach (var (name, value) in Of(module)) Name(value, builder, scope + name);
    }

    /// <summary>The module as nested lines.</summary>
    public static string Tree(Module module, string indent = "")
    {
        var text = new StringBuilder($"{module.GetType().Name}(\n");
        foreach (var (name, value) in Of(module)) Line(text, name, value, indent + "  ");
        return text.Append(indent).Append(')').ToString();
    }

    private static void Name(object value, GraphBuilder builder, string name)
    {
        switch (value)
        {
            case Layer layer:
                builder.Name(layer, name);
                break;
            case Module inner:
                builder.NamePart(inner, name);
                Name(inner, builder, name + ".");
                break;
            case IEnumerable list:
                var number = 0;
                foreach (var item in list) Name(item, builder, $"{name}.{number++}");
                break;
        }
    }

    private static void Line(StringBuilder text, string name, object value, string indent)
    {
        if (value is IEnumerable list)
        {
            text.Append(indent).Append('(').Append(name).Append("): [\n");
            var number = 0;
            foreach (var item in list) Line(text, $"{number++}", item, indent + "  ");
            text.Append(indent).Append("]\n");
            return;
        }

        text.Append(indent).Append('(').Append(name).Append("): ").Append(value is Module inner ? Tree(inner, indent) : value).Append('\n');
    }

    private static IEnumerable<(string Name, object Value)> Of(Module module)
    {
        var types = new Stack<Type>();
        for (var type = module.GetType(); type != typeof(Module) && type is not null; type = type.BaseType) types.Push(type);
        return types
            .SelectMany(t => t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(f => (Name: Plain(f.Name), Value: f.GetValue(module)))
            .Where(m => m.Value is Layer or Module || (m.Value is IEnumerable list && Holds(list)))
            .Select(m => (m.Name, m.Value!));
    }

    private static bool Holds(IEnumerable list)
    {
        if (list is string) return false;
        foreach (var item in list) return item is Layer or Module;
        return false;
    }

    // The compiler's own fields: <Name>k__BackingField of a property, <name>P of a constructor's parameter.
    private static string Plain(string field) => (field.StartsWith('<') ? field[1..field.IndexOf('>', StringComparison.Ordinal)] : field).TrimStart('_');
}
