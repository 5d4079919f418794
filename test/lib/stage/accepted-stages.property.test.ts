import { join } from 'node:path';
import { CloudFormationValidatePlugin } from 'aws-cdk-lib/core';
import fc from 'fast-check';
import { FIXED_LOGICAL_IDS, namingEntries } from '../../../lib/stage/logical-ids';
import { validateStage } from '../../../lib/stage/validate-stage';
import { app, stackOf } from '../../synthesis';
import { followFixes } from './generated/follow-fixes';
import { schemaStages } from './generated/schema-values';
import { optionPaths } from './option-paths';

const RUNS = Number(process.env.RUNS ?? 2_000);
const plugin = new CloudFormationValidatePlugin();

test('x', () => {
  const t = { follow: 0, synth: 0, validate: 0 };
  let raw = 0;
  const rounds: number[] = [];
  const errors = new Map<string, number>();
  fc.assert(
    fc.property(schemaStages, (stage) => {
      let s = performance.now();
      if (validateStage(stage).ok) raw++;
      const f = followFixes(stage);
      rounds[f.rounds] = (rounds[f.rounds] ?? 0) + 1;
      t.follow += performance.now() - s;
      s = performance.now();
      const assembly = app();
      let stack;
      try {
        stack = stackOf(f.stage, assembly);
        assembly.synth();
      } catch (e: any) {
        errors.set(e.message.slice(0, 200), (errors.get(e.message.slice(0, 200)) ?? 0) + 1);
        return;
      }
      t.synth += performance.now() - s;
      s = performance.now();
      const templatePath = join(assembly.outdir, stack.templateFile);
      const { violations } = plugin.validate({
        templatePaths: [templatePath],
        stackTemplates: [
          {
            stackConstructPath: stack.node.path,
            templatePath,
            accountId: '111122223333',
            region: f.stage.env?.region ?? 'us-east-1',
          },
        ],
        appConstruct: assembly,
      } as any);
      t.validate += performance.now() - s;
      for (const v of violations) {
        const k = `${v.severity} ${v.ruleName} ${v.description}`.slice(0, 200);
        errors.set(k, (errors.get(k) ?? 0) + 1);
        if (v.severity === 'error' || v.severity === 'fatal') throw new Error(JSON.stringify(v));
      }
    }),
    { numRuns: RUNS },
  );
  console.log(t, raw, rounds, errors);
}, 600000);
