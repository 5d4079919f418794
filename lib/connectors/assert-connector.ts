import { schemaErrors } from '../stage/schema-errors';
import type { ConnectorProps } from './connector';

type ConnectorSchema = typeof import('../stage/schema/connector-schema');

let schema: ReturnType<typeof toldProps> | undefined;

/** What a connector is told apart from its tables; it is checked like that of a stage file. */
function toldProps() {
  // Loaded by the first connector, because it loads zod.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { connectorSchema } = require('../stage/schema/connector-schema') as ConnectorSchema;
  return connectorSchema.pick({
    trust: true,
    sourceIps: true,
    expires: true,
    maxSessionDuration: true,
  });
}

/**
 * Checks what would let others in than meant, or what AWS would refuse at deployment only.
 *
 * @throws {Error} with the first problem
 */
export function assertConnector(props: ConnectorProps): void {
  const { trust, sourceIps, expires, maxSessionDuration } = props;
  schema ??= toldProps();
  const { error } = schema.safeParse({ trust, sourceIps, expires, maxSessionDuration });
  const [told] = (error?.issues ?? []).flatMap((issue) => schemaErrors(issue, props));
  if (told) {
    const { path, received, expected, fix } = told;
    throw new Error(`received ${received} as ${path.join('.')}; expected ${expected}; ${fix}`);
  }
  if ('accessKey' in trust && maxSessionDuration !== undefined) {
    throw new Error(
      `received a maxSessionDuration of ${maxSessionDuration} s; expected none: an access key is no session; remove it`,
    );
  }
  if (!('principalArn' in trust) || !trust.principalArn.endsWith(':root')) return;
  if (trust.allowAccountRoot === true) return;
  throw new Error(
    `received the principal ${trust.principalArn}; expected one role or user; name it, or set allowAccountRoot`,
  );
}
