import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a call is answered with: an action's result in XML, an error of the service, or nothing at all. */
export type Answer =
  | { readonly result: string }
  | { readonly status: number; readonly code: string; readonly message: string }
  | 'silence';

export type Action = 'GetCallerIdentity' | 'AssumeRole' | 'DescribeStacks' | 'GetTemplate';

/** Answers an action, by the access key ID that asks. */
export type Answers = Partial<Record<Action, (accessKeyId: string) => Answer>>;

/** A server on this machine that answers as STS and CloudFormation do. */
export class AwsServer {
  /** The actions that were called, in turn, each with its access key ID. */
  readonly calls: string[] = [];
  /** The roles that were asked for, in turn. */
  readonly roles: string[] = [];
  answers: Answers = {};
  private readonly server = createServer((request, response) => {
    void body(request).then((form) => {
      const action = form.get('Action') as Action;
      const [, key = ''] = /Credential=(\w+)\//.exec(request.headers.authorization ?? '') ?? [];
      this.calls.push(`${action} by ${key}`);
      if (action === 'AssumeRole') this.roles.push(String(form.get('RoleArn')));
      const answer = this.answers[action]?.(key) ?? refusal(400, 'InvalidAction', action);
      if (answer === 'silence') return;
      if ('result' in answer) {
        response.end(
          `<${action}Response><${action}Result>${answer.result}</${action}Result></${action}Response>`,
        );
        return;
      }
      const { status, code, message } = answer;
      response.statusCode = status;
      response.end(
        `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
      );
    });
  });

  /** Its address, once it listens. */
  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}

export function refusal(status: number, code: string, message: string): Answer {
  return { status, code, message };
}

/** Who a caller is. */
export function identity(account: string): Answer {
  return {
    result: `<Arn>arn:aws:iam::${account}:user/ann</Arn><UserId>A</UserId><Account>${account}</Account>`,
  };
}

export function stack(name: string, status: string): Answer {
  return {
    result: `<Stacks><member><StackName>${name}</StackName><StackStatus>${status}</StackStatus><CreationTime>2026-11-20T00:00:00Z</CreationTime></member></Stacks>`,
  };
}

export function template(text: string): Answer {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return { result: `<TemplateBody>${escaped}</TemplateBody>` };
}

/** Temporary credentials by their access key ID. */
export function session(accessKeyId: string): Answer {
  return {
    result: `<Credentials><AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>2036-11-20T00:00:00Z</Expiration></Credentials>`,
  };
}

async function body(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}
