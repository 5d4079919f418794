import { connectorSchema } from '../config/schema/connector-schema';
import type { ConnectorProps } from './connector';

/** What a connector is told apart from its tables; it is checked like that of a stage file. */
const checkedProps = connectorSchema.pick({
  trust: true,
  sourceIps: true,
  expires: true,
  maxSessionDuration: true,
});

/**
 * Checks what would let others in than meant, or what AWS would refuse at deployment only.
 *
 * @throws {Error} with the first problem
 */
export function assertConnector(props: ConnectorProps): void {
  const { trust, sourceIps, expires, maxSessionDuration } = props;
  const { error } = checkedProps.safeParse({ trust, sourceIps, expires, maxSessionDuration });
  const [issue] = error?.issues ?? [];
  if (issue) {
    const [expected = '', fix = ''] = issue.message.split('\n');
    throw new Error(`received another ${issue.path.join('.')}; expected ${expected}; ${fix}`);
  }
  if (!('principalArn' in trust) || !trust.principalArn.endsWith(':root')) return;
  if (trust.allowAccountRoot === true) return;
  throw new Error(
    `received the principal ${trust.principalArn}; expected one role or user; name it, or set allowAccountRoot`,
  );
}
