import { accessOf, GET, policyOf, roleOf, TABLE } from '../sample-template';

const TAGS = [{ Key: 't', Value: 'acme' }];
const tagsUsed = (Condition: object, Tags: object[] = TAGS) =>
  accessOf({
    Orders: TABLE,
    Role: roleOf({ Tags, Policies: [{ PolicyDocument: policyOf({ ...GET, Condition }) }] }),
  }).unresolved.map(({ at, what }) => `${at.property}: ${what}`);
const COUNTS =
  "Properties.Tags[0]: the role's tag t = acme applies to sessions without a session tag t";

describe('aws:PrincipalTag', () => {
  test.each<[string, object, string[]]>([
    ['a variable', { StringEquals: { 'dynamodb:LeadingKeys': '${aws:PrincipalTag/t}' } }, [COUNTS]],
    [
      'a default',
      { StringEquals: { 'dynamodb:LeadingKeys': "${aws:principaltag/T, 'x'}" } },
      [COUNTS],
    ],
    ['a condition', { StringEquals: { 'aws:PrincipalTag/t': 'acme' } }, [COUNTS]],
    ['another tag', { StringEquals: { 'aws:PrincipalTag/tenant': '${aws:PrincipalTag/tt}' } }, []],
  ])(
    'a tag of the role applies to sessions without it, as policies decide by it in %s',
    (_what, condition, expected) => {
      expect(tagsUsed(condition)).toEqual(expected);
    },
  );
});
