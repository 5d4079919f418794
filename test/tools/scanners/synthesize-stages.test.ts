import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { synthesizeStages } from '../../../tools/scanners/synthesize-stages';
import { SHIPPED, shippedStage } from '../../stages';
import { templateOf } from '../../synthesis';

const directory = mkdtempSync(join(tmpdir(), 'synthesize-stages-'));
const warned = jest.spyOn(console, 'error').mockReturnValue();
const templates = synthesizeStages(directory);
afterAll(() => rmSync(directory, { recursive: true }));

describe('templates to scan', () => {
  test('every stage in config/ has a template, alone in its folder', () => {
    const stages = [...SHIPPED].sort();
    expect(templates.map(({ stage }) => stage)).toEqual(stages);
    expect(templates.map(({ file }) => basename(file))).toEqual(stages.map((one) => `${one}.json`));
    expect(readdirSync(join(directory, 'templates'))).toEqual(stages.map((one) => `${one}.json`));
  });

  test.each(templates)('the template of $stage is the deployed one', (template) => {
    const written = JSON.parse(readFileSync(template.file, 'utf8'));
    const stage = template.stage as (typeof SHIPPED)[number];
    expect(written).toEqual(templateOf(shippedStage(stage)).toJSON());
    expect(template.resources).toBe(Object.keys(written.Resources).length);
  });

  test('the region is that of the stage file, or us-east-1', () => {
    const regions = templates.map(({ stage, region }) => [stage, region]);
    expect(Object.fromEntries(regions)).toMatchObject({ prod: 'ap-southeast-2', dev: 'us-east-1' });
  });

  test('it prints nothing about the stages', () => {
    expect(warned).not.toHaveBeenCalled();
  });
});
