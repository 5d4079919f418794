import { unsupportedUserPoolUpdates } from '../../../../tools/replacement-guard/unsupported-updates/user-pool-updates';

const EMAIL = { Name: 'email', Mutable: true, Required: true };
const TENANT = { Name: 'tenantId', AttributeDataType: 'String', Mutable: true };

function pool(Properties: object) {
  return { Type: 'AWS::Cognito::UserPool', Properties: { ...Properties } };
}

describe('unsupported updates of a user pool', () => {
  test.each<[string, object, object, string[]]>([
    ['another name', { UserPoolName: 'a' }, { UserPoolName: 'b' }, []],
    ['another order of attributes', { Schema: [EMAIL, TENANT] }, { Schema: [TENANT, EMAIL] }, []],
    ['an optional attribute more', { Schema: [EMAIL] }, { Schema: [EMAIL, TENANT] }, []],
    [
      'a required attribute more',
      { Schema: [TENANT] },
      { Schema: [EMAIL, TENANT] },
      ['Schema.email'],
    ],
    ['the first attributes, one required', {}, { Schema: [EMAIL, TENANT] }, ['Schema.email']],
    ['an attribute less', { Schema: [EMAIL, TENANT] }, { Schema: [EMAIL] }, ['Schema.tenantId']],
    [
      'an attribute that is required no more',
      { Schema: [EMAIL] },
      { Schema: [{ ...EMAIL, Required: false }] },
      ['Schema.email'],
    ],
    ['no Schema, which leaves the attributes as they are', { Schema: [EMAIL, TENANT] }, {}, []],
    [
      'another way to sign in, and other aliases',
      { UsernameAttributes: ['email'] },
      { AliasAttributes: ['email'] },
      ['UsernameAttributes', 'AliasAttributes'],
    ],
    [
      'case-sensitive user names',
      { UsernameConfiguration: { CaseSensitive: false } },
      {},
      ['UsernameConfiguration'],
    ],
  ])('%s', (_what, from, to, unsupported) => {
    expect(
      unsupportedUserPoolUpdates(pool(from), pool(to)).map(({ property }) => property),
    ).toEqual(unsupported);
  });
});
