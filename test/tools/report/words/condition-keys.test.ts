import { keyWords } from '../../../../tools/report/words/condition-keys';

const CLAIMS = { tokenTenant: 'custom:tenantId', tokenSub: 'sub' };

describe('condition keys', () => {
  test.each([
    ['aws:CalledVia', 'the services in the call chain'],
    ['aws:CalledViaFirst', 'the first service in the call chain'],
    ['aws:CalledViaLast', 'the last service in the call chain'],
    ['aws:CurrentTime', 'the current time'],
    ['aws:EpochTime', 'the current time in epoch seconds'],
    ['aws:MultiFactorAuthPresent', 'MFA authentication'],
    ['aws:PrincipalAccount', "the principal's account"],
    ['aws:PrincipalArn', 'the principal ARN'],
    ['aws:PrincipalIsAWSService', 'a call by an AWS service principal'],
    ['aws:PrincipalOrgID', "the principal's organization"],
    ['aws:PrincipalOrgPaths', "the principal's organization path"],
    ['aws:PrincipalType', 'the principal type'],
    ['aws:RequestedRegion', 'the requested Region'],
    ['aws:SecureTransport', 'use of TLS'],
    ['aws:SourceAccount', 'the source account'],
    ['aws:SourceArn', 'the source ARN'],
    ['aws:SourceIp', 'the source IP address'],
    ['aws:SourceOrgID', 'the source organization'],
    ['aws:SourceVpc', 'the source VPC'],
    ['aws:SourceVpce', 'the source VPC endpoint'],
    ['aws:TokenIssueTime', "the session's issue time"],
    ['aws:userid', "the principal's unique ID"],
    ['aws:username', 'the IAM user name'],
    ['aws:ViaAWSService', 'a call by an AWS service for the principal'],
    ['aws:VpcSourceIp', 'the source IP address in the VPC'],
    ['dynamodb:Attributes', 'the requested attributes'],
    ['dynamodb:EnclosingOperation', 'the enclosing operation'],
    ['dynamodb:FullTableScan', 'a full table scan'],
    ['dynamodb:LeadingKeys', 'the partition key'],
    ['dynamodb:ReturnConsumedCapacity', 'ReturnConsumedCapacity'],
    ['dynamodb:ReturnValues', 'ReturnValues'],
    ['dynamodb:Select', 'Select'],
    ['kms:CallerAccount', "the principal's account"],
    ['kms:GrantIsForAWSResource', 'a grant by an AWS service'],
    ['kms:GrantOperations', "the grant's operations"],
    ['kms:KeyOrigin', "the key material's origin"],
    ['kms:ViaService', 'the service that uses the key'],
    [
      'kms:EncryptionContext:aws:dynamodb:tableName',
      'the encryption context aws:dynamodb:tableName',
    ],
    ['saml:aud', 'the audience of the SAML assertion'],
    ['SAML:sub', 'the subject of the SAML assertion'],
    ['sts:ExternalId', 'the external ID'],
    ['sts:RoleSessionName', 'the role session name'],
    ['sts:SourceIdentity', 'the source identity'],
    ['www.amazon.com:app_id', 'the Login with Amazon app ID'],
    ['graph.facebook.com:app_id', 'the Facebook app ID'],
    ['accounts.google.com:aud', 'the Google client ID'],
    ['accounts.google.com:email', 'email in the token of accounts.google.com'],
    [
      'token.actions.githubusercontent.com:sub',
      'sub in the token of token.actions.githubusercontent.com',
    ],
    [
      'oidc.eks.us-east-1.amazonaws.com/id/ABC:aud',
      'aud in the token of oidc.eks.us-east-1.amazonaws.com/id/ABC',
    ],
    ['cognito-identity.amazonaws.com:aud', "aud in the identity pool's token"],
    ['cognito-identity.amazonaws.com:amr', "amr in the identity pool's token"],
    ['cognito-identity.amazonaws.com:sub', "sub in the identity pool's token"],
    ['cognito-identity-us-gov.amazonaws.com:aud', "aud in the identity pool's token"],
    ['cognito-identity.cn-north-1.amazonaws.com.cn:AUD', "aud in the identity pool's token"],
    ['aws:PrincipalTag/tokenTenant', "the user's custom:tenantId"],
    ['aws:PrincipalTag/tokenSub', "the user's sub in the user pool"],
    ['aws:principaltag/team', 'the principal tag team'],
    ['aws:PrincipalTag/a/b', 'the principal tag a/b'],
    ['aws:PrincipalTag/constructor', 'the principal tag constructor'],
    ['aws:PrincipalTag/x509Subject/CN', "the certificate's subject CN"],
    ['aws:PrincipalTag/x509Issuer/O', "the certificate's issuer O"],
    ['aws:PrincipalTag/x509SAN/DNS', "the certificate's x509SAN DNS"],
    ['aws:RequestTag/tokenTenant', "the user's custom:tenantId (session tag tokenTenant)"],
    ['aws:RequestTag/team', 'the request tag team'],
    ['aws:ResourceTag/team', 'the resource tag team'],
  ])('%s is %s', (key, expected) => {
    expect(keyWords(key, CLAIMS)).toBe(expected);
  });

  test.each(['what:ever', 'constructor', '__proto__', 'dynamodb:Leading', 'example.com', ''])(
    'there are no words for %j',
    (key) => {
      expect(keyWords(key, CLAIMS)).toBeUndefined();
    },
  );
});
