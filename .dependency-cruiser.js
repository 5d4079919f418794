// The directions in which files may import each other, checked by `npm run lint`.
// dependency-cruiser (MIT, maintained) also sees imports of types alone, cycles, and the kind of each dependency.
// Version 18 needs Node.js 22, so this project stays on 17.

/** The folders of constructs, each with those that it may import. Workloads, connectors and backups are independent. */
const CONSTRUCTS = {
  table: [],
  identity: [],
  access: ['table', 'identity'],
  workloads: ['table', 'access'],
  connectors: ['table', 'access'],
  backup: ['table', 'access'],
};

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
      'No import cycles, not even of two files or of types alone.',
      {},
      { circular: true },
    ),
    forbidden(
      'aws-imports-nothing',
      'Facts about AWS, and how values are printed, depend on nothing of ours.',
      '^lib/aws/',
      '^lib/(?!aws/)',
    ),
    ...Object.entries(CONSTRUCTS).map(([folder, imported]) =>
      forbidden(
        `${folder}-imports-downwards`,
        'Constructs take plain props: they import facts about AWS and the constructs they build on, never the stage file.',
        `^lib/${folder}/`,
        `^lib/(?!(${['aws', folder, ...imported].join('|')})/)`,
      ),
    ),
    forbidden(
      'direct-access-imports-no-stage',
      'DirectAccess takes plain props: only the stack and its outputs know the stage file.',
      '^lib/(validate-)?direct-access',
      '^lib/(stage|outputs|access-stack|index)',
    ),
    forbidden(
      'stage-imports-no-stack',
      'A stage file is read and validated without the stack.',
      '^lib/stage/',
      '^lib/(outputs|access-stack|(validate-)?direct-access|index)',
    ),
    forbidden(
      'stage-imports-no-cdk',
      'A stage file is plain data: what the CDK makes of it is up to the constructs.',
      '^lib/stage/',
      'node_modules/aws-cdk-lib/',
    ),
    forbidden(
      'stage-imports-no-construct',
      'The stage imports the facts that constructs own, never a file that defines a construct, not even through others.',
      '^lib/stage/',
      { path: 'node_modules/constructs/', reachable: true },
    ),
    forbidden(
      'outputs-import-no-stack',
      'The stack imports its outputs, not the reverse.',
      '^lib/outputs/',
      '^lib/(access-stack|(validate-)?direct-access|index)',
    ),
    forbidden(
      'lib-imports-no-tool',
      'The product depends on packages alone, not on the tools, examples and files around it.',
      '^lib/',
      { pathNot: '^lib/|node_modules/', dependencyTypesNot: ['core'] },
    ),
    forbidden('lib-imports-no-development-dependency', 'lib/ is published as a package.', '^lib/', {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      // The CDK, of which the app has a version of its own.
      dependencyTypesNot: ['npm-peer'],
    }),
    forbidden(
      'lib-imports-no-sdk',
      'A synth makes no AWS calls.',
      '^lib/',
      'node_modules/@(aws-sdk|smithy)/',
    ),
    forbidden('tools-import-no-command', 'Commands call tools.', '^tools/', '^(bin|test|bench)/'),
    forbidden('commands-import-no-test', 'Commands run without tests.', '^bin/', '^(test|bench)/'),
    forbidden(
      'examples-stand-alone',
      'Developers copy the example; it has its own package.json.',
      '^examples/',
      '^(lib|tools|bin|test|bench)/',
    ),
    forbidden(
      'only-simulator-imports-agpl',
      'The packages of iam-simulate are AGPL-3.0; nothing that is deployed or packaged may load them. iam-data is MIT.',
      { path: '^(lib|tools|bin|bench|test)/', pathNot: '^(test/)?tools/simulator/' },
      'node_modules/@cloud-copilot/(?!iam-data/)',
    ),
    forbidden(
      'two-readings-of-a-template',
      'The simulator confirms the template analysis only while neither imports the other.',
      '^tools/simulator/',
      '^tools/(?!simulator/)',
    ),
    forbidden(
      'template-access-imports-no-tool',
      'The template analysis is imported by other tools and imports none.',
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
