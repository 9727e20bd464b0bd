namespace Feeds.Sources;

/// <summary>What the environment or the configuration does not let us do, in one sentence for the owner: nothing more is done.</summary>
public sealed class FeedsException(string message, Exception? inner = null) : Exception(message, inner);
