import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import {
  Stack,
  Validations,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib/core';
import { checkFailure } from '../template-access/rules/check-failure';
import type { DiskCache } from './disk-cache';
import { parseReport, withTemplatePaths } from './plugin-report';

/** A validation plugin that is slow to load and to run. */
export interface SlowCheck {
  /** The plugin's name, with which acknowledgements are qualified. */
  readonly name: string;
  /** The version of the package that has the plugin. */
  readonly version: string;
  /** The folders with its code, if that changes without a new version. */
  readonly code?: readonly string[];
  readonly load: () => IPolicyValidationPlugin;
}

/**
 * A validation plugin that runs once for the same input: its report is cached by the templates, the acknowledgements and
 * the version of the check, or its code.
 *
 * A check that cannot run fails the synth. The CDK would ignore it.
 */
export class CachedCheck implements IPolicyValidationPlugin {
  readonly name: string;
  readonly version: string;

  /** @param cache without it, the check runs on every synth */
  constructor(
    private readonly check: SlowCheck,
    private readonly cache?: DiskCache,
  ) {
    this.name = check.name;
    this.version = check.version;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    try {
      return this.cache ? this.cached(context, this.cache) : this.check.load().validate(context);
    } catch (error) {
      return checkFailure(this.name, error);
    }
  }

  /** The cached report has paths relative to the directory of the templates, which differs between synths. */
  private cached(context: IPolicyValidationContext, cache: DiskCache) {
    const directory = directoryOf(context);
    const key = cacheKey(this.check, context, directory);
    const known = cache.read(key, parseReport);
    if (known) return withTemplatePaths(known, (path) => join(directory, path));
    const report = this.check.load().validate(context);
    cache.write(
      key,
      withTemplatePaths(report, (path) => relative(directory, path)),
    );
    return report;
  }
}

function directoryOf({ stackTemplates }: IPolicyValidationContext): string {
  return dirname(stackTemplates[0]?.templatePath ?? '.');
}

/** A hash of everything that a report depends on. */
function cacheKey(
  { name, version, code = [] }: SlowCheck,
  { stackTemplates, appConstruct }: IPolicyValidationContext,
  directory: string,
): string {
  const hash = createHash('sha256').update(JSON.stringify([name, version]));
  for (const file of code.flatMap(filesBelow)) hash.update(file).update(readFileSync(file));
  for (const { templatePath, ...stack } of stackTemplates) {
    hash.update(JSON.stringify([stack, relative(directory, templatePath)]));
    hash.update(readFileSync(templatePath));
  }
  for (const one of appConstruct.node.findAll()) {
    const { node } = one;
    if (Stack.isStack(one)) hash.update(JSON.stringify(one.tags.tagValues()));
    const acknowledged = node.metadata.filter(
      ({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY,
    );
    hash.update(JSON.stringify([node.path, acknowledged.map(({ data }): unknown => data)]));
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
