import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { KeyAttribute } from '../../../lib/table/table-props';
import { CommandError } from '../../command-error';

/**
 * A partition key from text: a string, a number, or binary data in Base64.
 *
 * @throws {CommandError} if the text is not of the type
 */
export function keyValue(type: KeyAttribute['type'], text: string): AttributeValue {
  switch (type) {
    case 'string':
      if (text !== '') return { S: text };
      break;
    case 'number':
      if (canonicalNumber(text) !== undefined) return { N: text };
      break;
    case 'binary': {
      const bytes = Buffer.from(text, 'base64');
      if (bytes.length > 0 && bytes.toString('base64') === text) return { B: bytes };
    }
  }
  throw new CommandError('usage', `--partition-key ${JSON.stringify(text)} is not ${FORMS[type]}.`);
}

const FORMS: Readonly<Record<KeyAttribute['type'], string>> = {
  string: 'a string of one or more characters',
  number: 'a number',
  binary: 'binary data in Base64',
};

/** Whether two keys are the same to DynamoDB. */
export function isSameKey(one: AttributeValue, other: AttributeValue | undefined): boolean {
  if (one.S !== undefined) return one.S === other?.S;
  if (one.N !== undefined) {
    return other?.N !== undefined && canonicalNumber(one.N) === canonicalNumber(other.N);
  }
  return one.B !== undefined && other?.B !== undefined && Buffer.from(one.B).equals(other.B);
}

/** A decimal number as its sign, its significant digits and its exponent: `1.50` and `15e-1` are equal. */
export function canonicalNumber(text: string): string | undefined {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  if (sign === undefined || whole + fraction === '') return undefined;
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const power = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${sign === '-' ? '-' : ''}${significant}e${power}`;
}
