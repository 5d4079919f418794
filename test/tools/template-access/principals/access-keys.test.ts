import { accessOf } from '../sample-template';

const SECRET = { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] };
const key = (UserName: unknown) => ({ Type: 'AWS::IAM::AccessKey', Properties: { UserName } });
const texts = (all: ReturnType<typeof accessOf>['unresolved']) =>
  all.map(({ at, what }) => `${at.resource} ${at.property}: ${what}`);

describe('access key', () => {
  test('makes its user a principal, also one that is not in the template', () => {
    const { principals, unresolved } = accessOf({
      Key: key('root-admin'),
      Second: key('root-admin'),
    });
    expect(
      principals.map(({ id, inTemplate, accessKeys }) => [
        id,
        inTemplate,
        accessKeys.map((one) => one.id),
      ]),
    ).toEqual([['root-admin', false, ['Key', 'Second']]]);
    expect(texts(unresolved)).toEqual([
      'Key Properties.UserName: policies of user root-admin, not in this template',
      'Second Properties.UserName: policies of user root-admin, not in this template',
    ]);
  });

  test('whose secret an output shows is reported', () => {
    const { principals, unresolved } = accessOf(
      { User: { Type: 'AWS::IAM::User' }, Key: key({ Ref: 'User' }) },
      { Outputs: { Secret: { Value: SECRET }, Id: { Value: { Ref: 'Key' } } } },
    );
    expect(principals[0]?.accessKeys).toEqual([{ id: 'Key', keptIn: ['output Secret'] }]);
    expect(texts(unresolved)).toEqual([
      ' Outputs.Secret: output Secret exposes the secret of access key Key',
    ]);
  });
});
