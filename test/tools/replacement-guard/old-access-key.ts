/**
 * The template of a stage as version 0.1 deployed it: CloudFormation makes the access key of each such connector, and
 * writes it to the secret.
 */
export function withAccessKeysInTemplate(template: any): any {
  const Resources = { ...template.Resources };
  const users = Object.keys(Resources).filter((id) => Resources[id].Type === 'AWS::IAM::User');
  for (const user of users) {
    const [key, secret] = [`${user}AccessKey`, `${user}Secret`];
    Resources[key] = { Type: 'AWS::IAM::AccessKey', Properties: { UserName: { Ref: user } } };
    const Properties = { ...Resources[secret].Properties, SecretString: value(key) };
    Resources[secret] = { ...Resources[secret], Properties };
  }
  return { ...template, Resources };
}

function value(key: string) {
  const secret = { 'Fn::GetAtt': [key, 'SecretAccessKey'] };
  const parts = ['{"accessKeyId":"', { Ref: key }, '","secretAccessKey":"', secret, '"}'];
  return { 'Fn::Join': ['', parts] };
}
