namespace Feeds.Markup.Tags;

/// <summary>What a tag stands for in a feed.</summary>
internal abstract record TagMeaning
{
    private TagMeaning()
    {
    }

    /// <summary>HTML within a line; in code, where no markup is read, its plain text.</summary>
    public sealed record Inline(string Html, string Plain) : TagMeaning;

    /// <summary>One line of HTML that stands by itself; in code its plain text.</summary>
    public sealed record Block(string Html, string Plain) : TagMeaning;

    /// <summary>Text as if its author had written it there.</summary>
    public sealed record Source(string Text) : TagMeaning;

    /// <summary>HTML around what the tag encloses.</summary>
    public sealed record Around(string Before, string After) : TagMeaning;

    /// <summary>What the tag encloses is code.</summary>
    public sealed record Code(string Language) : TagMeaning;

    /// <summary>A page that is not there.</summary>
    public sealed record Missing(string Page) : TagMeaning;

    /// <summary>Nothing, and what the tag encloses goes too.</summary>
    /// <param name="IsNamed">Whether its author should know.</param>
    public sealed record WithoutContent(bool IsNamed) : TagMeaning;

    /// <summary>One of several texts, of which only the generator knows which: the first.</summary>
    public sealed record Choice : TagMeaning;

    /// <summary>Whatever only the generator knows, shown as it was written.</summary>
    public sealed record Kept : TagMeaning;
}
