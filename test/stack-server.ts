import { AwsServer, Refusal, type Answer } from './aws-server';

export type Action =
  | 'GetCallerIdentity'
  | 'AssumeRole'
  | 'DescribeStacks'
  | 'GetTemplate'
  | 'DescribeStackEvents'
  | 'DescribeStackResource'
  | 'DescribeTable';

/** Answers an action, by the access key ID that asks. */
export type Answers = Partial<Record<Action, (accessKeyId: string) => Answer>>;

/** A server on this machine that answers as STS and CloudFormation do of one stack. */
export class StackServer {
  private readonly server = new AwsServer();

  set answers(answers: Answers) {
    this.server.reset();
    for (const [action, answer] of Object.entries(answers)) {
      this.server.on(action, ({ key = '' }) => answer(key));
    }
  }

  /** The actions that were called, in turn, each with its access key ID. */
  get calls(): string[] {
    return this.server.asked.map(({ action, key }) => `${action} by ${String(key)}`);
  }

  /** The roles that were asked for, in turn. */
  get roles(): string[] {
    return this.server.asked.flatMap(({ action, body }) =>
      action === 'AssumeRole' ? [body.RoleArn] : [],
    );
  }

  /** Its address, once it listens. */
  async listen(): Promise<string> {
    await this.server.start();
    return this.server.endpoint;
  }

  close(): Promise<void> {
    return this.server.stop();
  }
}

export function refusal(status: number, code: string, message: string): Answer {
  return new Refusal(code, message, status);
}

/** Who a caller is. */
export function identity(account: string): Answer {
  return `<Arn>arn:aws:iam::${account}:user/ann</Arn><UserId>A</UserId><Account>${account}</Account>`;
}

export function stack(name: string, status: string, isProtected = false): Answer {
  return `<Stacks><member><StackName>${name}</StackName><StackStatus>${status}</StackStatus><EnableTerminationProtection>${isProtected}</EnableTerminationProtection><CreationTime>2026-11-20T00:00:00Z</CreationTime></member></Stacks>`;
}

/** Events of a stack, the latest first. */
export function events(...all: readonly Readonly<Record<string, string>>[]): Answer {
  const member = (event: Readonly<Record<string, string>>) =>
    Object.entries(event).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<StackEvents>${all.map((one) => `<member>${member(one).join('')}</member>`).join('')}</StackEvents>`;
}

export function template(text: string): Answer {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<TemplateBody>${escaped}</TemplateBody>`;
}

/** Temporary credentials by their access key ID. */
export function session(accessKeyId: string): Answer {
  return `<Credentials><AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>2036-11-20T00:00:00Z</Expiration></Credentials>`;
}
