import { BlockList } from 'node:net';
import type { RequestContext } from '../../../../tools/simulator/condition-keys';
import type { Condition } from '../../../../tools/template-access/policies/policy-statement';

/** Whether IAM's condition is true for a request. Source: IAM User Guide, Condition operators; Policy variables. */
export function holds(condition: Condition, values: readonly string[], context: RequestContext) {
  const [, set, base = '', ifExists] =
    /^(forallvalues:|foranyvalue:)?(.*?)(ifexists)?$/.exec(condition.operator.toLowerCase()) ?? [];
  const given = [contextValue(condition.key, context) ?? []].flat();
  if (base === 'null') return values.includes(String(given.length === 0));
  const [, not, operator = ''] = /^(.*)not(.*)$/.exec(base) ?? [];
  const name = not === undefined ? base : not + operator;
  const test = OPERATORS[name];
  if (!test) throw new Error(`unknown operator ${condition.operator}`);
  const isKnown = values.every((value) => hasVariables(value, context));
  const matches = (one: string) => {
    const isOne = values.some((value) => test(one, value, context));
    // A negated operator is false, too, if the request does not have a policy variable.
    return not === undefined ? isOne : isKnown && !isOne;
  };
  if (given.length === 0) {
    return ifExists !== undefined || set === 'forallvalues:' || (not !== undefined && !set);
  }
  return set === 'forallvalues:' ? given.every(matches) : given.some(matches);
}

/** The value of a condition key, which is not case-sensitive. */
function contextValue(key: string, context: RequestContext) {
  const [, value] =
    Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase()) ?? [];
  return value;
}

type Operator = (given: string, written: string, context: RequestContext) => boolean;

/** Those of the generated conditions, in lower case and without `Not`. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  stringequals: (given, written, context) => given === textOf(written, context),
  stringequalsignorecase: (given, written, context) =>
    given.toLowerCase() === textOf(written, context)?.toLowerCase(),
  stringlike: (given, written, context) => isLike(given, written, context),
  bool: (given, written) => given === written,
  datelessthan: (given, written) => given < written,
  dategreaterthanequals: (given, written) => given >= written,
  ipaddress: (given, written) => {
    const [network = '', bits] = written.split('/');
    const list = new BlockList();
    list.addSubnet(network, Number(bits));
    return list.check(given);
  },
};

/** Policy variables inserted; undefined if the request does not have one of them. */
function textOf(written: string, context: RequestContext): string | undefined {
  const pieces = piecesOf(written, context);
  return pieces.includes(undefined) ? undefined : pieces.map((one) => one?.text).join('');
}

/** Whether a pattern with `*`, `?` and policy variables matches. */
export function isLike(text: string, pattern: string, context: RequestContext): boolean {
  const pieces = piecesOf(pattern, context);
  if (pieces.includes(undefined)) return false;
  const source = pieces.map((piece) => {
    const escaped = piece?.text.replace(/[\\^$.|+()[\]{}*?]/g, '\\$&') ?? '';
    if (piece?.isVariable === true) return escaped;
    return escaped.replaceAll('\\*', '.*').replaceAll('\\?', '.');
  });
  return new RegExp(`^${source.join('')}$`, 's').test(text);
}

/** Whether the request has every policy variable of a text. */
function hasVariables(written: string, context: RequestContext): boolean {
  return !piecesOf(written, context).includes(undefined);
}

function piecesOf(written: string, context: RequestContext) {
  return written.split(/(\$\{[^}]*\})/).map((piece) => {
    const [, variable] = /^\$\{(.*)\}$/.exec(piece) ?? [];
    if (variable === undefined) return { text: piece, isVariable: false };
    const value = contextValue(variable, context);
    return typeof value === 'string' ? { text: value, isVariable: true } : undefined;
  });
}
