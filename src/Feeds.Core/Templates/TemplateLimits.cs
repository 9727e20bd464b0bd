using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Feeds.Templates;

/// <summary>Keeps a template from taking the machine's time and memory: Fluid counts steps, but a range is made whole before its first one.</summary>
internal sealed class TemplateLimits : AstRewriter
{
    public const int MaxLength = 8 * 1024 * 1024;
    private const int MaxRange = 10_000;

    /// <summary>A value as it is, unless it is longer than any digest; for what a template keeps in names of its own.</summary>
    public static ValueTask<FluidValue> Keep(string name, FluidValue value, TemplateContext context) =>
        value is StringValue && value.ToStringValue().Length > MaxLength ? throw new InvalidOperationException($"'{name}' becomes longer than any digest.") : new(value);

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression) => new ShortRange(rangeExpression);

    private sealed class ShortRange(RangeExpression range) : Expression
    {
        public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
        {
            var (from, to) = ((await range.From.EvaluateAsync(context)).ToNumberValue(), (await range.To.EvaluateAsync(context)).ToNumberValue());
            return to - from <= MaxRange ? await range.EvaluateAsync(context) : throw new InvalidOperationException($"A range has more than {MaxRange} numbers.");
        }

        protected override Expression Accept(AstVisitor visitor) => visitor.VisitOtherExpression(this);
    }
}
