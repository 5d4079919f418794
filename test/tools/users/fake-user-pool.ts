import { members, Refusal, type Answer, type Asked, type AwsServer } from '../../aws-server';

export const POOL_ID = 'eu-west-1_AbCdEf123';

interface FakeUser {
  attributes: Record<string, string>;
  groups: string[];
  status: string;
  password?: string;
}

/** Answers as Cognito does for one user pool, and as CloudFormation does for its stack. */
export class FakeUserPool {
  readonly users = new Map<string, FakeUser>();
  /** What `DescribeUserPool` returns. */
  pool: Record<string, unknown> = {
    UsernameAttributes: ['email'],
    SchemaAttributes: [{ Name: 'email', Required: true }, { Name: 'custom:tenantId' }],
    Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 1 } },
    MfaConfiguration: 'OPTIONAL',
  };
  /** The attributes that each app client can write. */
  clients: Record<string, string[] | undefined> = { web: ['email'], mobile: ['email', 'name'] };
  groups: string[] = ['admins', 'authors'];

  constructor(private readonly server: AwsServer) {}

  /** Answers until the test ends. */
  answer(): void {
    const outputs = `<Outputs><member><OutputKey>UserPoolId</OutputKey><OutputValue>${POOL_ID}</OutputValue></member></Outputs>`;
    this.server
      .on(
        'GetCallerIdentity',
        '<Arn>arn:aws:iam::111122223333:user/ann</Arn><Account>111122223333</Account>',
      )
      .on(
        'DescribeStacks',
        `<Stacks>${members([`<StackId>arn:aws:cloudformation:eu-west-1:111122223333:stack/users/1</StackId><StackName>users</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-11-01T00:00:00Z</CreationTime>${outputs}`])}</Stacks>`,
      )
      .on('DescribeUserPool', () => ({ UserPool: this.pool }))
      .on('ListUserPoolClients', () => ({
        UserPoolClients: Object.keys(this.clients).map((name) => ({ ClientId: name })),
      }))
      .on('DescribeUserPoolClient', ({ body: { ClientId } }) => ({
        UserPoolClient: { ClientName: ClientId, WriteAttributes: this.clients[ClientId] },
      }))
      .on('ListGroups', () => ({ Groups: this.groups.map((GroupName) => ({ GroupName })) }))
      .on('AdminGetUser', (asked) => this.of(asked, (user) => described(user)))
      .on('AdminListGroupsForUser', (asked) =>
        this.of(asked, ({ groups }) => ({ Groups: groups.map((GroupName) => ({ GroupName })) })),
      )
      .on('AdminCreateUser', (asked) => this.create(asked))
      .on('AdminSetUserPassword', (asked) =>
        this.of(asked, (user) => {
          user.password = asked.body.Password;
          user.status = 'CONFIRMED';
          return {};
        }),
      )
      .on('AdminUpdateUserAttributes', (asked) =>
        this.of(asked, (user) => {
          Object.assign(user.attributes, attributesOf(asked));
          return {};
        }),
      )
      .on('AdminAddUserToGroup', (asked) =>
        this.of(asked, ({ groups }) => {
          groups.push(asked.body.GroupName);
          return {};
        }),
      )
      .on('AdminDeleteUser', (asked) =>
        this.of(asked, () => {
          this.users.delete(asked.body.Username);
          return {};
        }),
      );
  }

  /** The calls that change something. */
  get changes(): string[] {
    return this.server.actions.filter((action) => /^Admin(?!Get|List)/.test(action));
  }

  private of({ body }: Asked, answer: (user: FakeUser) => Answer): Answer {
    const user = this.users.get(body.Username);
    return user ? answer(user) : new Refusal('UserNotFoundException');
  }

  private create(asked: Asked): Answer {
    const { Username, MessageAction } = asked.body;
    if (MessageAction === 'RESEND') return {};
    if (this.users.has(Username)) return new Refusal('UsernameExistsException');
    const status = 'FORCE_CHANGE_PASSWORD';
    this.users.set(Username, { attributes: attributesOf(asked), groups: [], status });
    return {};
  }
}

function described({ attributes, status }: FakeUser): Answer {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  return { UserAttributes, UserStatus: status, Enabled: true };
}

function attributesOf({ body }: Asked): Record<string, string> {
  const entries = body.UserAttributes.map(({ Name, Value }: Record<string, string>) => [
    Name,
    Value,
  ]);
  return Object.fromEntries(entries);
}
