import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate } from '../../../../tools/report/template/parse-template';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { expandedTemplate } from '../../../../tools/template-access/sam/expanded-template';
import type { PolicyStatement } from '../../../../tools/template-access/policies/policy-statement';
import type { JsonObject } from '../../../../tools/template-access/template/json-values';
import { readable } from '../sample-template';

const FOLDER = join(__dirname, 'templates');
const NAMES = readdirSync(FOLDER).flatMap((file) => (/^(.*)\.yaml$/.exec(file) ?? []).slice(1));

/** What aws-sam-translator generates for `X.yaml` is in `X.generated.json`, written by `definitions/refresh.py`. */
describe('SAM template as the plain template that SAM generates for it', () => {
  test.each(NAMES)('%s gives the same access', (name) => {
    const written = parseTemplate(read(`${name}.yaml`)).template;
    const generated = {
      ...written,
      Transform: undefined,
      Resources: JSON.parse(read(`${name}.generated.json`)),
    };
    expect(accessIn(written)).toEqual(accessIn(generated));
  });

  test.each(NAMES)('%s is read completely', (name) => {
    const { template } = parseTemplate(read(`${name}.yaml`));
    expect(expandedTemplate(template).unresolved).toEqual([]);
  });
});

function read(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

/** The tables, and for each principal who can assume it, what it allows, its policies, boundary and tags. */
function accessIn(template: JsonObject) {
  const { tables, principals } = analyzeTemplate({ template, nested: {} });
  return {
    tables: sorted(tables.map(normalized)),
    principals: sorted(
      principals.map((one) => ({
        id: `${one.kind} ${one.id}`,
        trust: sorted(one.trust.flatMap(partsOf)),
        statements: sorted(one.statements.flatMap(partsOf)),
        policies: sorted(one.externalManagedPolicies.map(({ arn }) => normalized(arn))),
        boundary: normalized(one.boundary?.arn),
        tags: sorted(one.tags.map(({ key, value }) => normalized(`${key}=${value}`))),
      })),
    ),
  };
}

/** One statement per action and resource, because SAM and we divide them differently. */
function partsOf({ actions, resources, effect, principals, conditions }: PolicyStatement) {
  const each = resources.patterns.length === 0 ? [undefined] : resources.patterns;
  return actions.patterns.flatMap((action) =>
    each.map((resource) =>
      normalized({ effect, action: action.toLowerCase(), resource, principals, conditions }),
    ),
  );
}

/** In the partition that SAM ran in. */
function normalized(value: unknown): unknown {
  const text = JSON.stringify([readable(value)]);
  return JSON.parse(text.replaceAll('arn:${AWS::Partition}:iam::aws:', 'arn:aws:iam::aws:'))[0];
}

/** SAM tags what it makes. */
const OWN_TAG = /^"(lambda|stateMachine):createdBy=/;

function sorted(values: readonly unknown[]): readonly unknown[] {
  const key = (value: unknown) => JSON.stringify(value);
  const all = values.filter((value) => !OWN_TAG.test(key(value)));
  return all.sort((one, other) => key(one).localeCompare(key(other)));
}
