import type { PartialStage } from '../partial-stage';
import { remove } from '../fix';
import type { Acknowledgements } from '../schema/acknowledge-schema';
import { conflict, type ValidationError } from '../validation-error';
import { isLeftOut, type Rule } from './rule';

/** The option of the stage file that causes a finding. */
interface Cause {
  readonly path: readonly [string, ...string[]];
  readonly valueIn: (stage: PartialStage) => boolean | undefined;
}

const CAUSES: Readonly<Record<keyof Acknowledgements, Cause>> = {
  // The finding is about a user pool in the template, so an existing one never has it.
  OpenSignUp: {
    path: ['identity', 'userPool', 'selfSignUp'],
    valueIn: ({ identity }) => identity?.userPool?.selfSignUp,
  },
  ClassicFlow: {
    path: ['identity', 'classicFlow'],
    valueIn: ({ identity }) => identity?.classicFlow,
  },
};

/** An acknowledged finding occurs, so that no reason outlives what it explains. */
export const acknowledgedFindingsRule: Rule = (stage) => {
  const names = Object.keys(CAUSES) as (keyof Acknowledgements)[];
  return names.flatMap((name) => withoutFinding(name, stage));
};

function withoutFinding(name: keyof Acknowledgements, stage: PartialStage): ValidationError[] {
  const reason = stage.acknowledge?.[name];
  const { path, valueIn } = CAUSES[name];
  if (reason === undefined || (valueIn(stage) ?? !isLeftOut(stage, ...path))) return [];
  return [
    conflict(
      ['acknowledge', name],
      reason,
      `no acknowledgement, because the finding occurs only if ${path.join('.')} is true`,
      remove(['acknowledge', name]),
    ),
  ];
}
