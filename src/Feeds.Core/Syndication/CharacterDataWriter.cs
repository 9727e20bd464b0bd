using System.Text;
using System.Xml;

namespace Feeds.Syndication;

/// <summary>
/// Writes <c>&amp;</c> and <c>&lt;</c> in plain text as hexadecimal references, as the RSS Advisory Board's profile asks ("Character data"):
/// some readers take the other escapes of a title for markup.
/// </summary>
internal sealed class CharacterDataWriter(XmlWriter inner) : XmlWriter
{
    private bool isPlain;

    public override WriteState WriteState => inner.WriteState;

    public override void WriteStartElement(string? prefix, string localName, string? ns)
    {
        isPlain = localName is "title" or "description" or "category" or "creator" or "copyright";
        inner.WriteStartElement(prefix, localName, ns);
    }

    public override void WriteString(string? text)
    {
        if (!isPlain || text is null || WriteState == WriteState.Attribute || text.AsSpan().IndexOfAny('&', '<') < 0)
        {
            inner.WriteString(text);
            return;
        }

        inner.WriteRaw(new StringBuilder(text).Replace("&", "&#x26;").Replace("<", "&#x3C;").Replace(">", "&gt;").ToString());
    }

    public override void WriteEndElement()
    {
        isPlain = false;
        inner.WriteEndElement();
    }

    public override void WriteFullEndElement() => inner.WriteFullEndElement();

    public override void WriteStartAttribute(string? prefix, string localName, string? ns) => inner.WriteStartAttribute(prefix, localName, ns);

    public override void WriteEndAttribute() => inner.WriteEndAttribute();

    public override void WriteStartDocument() => inner.WriteStartDocument();

    public override void WriteStartDocument(bool standalone) => inner.WriteStartDocument(standalone);

    public override void WriteEndDocument() => inner.WriteEndDocument();

    public override void WriteDocType(string name, string? pubid, string? sysid, string? subset) => inner.WriteDocType(name, pubid, sysid, subset);

    public override void WriteCData(string? text) => inner.WriteCData(text);

    public override void WriteComment(string? text) => inner.WriteComment(text);

    public override void WriteProcessingInstruction(string name, string? text) => inner.WriteProcessingInstruction(name, text);

    public override void WriteEntityRef(string name) => inner.WriteEntityRef(name);

    public override void WriteCharEntity(char ch) => inner.WriteCharEntity(ch);

    public override void WriteSurrogateCharEntity(char lowChar, char highChar) => inner.WriteSurrogateCharEntity(lowChar, highChar);

    public override void WriteWhitespace(string? ws) => inner.WriteWhitespace(ws);

    public override void WriteChars(char[] buffer, int index, int count) => inner.WriteChars(buffer, index, count);

    public override void WriteRaw(char[] buffer, int index, int count) => inner.WriteRaw(buffer, index, count);

    public override void WriteRaw(string data) => inner.WriteRaw(data);

    public override void WriteBase64(byte[] buffer, int index, int count) => inner.WriteBase64(buffer, index, count);

    public override string? LookupPrefix(string ns) => inner.LookupPrefix(ns);

    public override void Flush() => inner.Flush();
}
