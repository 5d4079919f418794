import type { AccessQuery } from './access-query';
import { assertAwaited, AwaitedAssertion } from './awaited-assertions';

export type { AccessQuery, SignedInUser } from './access-query';

/** Matchers for a CloudFormation template, such as `Template.fromStack(stack)`. They must be awaited. */
export interface AccessMatchers {
  /**
   * Asserts that IAM and Cognito would allow a request after a deployment of the template.
   *
   * @example
   * await expect(template).toAllow({ role: 'Api', action: 'Query', table: 'Orders', partitionKey: 'a' });
   */
  toAllow(query: AccessQuery): Promise<void>;
  /**
   * Asserts that IAM or Cognito would deny a request after a deployment of the template, also with every other role that
   * the client of a user can request.
   */
  toDeny(query: AccessQuery): Promise<void>;
}

declare global {
  // The names and type parameters of @types/jest, which it merges with.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
    interface Matchers<R, T = {}> extends AccessMatchers {}
  }
}

type Engine = typeof import('./access-decision');

/** Loaded at run time, because the package does not contain the policy engine. */
function engine(): Engine {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return require('./access-decision') as Engine;
  } catch (error) {
    // Not `instanceof Error`: Jest's errors are of another realm.
    if (!String(error).includes("'@cloud-copilot/")) throw error;
    throw new Error(
      'toAllow and toDeny need a policy engine, which is under AGPL-3.0. Run: npm install --save-dev @cloud-copilot/iam-simulate @cloud-copilot/iam-policy',
      { cause: error },
    );
  }
}

/** @param denial whether the test passes if the request is denied, and so must be denied by every role of the user */
async function outcome(received: unknown, query: AccessQuery, expected: boolean, denial: boolean) {
  const { allowed, reason } = await engine().decideAccess(templateOf(received), query, denial);
  return {
    pass: allowed === expected,
    message: () => `${JSON.stringify(query)} is ${allowed ? 'allowed' : 'denied'}. ${reason}.`,
  };
}

/** A template as JSON, or an object that has it, such as `Template`. */
function templateOf(received: unknown): object {
  if (typeof received === 'object' && received !== null) {
    const toJson: unknown = Reflect.get(received, 'toJSON');
    const json = typeof toJson === 'function' ? (toJson.call(received) as object) : received;
    // A stack has none, and neither has a construct.
    if ('Resources' in json) return json;
  }
  throw new Error(
    'toAllow and toDeny need a template with resources, such as Template.fromStack(stack).',
  );
}

expect.extend({
  toAllow(received: unknown, query: AccessQuery) {
    return AwaitedAssertion.of(outcome(received, query, true, this.isNot === true));
  },
  toDeny(received: unknown, query: AccessQuery) {
    return AwaitedAssertion.of(outcome(received, query, false, this.isNot !== true));
  },
});

afterEach(assertAwaited);
