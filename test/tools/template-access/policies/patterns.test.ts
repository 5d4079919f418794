import { covers, mayCover } from '../../../../tools/template-access/policies/patterns';
import { reference, unknown } from '../../../../tools/template-access/template/template-text';

const ORDERS = reference('Orders');
const PARAMETER = unknown('parameter Name');
const ARN = `arn:aws:dynamodb:table/${ORDERS}`;

describe('policy pattern', () => {
  test.each<[string, string, boolean]>([
    ['', '', true],
    ['', 'a', false],
    ['a', '', false],
    ['*', '', true],
    ['?', '', false],
    ['orders', 'orders', true],
    ['orders', 'Orders', false],
    ['orders', 'orders2', false],
    ['orders', 'order', false],
    ['order?', 'orders', true],
    ['order?', 'order', false],
    ['?rders', 'orders', true],
    ['or*', 'orders', true],
    ['*ers', 'orders', true],
    ['o*e*s', 'orders', true],
    ['o*x*s', 'orders', false],
    ['*a*b', 'abab', true],
    ['*a*b', 'aba', false],
    ['a**b', 'ab', true],
    ['*?', 'a', true],
    ['a*', 'b', false],
    ['a.c', 'abc', false],
    ['[a]', 'a', false],
    ['*/index/*', 'table/a/index/b', true],
    ['a\n*', 'a\nb', true],
    [ARN, ARN, true],
    ['arn:aws:dynamodb:table/?', ARN, true],
    ['arn:aws:dynamodb:table/??', ARN, false],
    ['arn:aws:dynamodb:table/O*', ARN, false],
    ['*Orders*', ARN, false],
    ['arn*', ARN, true],
    [`*${ORDERS}`, ARN, true],
    [`*${reference('Order')}`, ARN, false],
    [PARAMETER, 'orders', false],
  ])('the pattern %j covers %j: %s', (pattern, text, expected) => {
    expect(covers(pattern, text)).toBe(expected);
  });

  test.each<[string, string, boolean]>([
    [PARAMETER, 'orders', true],
    [`${PARAMETER}-dev`, 'orders-dev', true],
    [`${PARAMETER}-dev`, 'orders-prod', false],
    [`arn:aws:dynamodb:table/${PARAMETER}`, ARN, true],
    [`arn:aws:s3:${PARAMETER}`, ARN, false],
    [ORDERS, 'orders', false],
    ['orders', 'orders', true],
  ])('the pattern %j may cover %j: %s', (pattern, text, expected) => {
    expect(mayCover(pattern, text)).toBe(expected);
  });

  test('no pattern takes exponential time', () => {
    const start = process.cpuUsage();
    expect(covers(`${'a*'.repeat(2_000)}b`, 'a'.repeat(4_000))).toBe(false);
    expect(covers(`${'*'.repeat(4_000)}b`, 'a'.repeat(4_000))).toBe(false);
    expect(mayCover(`${PARAMETER.repeat(500)}b`, 'a'.repeat(4_000))).toBe(false);
    expect(process.cpuUsage(start).user).toBeLessThan(10_000_000);
  });
});
