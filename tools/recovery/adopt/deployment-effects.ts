import { isDeepStrictEqual } from 'node:util';
import type { Template } from '../../replacement-guard/template';

/** An adoption that is about to be deployed. */
export interface PlannedAdoption {
  readonly logicalId: string;
  /** The name of the restored table. */
  readonly tableName: string;
  /** The name of the table in the stack; undefined if the table was existing before. */
  readonly original: string | undefined;
  /** Whether the stack keeps its KMS key for the restored table. */
  readonly stackKey: boolean;
}

/** What `cdk deploy` will do. */
export function deploymentEffects(
  { logicalId, tableName, original, stackKey }: PlannedAdoption,
  deployed: Template,
  wanted: Template,
): string[] {
  const updated = updatedIn(deployed, wanted);
  return [
    ...(original === undefined
      ? []
      : [
          `${logicalId} leaves the stack. The table ${original} remains outside it, with its items: its DeletionPolicy is Retain.`,
        ]),
    ...(stackKey ? [`${logicalId}Key stays in the stack, because ${tableName} uses it.`] : []),
    `Access moves to ${tableName}: ${updated.length === 0 ? 'no other resource changes' : `${updated.join(', ')} are updated in place`}.`,
    `Nobody reaches ${original ?? 'the previous table'} by this stack any more. Clients are denied until they have the new client file.`,
  ];
}

function updatedIn({ Resources: from = {} }: Template, { Resources: to = {} }: Template): string[] {
  return Object.keys(to).filter(
    (id) => from[id] && !isDeepStrictEqual(from[id].Properties, to[id]?.Properties),
  );
}
