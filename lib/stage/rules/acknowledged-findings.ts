import type { PartialStage } from '../partial-stage';
import type { Acknowledgements } from '../schema/acknowledge-schema';
import { conflict, type ValidationError } from '../validation-error';
import type { Rule } from './rule';

/** An option of the stage file that causes a finding. */
interface Cause {
  readonly key: string;
  /** Its value; undefined if it is absent, or invalid. */
  readonly valueIn: (stage: PartialStage) => boolean | undefined;
}

const CAUSES: Readonly<Record<keyof Acknowledgements, Cause>> = {
  // The sign-up setting of an existing user pool is not in the template, where the rule looks.
  OpenSignUp: {
    key: 'identity.userPool.selfSignUp',
    valueIn: ({ identity }) => identity?.userPool?.selfSignUp,
  },
  ClassicFlow: {
    key: 'identity.classicFlow',
    valueIn: ({ identity }) => identity?.classicFlow,
  },
};

/** An acknowledged finding occurs, so that no reason outlives what it explains. */
export const acknowledgedFindings: Rule = (stage) => {
  const names = Object.keys(CAUSES) as (keyof Acknowledgements)[];
  return names.flatMap((name) => withoutFinding(name, stage));
};

function withoutFinding(name: keyof Acknowledgements, stage: PartialStage): ValidationError[] {
  const reason = stage.acknowledge?.[name];
  const { key, valueIn } = CAUSES[name];
  if (reason === undefined || valueIn(stage) === true) return [];
  return [
    conflict(
      ['acknowledge', name],
      reason,
      `no acknowledgement, because the finding occurs only with ${key} true`,
      `remove acknowledge.${name}`,
    ),
  ];
}
