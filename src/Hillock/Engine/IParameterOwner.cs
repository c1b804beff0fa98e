namespace Hillock.Engine;

/// <summary>What asks for parameters and is known to a plan by nothing else: a layer. Two uses of one owner share its parameters and their gradients.</summary>
internal interface IParameterOwner
{
}
