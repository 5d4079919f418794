import { members, Refusal, type Answer, type AwsServer } from '../../aws-server';

export const USER = 'keys-ToolConnectorUser-1';
export const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ToolSecret-AbCdEf';

interface FakeKey {
  readonly id: string;
  readonly created: string;
  readonly lastUsed?: string;
}

/** Answers as IAM and Secrets Manager do for one user and one secret, and as CloudFormation does for their stack. */
export class FakeKeys {
  keys: FakeKey[] = [];
  /** The values of the secret, the current one first. */
  versions: string[] = [];
  /** The access key of a stack that an earlier version deployed. */
  ofStack: string | undefined;
  private created = 0;

  constructor(private readonly server: AwsServer) {}

  /** Answers until the test ends. */
  answer(): void {
    this.server
      .on(
        'GetCallerIdentity',
        '<Arn>arn:aws:iam::111122223333:user/ann</Arn><Account>111122223333</Account>',
      )
      .on('DescribeStacks', () => stackAnswer())
      .on('ListStackResources', () => this.resources())
      .on('ListAccessKeys', () => this.list())
      .on('GetAccessKeyLastUsed', ({ body }) => this.lastUsed(body.AccessKeyId))
      .on('CreateAccessKey', () => this.create())
      .on('DeleteAccessKey', ({ body }) => this.delete(body.AccessKeyId))
      .on('GetSecretValue', ({ body }) => this.value(body.VersionStage))
      .on('PutSecretValue', ({ body }) => this.put(body.SecretString));
  }

  /** The IDs of the user's keys, and of the keys in the versions of the secret. */
  get state() {
    const ids = this.versions.map((value) => (value === '' ? '' : JSON.parse(value).accessKeyId));
    return { keys: this.keys.map(({ id }) => id), secret: ids };
  }

  /** A key of the user; stored as the current version unless it is lost. */
  add(
    id: string,
    created: string,
    { lastUsed, lost = false }: { lastUsed?: string; lost?: boolean } = {},
  ): void {
    this.keys.push({ id, created, ...(lastUsed !== undefined && { lastUsed }) });
    if (!lost) this.put(valueOf(id));
  }

  put(value: string): Answer {
    this.versions = [value, ...this.versions].slice(0, 2);
    return { VersionId: 'v' };
  }

  create(): Answer {
    if (this.keys.length === 2) return new Refusal('LimitExceeded', 'two keys', 409);
    const id = `AKIACREATED${++this.created}`;
    this.keys.push({ id, created: '2027-03-01T00:00:00Z' });
    const { accessKeyId, secretAccessKey } = JSON.parse(valueOf(id));
    return `<AccessKey><UserName>${USER}</UserName><AccessKeyId>${accessKeyId}</AccessKeyId><Status>Active</Status><SecretAccessKey>${secretAccessKey}</SecretAccessKey></AccessKey>`;
  }

  private list(): Answer {
    const listed = this.keys.map(
      ({ id, created }) =>
        `<UserName>${USER}</UserName><AccessKeyId>${id}</AccessKeyId><Status>Active</Status><CreateDate>${created}</CreateDate>`,
    );
    return `<AccessKeyMetadata>${members(listed)}</AccessKeyMetadata><IsTruncated>false</IsTruncated>`;
  }

  private lastUsed(id: string): Answer {
    const { lastUsed } = this.keys.find((key) => key.id === id) ?? {};
    const date = lastUsed === undefined ? '' : `<LastUsedDate>${lastUsed}</LastUsedDate>`;
    return `<UserName>${USER}</UserName><AccessKeyLastUsed>${date}<Region>N/A</Region><ServiceName>N/A</ServiceName></AccessKeyLastUsed>`;
  }

  private delete(id: string): Answer {
    if (!this.keys.some((key) => key.id === id)) return new Refusal('NoSuchEntity', 'gone', 404);
    this.keys = this.keys.filter((key) => key.id !== id);
    return '';
  }

  private value(stage: string): Answer {
    const value = this.versions[stage === 'AWSPREVIOUS' ? 1 : 0];
    if (value === undefined) return new Refusal('ResourceNotFoundException');
    return { ARN: SECRET, SecretString: value };
  }

  private resources(): Answer {
    const ids = {
      ToolConnectorUser: ['AWS::IAM::User', USER],
      ToolConnectorUserSecret: ['AWS::SecretsManager::Secret', SECRET],
      ...(this.ofStack !== undefined && {
        ToolConnectorUserAccessKey: ['AWS::IAM::AccessKey', this.ofStack],
      }),
    };
    const listed = Object.entries(ids).map(
      ([id, [type, physical]]) =>
        `<LogicalResourceId>${id}</LogicalResourceId><PhysicalResourceId>${physical}</PhysicalResourceId><ResourceType>${type}</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus><LastUpdatedTimestamp>2027-01-01T00:00:00Z</LastUpdatedTimestamp>`,
    );
    return `<StackResourceSummaries>${members(listed)}</StackResourceSummaries>`;
  }
}

/** The value of a secret with a key, whose secret access key can be found in any output. */
export function valueOf(id: string): string {
  return JSON.stringify({ accessKeyId: id, secretAccessKey: `SECRET+PART/OF=${id}` });
}

function stackAnswer(): Answer {
  const outputs = {
    ToolUserArn: `arn:aws:iam::111122223333:user/${USER}`,
    ToolSecretArn: SECRET,
  };
  const listed = Object.entries(outputs).map(
    ([name, value]) => `<OutputKey>${name}</OutputKey><OutputValue>${value}</OutputValue>`,
  );
  return `<Stacks><member><StackName>keys</StackName><StackId>arn:aws:cloudformation:eu-west-1:111122223333:stack/keys/1</StackId><StackStatus>UPDATE_COMPLETE</StackStatus><CreationTime>2027-01-01T00:00:00Z</CreationTime><Outputs>${members(listed)}</Outputs></member></Stacks>`;
}
