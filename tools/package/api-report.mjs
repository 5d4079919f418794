// Writes docs/api/: the public API of each export of the package, from the declarations in dist/. With --check, fails
// if a report there is out of date.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const root = fileURLToPath(new URL('../../', import.meta.url));
const check = process.argv.includes('--check');
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The compiler of api-extractor is not the one that compiles the package. */
const COMPILER = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2022',
    skipLibCheck: true,
    types: ['node', 'jest'],
  },
  files: Object.values(exports).map(({ types }) => types),
};

const reports = Object.entries(exports).map(([name, { types }]) => ({
  name: name === '.' ? 'constructs' : name.slice('./'.length),
  types,
}));
mkdirSync(join(root, 'docs', 'api'), { recursive: true });
const drafts = mkdtempSync(join(tmpdir(), 'api-report-'));
process.once('exit', () => rmSync(drafts, { recursive: true }));
const outdated = reports.filter(({ name, types }) => isOutdated(name, types));
if (check && outdated.length > 0) {
  const files = outdated.map(({ name }) => `docs/api/${name}.api.md`).join(', ');
  console.error(
    `The public API differs from ${files}. Run npm run api, and review the difference.`,
  );
  process.exitCode = 1;
}

/** Whether the report differed. Without --check it is written. */
function isOutdated(name, types) {
  const silent = { default: { logLevel: 'none' } };
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, types),
      newlineKind: 'lf',
      compiler: { overrideTsconfig: COMPILER },
      apiReport: {
        enabled: true,
        // What only other exports name can change, too.
        includeForgottenExports: true,
        reportFileName: `${name}.api.md`,
        reportFolder: join(root, 'docs', 'api'),
        reportTempFolder: drafts,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: silent,
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
  });
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: !check,
    messageCallback: (message) => {
      message.handled = true;
    },
  });
  return apiReportChanged;
}
