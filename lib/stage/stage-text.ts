import { CLOUDFORMATION_QUOTAS } from '../aws/quotas';
import { printedNumber } from '../aws/printed-value';
import { positions } from './positions';
import {
  validationErrors,
  type Position,
  type ValidationError,
  type ValidationResult,
} from './validation-error';

const { templateBytes: MAX_BYTES } = CLOUDFORMATION_QUOTAS;

/** The text of a stage file: at most 1 MB of UTF-8, with or without a byte order mark. */
export function stageText(bytes: Uint8Array): ValidationResult<string> {
  if (bytes.length > MAX_BYTES) return { ok: false, errors: [tooLarge(bytes.length)] };
  if (isUtf16(bytes)) return { ok: false, errors: [otherEncoding('text in UTF-16')] };
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, errors: [notUtf8(bytes)] };
  }
}

const unreadable = validationErrors('unreadable');

function tooLarge(bytes: number): ValidationError {
  return {
    ...unreadable(
      [],
      undefined,
      `at most ${printedNumber(MAX_BYTES)} bytes, CloudFormation's quota for the template that the file becomes`,
      'move tables into another stage file with the same identity.userPool',
    ),
    received: `${printedNumber(bytes)} bytes`,
    max: MAX_BYTES,
  };
}

/** By its byte order mark, or by the zero byte of each of its first two characters, which are ASCII in JSON. */
function isUtf16([first, second, third, fourth]: Uint8Array): boolean {
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const isBigEndian = first === 0 && second !== 0 && third === 0 && fourth !== 0;
  const isLittleEndian = first !== 0 && second === 0 && third !== 0 && fourth === 0;
  return hasMark || isBigEndian || isLittleEndian;
}

/** The position is that of the first character that the decoder replaces. */
function notUtf8(bytes: Uint8Array): ValidationError {
  const text = new TextDecoder().decode(bytes);
  return otherEncoding('bytes that are not UTF-8', positions(text)(text.indexOf('\uFFFD')));
}

function otherEncoding(received: string, position?: Position): ValidationError {
  const error = unreadable([], undefined, 'JSON in UTF-8', 'save the file in UTF-8');
  return { ...error, received, ...(position && { position }) };
}
