// The directions in which files may depend on each other; docs/decisions tells why. `npm run lint` checks them.

/** The constructs, each of which may import those before it. */
const CONSTRUCTS = ['table', 'identity', 'access', 'workloads', 'connectors'];

const forbidden = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: typeof from === 'string' ? { path: from } : from,
  to: typeof to === 'string' ? { path: to } : to,
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbidden(
      'no-cycles',
      'No file imports itself by way of others, types included.',
      {},
      { circular: true },
    ),
    forbidden(
      'aws-imports-nothing',
      'Facts of AWS depend on nothing of ours.',
      '^lib/aws/',
      '^(lib/(?!aws/)|tools|bin)/',
    ),
    ...CONSTRUCTS.map((folder, position) =>
      forbidden(
        `${folder}-imports-downwards`,
        'Constructs take plain props: they import facts of AWS and the constructs before them, and know no stage file.',
        `^lib/${folder}/`,
        `^lib/(?!(aws|${CONSTRUCTS.slice(0, position + 1).join('|')})/)`,
      ),
    ),
    forbidden(
      'workloads-beside-connectors',
      'Neither needs the other.',
      '^lib/connectors/',
      '^lib/workloads/',
    ),
    forbidden(
      'stage-imports-no-stack',
      'A stage file is read and validated without the stack.',
      '^lib/stage/',
      '^lib/(outputs|access-stack|index)',
    ),
    forbidden(
      'outputs-import-no-stack',
      'The stack makes its outputs, not the reverse.',
      '^lib/outputs/',
      '^lib/(access-stack|index)',
    ),
    forbidden(
      'lib-imports-no-tool',
      'What is deployed needs nothing of what helps around a deployment.',
      '^lib/',
      '^(tools|bin|test|bench)/',
    ),
    forbidden('lib-imports-no-development-dependency', 'lib/ is the package.', '^lib/', {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
    }),
    forbidden(
      'lib-imports-no-sdk',
      'A synth asks nothing of AWS.',
      '^lib/',
      'node_modules/@(aws-sdk|smithy)/',
    ),
    forbidden('tools-import-no-command', 'Commands call tools.', '^tools/', '^(bin|test|bench)/'),
    forbidden(
      'only-simulator-imports-agpl',
      'iam-simulate is AGPL-3.0: nothing that is deployed or packaged may load it.',
      { path: '^(lib|tools|bin|bench)/', pathNot: '^tools/simulator/' },
      'node_modules/@cloud-copilot/iam-simulate/',
    ),
    forbidden(
      'two-readings-of-a-template',
      'The simulator confirms what the template analysis says only while neither uses the other.',
      '^tools/simulator/',
      '^tools/(?!simulator/)',
    ),
    forbidden(
      'template-access-imports-no-tool',
      'The analysis of a template is used by other tools, and uses none.',
      '^tools/template-access/',
      '^(tools/(?!template-access/)|lib/(?!aws/))',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
