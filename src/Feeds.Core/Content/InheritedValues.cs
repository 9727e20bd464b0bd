using Feeds.Sources;

namespace Feeds.Content;

/// <summary>Front matter that articles of a certain place have unless their own says otherwise: Jekyll's <c>defaults</c>, Hugo's <c>cascade</c>.</summary>
/// <param name="AppliesTo">Whether an article at that place inherits them.</param>
public sealed record InheritedValues(Func<FilePlace, bool> AppliesTo, Node.Mapping Values);
