namespace Feeds.Mailing;

/// <summary>Lays each message as one <c>.eml</c> file into a folder, for a person or another program to take.</summary>
public sealed class PickupTransport(string folder) : IMessageTransport
{
    public string Name => folder;

    public ITransportLine Open(CancellationToken abandon = default) => throw new NotSupportedException();
}
