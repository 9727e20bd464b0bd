namespace Feeds.Content;

/// <summary>The text of an article's file, whose body is read only for whoever asks for it.</summary>
/// <param name="Head">The text as far as the end of its front matter at least.</param>
/// <param name="Rest">Reads the whole text; null when <paramref name="Head"/> is all of it.</param>
public readonly record struct ArticleText(string Head, Func<string>? Rest)
{
    /// <summary>The whole text.</summary>
    public string Whole => Rest?.Invoke() ?? Head;
}
