namespace Feeds.Mailing;

/// <summary>A message ready to go.</summary>
/// <param name="Id">The Message-ID, without its brackets.</param>
/// <param name="Sender">The envelope sender.</param>
/// <param name="Bytes">As they go to a server and as they lie in a file: seven bits unless an address needs more, and every line ends with CRLF.</param>
public sealed record Outgoing(string Id, EmailAddress Sender, ReadOnlyMemory<byte> Bytes);
