import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Validations,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib/core';
import { checkFailure } from './check-failure';
import { codeDigest } from './code-digest';

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

  constructor(
    private readonly check: CostlyCheck,
    private readonly directory: string,
  ) {
    this.name = check.name;
    this.version = check.version;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { stackTemplates } = context;
    try {
      const file = join(this.directory, `${this.identity(context)}.json`);
      const known = recall(file, stackTemplates);
      if (known) return known;
      const report = this.check.load().validate(context);
      remember(file, report, stackTemplates);
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

function recall(file: string, templates: Templates): PolicyValidationPluginReport | undefined {
  try {
    const report = moved(readFileSync(file, 'utf8'), templates, 'here');
    return JSON.parse(report) as PolicyValidationPluginReport;
  } catch {
    return undefined;
  }
}

function remember(file: string, report: PolicyValidationPluginReport, templates: Templates): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(draft, moved(JSON.stringify(report), templates, 'away'));
    renameSync(draft, file);
  } catch {
    // A folder that cannot be written to makes the check run each time.
  }
}

/** The report with the templates' paths replaced by their positions, or the other way round. */
function moved(report: string, templates: Templates, direction: 'away' | 'here'): string {
  return templates.reduce((text, { templatePath }, position) => {
    const [path, mark] = [JSON.stringify(templatePath), JSON.stringify(`template ${position}`)];
    return direction === 'away' ? text.replaceAll(path, mark) : text.replaceAll(mark, path);
  }, report);
}
