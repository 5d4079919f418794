import { Annotations, Tags, type Stack } from 'aws-cdk-lib/core';
import { acknowledgeAccess } from './aws/acknowledge';
import { IDENTITY_POOL, USER_POOL } from './identity/construct-ids';
import type { StageConfig } from './stage/schema/stage-schema';
import { stageWarnings } from './stage/warnings';

/** Adds the tags of a stage to the resources of its stack, its acknowledged findings and its warnings. */
export function annotate(stack: Stack, stage: StageConfig): void {
  addTags(stack, stage);
  acknowledgeFindings(stack, stage);
  addWarnings(stack, stage);
}

/** Adds the tags to the template too: stack tags alone do not appear in it, and do not reach every resource. */
function addTags(stack: Stack, { tags }: StageConfig): void {
  Object.entries(tags).forEach(([key, value]) => Tags.of(stack).add(key, value));
}

/** The constructs whose pools have the findings that the author of a stage file can acknowledge. */
const ACKNOWLEDGED_ON: Readonly<Record<keyof StageConfig['acknowledge'], string>> = {
  OpenSignUp: USER_POOL,
  ClassicFlow: IDENTITY_POOL,
};

function acknowledgeFindings({ node }: Stack, { acknowledge }: StageConfig): void {
  for (const [rule, reason] of Object.entries(acknowledge)) {
    const id = ACKNOWLEDGED_ON[rule as keyof typeof acknowledge];
    const pool = node.findChild(id).node.defaultChild;
    if (pool) acknowledgeAccess(pool, rule, reason);
  }
}

function addWarnings(stack: Stack, stage: StageConfig): void {
  stageWarnings(stage).forEach(({ id, message }) =>
    Annotations.of(stack).addWarningV2(`dynamodb-direct-access:${id}`, message),
  );
}
