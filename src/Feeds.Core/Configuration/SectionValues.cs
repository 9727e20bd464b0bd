using System.Collections.Immutable;
using System.Globalization;
using Feeds.Content;

namespace Feeds.Configuration;

/// <summary>The values of keys by their types; a wrong one becomes a problem, and the caller gets null as if it were absent.</summary>
internal static class SectionValues
{
    /// <summary>Reads a text; null with the reason when it is wrong.</summary>
    public delegate T? Parser<out T>(string text, out string? why);

    extension(Section section)
    {
        /// <summary>The text of a key read by <paramref name="parse"/>, which says why when it gives null.</summary>
        public T? Explained<T>(string key, Parser<T> parse)
            where T : class
        {
            if (section.Text(key) is not { } text)
            {
                return null;
            }

            var value = parse(text, out var why);
            if (value is null)
            {
                section.Refuse(section.Find(key)!, key, $"is refused: {why}");
            }

            return value;
        }

        /// <summary>The text of a key read by <paramref name="parse"/>, which gives null for what is wrong.</summary>
        public T? Parsed<T>(string key, Func<string, T?> parse, string expected)
            where T : class
        {
            if (section.Text(key) is not { } text)
            {
                return null;
            }

            var value = parse(text);
            if (value is null)
            {
                section.RefuseText(key, text, expected);
            }

            return value;
        }

        /// <summary>A measure such as a time or a rate, read by <paramref name="parse"/>, which gives null for what is wrong.</summary>
        public T? Measure<T>(string key, Func<string, T?> parse, string expected)
            where T : struct
        {
            if (section.Text(key) is not { } text)
            {
                return null;
            }

            var value = parse(text);
            if (value is null)
            {
                section.RefuseText(key, text, expected);
            }

            return value;
        }

        /// <summary>One of a few words.</summary>
        public T? Choice<T>(string key, params (string Word, T Value)[] choices)
            where T : struct
        {
            if (section.Text(key) is not { } text)
            {
                return null;
            }

            foreach (var (word, value) in choices)
            {
                if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            var words = choices.Select(choice => choice.Word).ToList();
            section.RefuseText(key, text, $"one of {string.Join(", ", words)}.{NearestName.Hint(text, words)}");
            return null;
        }

        /// <summary>A whole number from 1.</summary>
        public int? Count(string key, int most)
        {
            if (section.Text(key) is not { } text)
            {
                return null;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
            {
                return number;
            }

            section.RefuseText(key, text, $"a whole number from 1 to {most}");
            return null;
        }

        /// <summary>A list of languages, each by its tag and as it was written; null when the key is absent.</summary>
        public ImmutableArray<(string Tag, string Written)>? Languages(string key)
        {
            if (section.Texts(key) is not { } texts)
            {
                return null;
            }

            var languages = ImmutableArray.CreateBuilder<(string Tag, string Written)>();
            foreach (var (text, at) in texts)
            {
                if (LanguageTag.Parse(text, out _) is { } tag)
                {
                    languages.Add((tag, text));
                }
                else
                {
                    section.Refuse(at, key, $"holds '{text}', but must hold language tags such as en or zh-CN");
                }
            }

            return [.. languages.DistinctBy(language => language.Tag)];
        }

        private void RefuseText(string key, string text, string expected) => section.Refuse(section.Find(key)!, key, $"is '{text}', but must be {expected}");
    }
}
