using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Feeds.Content;
using Feeds.Sources;
using Feeds.Tests.Support;

namespace Feeds.Tests.Content;

public sealed partial class TermTests
{
    private const int Many = 10_000;

    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 0, 12],
        Gen.String[Gen.Char["abcABCßſıİKåÅéÉσςΣµǅﬁҐ机器人🦀-_ ./\\%#+<>\"'&?:;~\u0301\u0000\u0008\u007F\u008F\u00A0\u2028\u3000\u200B\uFEFF"], 0, 12]);

    [Theory]
    [InlineData("deepseek", "deepseek")]
    [InlineData("DeepSeek", "deepseek")]
    [InlineData("C", "c")]
    [InlineData("C#", "c#")]
    [InlineData("C++", "c++")]
    [InlineData("C# / .NET", "c#-%2f-.net")]
    [InlineData("a/b", "a%2fb")]
    [InlineData("a\\b", "a%5cb")]
    [InlineData("a%2fb", "a%252fb")]
    [InlineData("100%", "100%")]
    [InlineData("../../x", "..%2f..%2fx")]
    [InlineData(".", "%2e")]
    [InlineData("..", "%2e%2e")]
    [InlineData("...", "...")]
    [InlineData(".net", ".net")]
    [InlineData("0.9.10", "0.9.10")]
    [InlineData("go1.18", "go1.18")]
    [InlineData("jekyllrb.com", "jekyllrb.com")]
    [InlineData("\"/><VADER>", "\"%2f><vader>")]
    [InlineData("segurança", "segurança")]
    [InlineData("seguranc\u0327a", "segurança")]
    [InlineData("机器人", "机器人")]
    [InlineData("Émile Zola", "émile-zola")]
    [InlineData("ΣΊΣΥΦΟΣ", "σίσυφοσ")]
    [InlineData("Σίσυφος", "σίσυφοσ")]
    [InlineData("ſtone", "stone")]
    [InlineData("µ-law", "μ-law")]
    [InlineData("STRASSE", "strasse")]
    [InlineData("  machine   learning ", "machine-learning")]
    [InlineData("machine_learning", "machine-learning")]
    [InlineData("machine - learning", "machine-learning")]
    [InlineData("机器\u3000学习", "机器-学习")]
    [InlineData("a\u0000b\u0008c\u008F", "abc")]
    [InlineData("2025", "2025")]
    [InlineData("-", "-")]
    [InlineData("🦀", "🦀")]
    [InlineData("   ", "")]
    public void A_slug_keeps_the_letters_of_every_script_and_only_what_a_folder_cannot_hold_is_encoded(string name, string slug)
    {
        Assert.Equal(slug, Term.Slug(name));
    }

    [Theory]
    [InlineData("INTERNET", "internet")]
    [InlineData("I", "i")]
    [InlineData("ıI", "ıi")]
    public void The_culture_of_the_machine_changes_no_slug(string name, string slug)
    {
        using var _ = new MachineCulture("tr-TR");
        Assert.Equal(slug, Term.Slug(name));
    }

    [Fact]
    public void A_very_long_name_is_cut_between_characters_and_stays_distinct()
    {
        var one = Term.Slug(new string('字', 500) + "1");
        var two = Term.Slug(new string('字', 500) + "2");
        Assert.NotEqual(one, two);
        Assert.InRange(Encoding.UTF8.GetByteCount(one), 100, 200);
        Assert.StartsWith("字字字", one, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', one);
        Assert.Equal(one, Term.Slug(new string('字', 500) + "1"));
    }

    [Fact]
    public void A_slug_never_leads_out_of_its_folder()
    {
        Name.Sample(name => Path.GetFullPath(Path.Combine("/site/tags", Term.Slug(name), "index.xml")) is var path
            && path.StartsWith("/site/tags/", StringComparison.Ordinal) && path.Split('/').Length <= 5, iter: Many);
    }

    [Fact]
    public void A_slug_holds_no_slash_and_no_control_character()
    {
        Name.Sample(name => !Term.Slug(name).Any(c => c is '/' or '\\' || char.IsControl(c) || char.IsWhiteSpace(c)), iter: Many);
    }

    [Fact]
    public void Names_that_differ_in_case_only_share_a_slug()
    {
        Name.Sample(name => Term.Slug(name.ToUpperInvariant()) == Term.Slug(name) && Term.Slug(name.ToLowerInvariant()) == Term.Slug(name), iter: Many);
    }

    [Fact]
    public void Names_that_differ_in_composition_only_share_a_slug()
    {
        Name.Select(XmlText.Clean).Sample(name => Term.Slug(name.Normalize(NormalizationForm.FormD)) == Term.Slug(name), iter: Many);
    }

    [Fact]
    public void The_slug_of_a_slug_is_the_same_where_nothing_is_encoded()
    {
        Name.Where(name => !Term.Slug(name).Contains('%', StringComparison.Ordinal)).Sample(name => Term.Slug(Term.Slug(name)) == Term.Slug(name), iter: Many);
    }

    [Fact]
    public void Names_that_differ_in_more_than_case_and_blanks_have_different_slugs()
    {
        Gen.Select(Name, Name).Sample((one, two) => Alike(one) == Alike(two) == (Term.Slug(one) == Term.Slug(two)), iter: Many);
    }

    [Fact]
    public void Of_names_that_come_to_the_same_the_first_stays()
    {
        Gen.OneOf("Sea", "sea", "SEA", "c#", "c", "a b", "a-b", "A_B", "文", "").Array[0, 24].Sample(
            names => Term.Distinct([.. names]).SequenceEqual(names.DistinctBy(Term.Slug)), iter: Many);
    }

    private static string Alike(string name)
    {
        var folded = XmlText.Clean(name).Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormC);
        return Blanks.Replace(folded, "-");
    }

    [GeneratedRegex(@"[\s_-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks { get; }

    // More than are kept for the next article that has them.
    [Fact]
    public void However_many_names_a_site_has_each_has_its_slug()
    {
        for (var number = 0; number < 12_000; number++)
        {
            Assert.Equal($"tag-{number}", Term.Slug($"Tag {number}"));
        }

        Assert.Equal("tag-11999", Term.Slug("Tag 11999"));
        Assert.Equal("tag-0", Term.Slug("Tag 0"));
    }
}
