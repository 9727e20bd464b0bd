using System.Runtime.CompilerServices;

namespace Feeds.Mailing;

/// <summary>Makes the message of one reader; the same letter and reader make the same bytes, whenever and wherever.</summary>
/// <param name="signature">Signs every message, or null.</param>
public sealed class MessageComposer(DkimSignature? signature = null)
{
    private readonly ConditionalWeakTable<Letter, LetterForm> forms = [];

    /// <summary>The message of one reader of a letter; may be asked by several threads.</summary>
    public Outgoing Compose(Letter letter, Recipient reader)
    {
        var message = forms.GetValue(letter, static letter => new(letter)).For(reader);
        return new(HeaderText.Token(reader.MessageId), letter.From.Address, signature is null ? message : signature.Sign(message));
    }
}
