import { parse } from 'dynalite/db/conditionParser';
import { isObject } from '../../template-access/template/json-values';
import type { Parameters } from './aws-request';

/** A request whose parameters DynamoDB would not accept. */
export class InvalidRequest extends Error {}

/** A part of a parsed condition: an attribute's path, a value, or an operation. */
type Node = readonly (string | number)[] | Parameters;

/**
 * The value that a Query requires of the partition key. Parsed by dynalite, an emulator of DynamoDB.
 *
 * @throws {InvalidRequest} unless exactly one condition is an equality on it, and all others are joined by AND
 */
export function partitionKeyCondition(parameters: Parameters, partitionKey: string): unknown {
  const { KeyConditionExpression: expression, KeyConditions: legacy } = parameters;
  if (expression === undefined) return legacyCondition(legacy, partitionKey);
  if (typeof expression !== 'string' || legacy !== undefined) {
    throw new InvalidRequest(
      'Can not use both expression and non-expression parameters in the same request',
    );
  }
  const values = comparisons(parsed(expression, parameters)).flatMap(({ type, args }) => {
    const [left, right] = args;
    const isKey = (node: Node | undefined) =>
      Array.isArray(node) && node.length === 1 && node[0] === partitionKey;
    if (!args.some(isKey)) return [];
    if (type !== '=') throw new InvalidRequest('Query key condition not supported');
    return [isKey(left) ? right : left];
  });
  return only(values, partitionKey);
}

function parsed(expression: string, parameters: Parameters): Node {
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = parameters;
  const [attrNames, attrVals] = [names, values].map((one) => (isObject(one) ? one : {}));
  try {
    const context = { attrNames, attrVals, unusedAttrNames: {}, unusedAttrVals: {} };
    // Reserved words and the order of bounds are DynamoDB's to check.
    const rest = { isReserved: () => false, compare: () => false };
    const result = parse(expression, { context: { ...context, ...rest } });
    if (typeof result !== 'string') return result.expression;
    throw new Error(result);
  } catch (error) {
    const { name, message } = error as Error;
    throw new InvalidRequest(
      `Invalid KeyConditionExpression: ${name === 'SyntaxError' ? 'Syntax error; ' : ''}${message}`,
    );
  }
}

interface Comparison {
  readonly type: string;
  readonly args: readonly Node[];
}

const COMPARISONS = new Set(['=', '<', '<=', '>', '>=', 'between', 'function']);

function comparisons(node: Node): readonly Comparison[] {
  const { type, args } = node as unknown as Comparison;
  if (type === 'and') return args.flatMap(comparisons);
  if (COMPARISONS.has(type)) return [{ type, args }];
  throw new InvalidRequest(
    `Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: ${type.toUpperCase()}`,
  );
}

function legacyCondition(conditions: unknown, partitionKey: string): unknown {
  const condition = isObject(conditions) ? conditions[partitionKey] : undefined;
  if (!isObject(condition)) return only([], partitionKey);
  const { ComparisonOperator: operator, AttributeValueList: values } = condition;
  return only(operator === 'EQ' && Array.isArray(values) ? values : [], partitionKey);
}

function only(values: readonly unknown[], partitionKey: string): unknown {
  if (values.length === 1) return values[0];
  throw new InvalidRequest(
    values.length === 0
      ? `Query condition missed key schema element: ${partitionKey}`
      : 'KeyConditionExpressions must only contain one condition per key',
  );
}
