import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  Validations,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib/core';
import { codeDigest } from './code-digest';
import { DiskCache } from './disk-cache';
import { checkFailure } from './check-failure';

/** A check of templates that is costly to load and to run. */
export interface CostlyCheck {
  /** The plugin's own name; acknowledgements are qualified with it. */
  readonly name: string;
  /** The version of the package that has the plugin. */
  readonly version: string;
  /** The folders that its code is in, where that changes without a new version. */
  readonly code?: readonly string[];
  readonly load: () => IPolicyValidationPlugin;
}

type Templates = IPolicyValidationContext['stackTemplates'];

/**
 * A validation plugin that runs a check once for the same input: what it reported is kept in a folder, by the content
 * of the templates, the acknowledgements and the version of the check, or its code.
 *
 * A check that cannot run is a failure, which stops the synth: the CDK itself would pass over it. Remembering is only
 * a help: where a report cannot be read or kept, the check runs.
 */
export class RememberedCheck implements IPolicyValidationPlugin {
  readonly name: string;
  readonly version: string;
  private readonly memory: DiskCache;

  constructor(
    private readonly check: CostlyCheck,
    directory: string,
  ) {
    this.memory = new DiskCache(directory);
    this.name = check.name;
    this.version = check.version;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { stackTemplates } = context;
    try {
      const key = this.identity(context);
      const known = this.memory.read(key, (text) => moved(text, stackTemplates, 'here'));
      if (known !== undefined) return known as PolicyValidationPluginReport;
      const report = this.check.load().validate(context);
      this.memory.write(key, moved(JSON.stringify(report), stackTemplates, 'away'));
      return report;
    } catch (error) {
      return checkFailure(this.name, error);
    }
  }

  private identity({ stackTemplates, appConstruct }: IPolicyValidationContext): string {
    const hash = createHash('sha256').update(`${this.name}@${this.version}`);
    if (this.check.code) hash.update(codeDigest(this.check.code));
    for (const { templatePath, ...stack } of stackTemplates) {
      hash.update(JSON.stringify(stack)).update(readFileSync(templatePath));
    }
    for (const { node } of appConstruct.node.findAll()) {
      const acknowledged = node.metadata.filter(
        ({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY,
      );
      hash.update(JSON.stringify([node.path, acknowledged.map(({ data }): unknown => data)]));
    }
    return hash.digest('hex');
  }
}

/** The report with the templates' paths replaced by their positions, or the other way round. */
function moved(report: string, templates: Templates, direction: 'away' | 'here'): string {
  return templates.reduce((text, { templatePath }, position) => {
    const [path, mark] = [JSON.stringify(templatePath), JSON.stringify(`template ${position}`)];
    return direction === 'away' ? text.replaceAll(path, mark) : text.replaceAll(mark, path);
  }, report);
}
