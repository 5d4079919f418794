import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
} from 'aws-cdk-lib/core';

/** A check of templates that is costly to load and to run. */
export interface CostlyCheck {
  /** The plugin's own name; acknowledgements are qualified with it. */
  readonly name: string;
  /** The version of the package that has the plugin. */
  readonly version: string;
  readonly load: () => IPolicyValidationPlugin;
}

type Templates = IPolicyValidationContext['stackTemplates'];

/**
 * A validation plugin that runs a check once for the same templates: what it reported is kept in a folder, by the
 * content of the templates and the versions of the check. Acknowledgements are not part of a report: the CDK applies
 * them to it on every synth.
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

  validate({ stackTemplates, ...context }: IPolicyValidationContext): PolicyValidationPluginReport {
    const file = join(this.directory, `${this.identity(stackTemplates)}.json`);
    if (!existsSync(file)) {
      const report = JSON.stringify(this.check.load().validate({ stackTemplates, ...context }));
      mkdirSync(this.directory, { recursive: true });
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, moved(report, stackTemplates, 'away'));
      renameSync(draft, file);
    }
    const report = moved(readFileSync(file, 'utf8'), stackTemplates, 'here');
    return JSON.parse(report) as PolicyValidationPluginReport;
  }

  private identity(templates: Templates): string {
    const hash = createHash('sha256').update(`${this.name}@${this.version}`);
    for (const { templatePath, ...stack } of templates) {
      hash.update(JSON.stringify(stack)).update(readFileSync(templatePath));
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
