namespace Feeds.Mailing;

/// <summary>Signs every message (RFC 6376).</summary>
/// <param name="Key">The full path of the private key in PEM: RSA, or Ed25519 (RFC 8463).</param>
public sealed record DkimOptions(string Domain, string Selector, string Key);
