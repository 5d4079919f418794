import type { Table } from '../tables/tables';
import { isLiteral, referenceOf, split, type TemplateText } from '../template/template-text';
import { generatedName } from './possible-tables';

/** The ARNs of a table, its stream and its indexes: a pattern can cover one of them but not the table. */
export function tableArns(table: Table): readonly TemplateText[] {
  const { arn, streamArn, name } = table;
  const arns = [arn, streamArn, ...indexArns(table)];
  const generated = generatedName(table);
  return generated === undefined
    ? arns
    : [...arns, ...arns.map((one) => one.replace(`table/${name}`, () => `table/${generated}`))];
}

export function indexArns({
  arn,
  indexes,
}: Pick<Table, 'arn' | 'indexes'>): readonly TemplateText[] {
  return indexes.map((index) => `${arn}/index/${index}`);
}

/** The positions of partition, region and account in an ARN. */
const PLACES = [1, 3, 4];

/**
 * Replaces a literal partition, Region and account in a pattern by those of the stack, because the stack can be deployed
 * there. If the pattern has fewer parts than the ARN, parts after a `*` stay, because `*` can cover several parts.
 */
export function inStack(pattern: TemplateText, arn: TemplateText): TemplateText {
  const [written, own] = [split(pattern, ':'), split(arn, ':')];
  const isCertain = (position: number) =>
    written.length >= own.length || !written.slice(0, position).join('').includes('*');
  const filled = written.map((part, position) => {
    if (!isCertain(position)) return part;
    const ownPart = own[position] ?? '';
    const isPlace = PLACES.includes(position) && referenceOf(ownPart) !== undefined;
    return isPlace && isLiteral(part) && !/[*?]/.test(part) ? ownPart : part;
  });
  return filled.join(':');
}
