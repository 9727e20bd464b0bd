using MimeKit;

namespace Feeds.Mailing;

/// <summary>A message ready to go.</summary>
/// <param name="Sender">The envelope sender.</param>
public sealed record Outgoing(MimeMessage Message, EmailAddress Sender);
