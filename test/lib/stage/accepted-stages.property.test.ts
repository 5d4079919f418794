import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudFormationValidatePlugin,
  type App,
  type IPolicyValidationContext,
} from 'aws-cdk-lib/core';
import fc from 'fast-check';
import { fixedLogicalIds, namingEntries } from '../../../lib/stage/logical-ids';
import { validateStage } from '../../../lib/stage/validate-stage';
import { app, stackOf } from '../../synthesis';
import { IS_THOROUGH, SAMPLE } from '../../thorough';
import { followFixes } from './generated/follow-fixes';
import { optionsOfSchema, optionsOfStage } from './generated/options';
import { schemaStages } from './generated/schema-values';

/** In CI enough that every option occurs. */
const RUNS = IS_THOROUGH ? 2_000 : 100;

/** CloudFormation's own rules, as every synth of the app runs them. */
const rules = new CloudFormationValidatePlugin();

/** The resource types of all templates so far. */
const resourceTypes = new Set<string>();

const directory = mkdtempSync(join(tmpdir(), 'accepted-stages-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** The plugin builds its engine anew, in a quarter of a second, for a type that the template before did not have. */
function prepareRules({ Resources = {} }: Synthesized['template'], scope: App): void {
  const known = resourceTypes.size;
  for (const { Type } of Object.values<any>(Resources)) resourceTypes.add(Type);
  if (resourceTypes.size === known) return;
  const templatePath = join(directory, 'types.json');
  const one = [...resourceTypes].map((Type, n) => [`R${n}`, { Type }]);
  writeFileSync(templatePath, JSON.stringify({ Resources: Object.fromEntries(one) }));
  rules.validate(contextOf(scope, 'Types', templatePath));
}

interface Synthesized {
  readonly template: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What CloudFormation would reject. */
  readonly rejected: readonly string[];
}

function synthesized(written: any): Synthesized {
  const assembly = app();
  const stack = stackOf(written, assembly);
  const { template } = assembly.synth().getStackArtifact(stack.artifactId);
  const templatePath = join(assembly.outdir, stack.templateFile);
  prepareRules(template, assembly);
  const { violations } = rules.validate(
    contextOf(assembly, stack.node.path, templatePath, written.env?.region),
  );
  rmSync(assembly.outdir, { recursive: true });
  const rejected = violations.filter(({ severity }) => severity !== 'warning');
  return {
    template,
    rejected: rejected.map(({ ruleName, description }) => `${ruleName}: ${description}`),
  };
}

function contextOf(
  appConstruct: App,
  stackConstructPath: string,
  templatePath: string,
  region = 'us-east-1',
): IPolicyValidationContext {
  const accountId = '111122223333';
  return {
    templatePaths: [templatePath],
    stackTemplates: [{ stackConstructPath, templatePath, accountId, region }],
    appConstruct,
  };
}

/** Logical IDs of all sections: one namespace, although CloudFormation has several. */
function logicalIds({
  Resources = {},
  Outputs = {},
  Parameters = {},
  Rules = {},
}: Synthesized['template']) {
  return [Resources, Outputs, Parameters, Rules].flatMap((section) => Object.keys(section));
}

test(`${RUNS} stages that the loader accepts: CloudFormation's rules accept the template, with distinct logical IDs`, () => {
  const hits = new Map(optionsOfSchema().map((option) => [option, 0]));
  let valid = 0;
  fc.assert(
    fc.property(schemaStages, (generated) => {
      valid += validateStage(generated).ok ? 1 : 0;
      const { stage } = followFixes(generated);
      const { template, rejected } = synthesized(stage);
      expect(rejected).toEqual([]);

      const ids = logicalIds(template);
      expect(ids).toHaveLength(new Set(ids).size);
      // The rule on colliding names knows every logical ID.
      const known = namingEntries(stage).flatMap((entry) => entry.logicalIds(entry.id));
      const unknown = ids.filter((id) => ![...fixedLogicalIds(stage), ...known].includes(id));
      expect(unknown.filter((id) => !/^More\w+Outputs\d+$/.test(id))).toEqual([]);

      for (const option of optionsOfStage(stage)) {
        const count = hits.get(option);
        if (count !== undefined) hits.set(option, count + 1);
      }
    }),
    { numRuns: RUNS, ...SAMPLE },
  );
  const missed = [...hits].filter(([, count]) => count === 0);
  expect(valid).toBeGreaterThanOrEqual(IS_THOROUGH ? RUNS / 400 : 0);
  expect(IS_THOROUGH ? missed : []).toEqual([]);
}, 900_000);
