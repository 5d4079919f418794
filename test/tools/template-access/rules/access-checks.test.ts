import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CfnResource,
  NestedStack,
  Stack,
  Stage,
  Tags,
  Validations,
  type App,
} from 'aws-cdk-lib/core';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import packageJson from '../../../../package.json';
import { ACCESS_RULES } from '../../../../tools/template-access/rules/access-rules';
import { AccessChecks } from '../../../../tools/template-access/rules/access-checks';
import { withTable } from '../../../stages';
import { app, stackOf, templateOf } from '../../../synthesis';
import { allowed, pool, SIGNED_IN, trustingCognito } from './rule-templates';

/** Makes resources of a template as constructs. */
function make(stack: Stack, resources: Record<string, any>): void {
  for (const [id, { Type: type, Properties: properties }] of Object.entries(resources)) {
    new CfnResource(stack, id, { type, properties }).overrideLogicalId(id);
  }
}

const BAD = allowed({ Action: 'dynamodb:*' });
const GOOD = allowed({});
const CLASSIC = pool({ AllowClassicFlow: true });

function appWith(build: (assembly: App) => void): App {
  const assembly = app();
  build(assembly);
  Validations.of(assembly).addPlugins(new AccessChecks());
  return assembly;
}

/** Synthesizes, and returns the plugin's report; throws if the synth fails. */
function reportOf(assembly: App): any {
  const path = join(assembly.synth().directory, 'validation-report.json');
  const { pluginReports } = JSON.parse(readFileSync(path, 'utf8'));
  return pluginReports.find((one: any) => one.pluginName === 'DynamoDBAccess');
}

/** Where findings are, in the words of the CDK's report. */
function places(violations: any[]) {
  return violations.map(
    ({ ruleName, severity, violatingConstructs: [{ cloudFormationResource }] }) => [
      ruleName,
      severity,
      cloudFormationResource,
    ],
  );
}

// The CDK prints warnings.
beforeEach(() => jest.spyOn(console, 'error').mockReturnValue());

const STATEMENT = 'Properties.Policies[0].PolicyDocument.Statement[0].Action';

describe('validation plugin AccessChecks', () => {
  test('a high finding stops the synth, and reports its place, its cause and its fix', () => {
    const assembly = appWith((scope) => make(new Stack(scope, 'Bad'), BAD));
    expect(() => assembly.synth()).toThrow(/read items[^]*dynamodb:\*[^]*WildcardAction/);
    const report = JSON.parse(
      readFileSync(join(assembly.outdir, 'validation-report.json'), 'utf8'),
    );
    expect(report.pluginReports).toEqual([
      {
        pluginName: 'DynamoDBAccess',
        pluginVersion: packageJson.version,
        conclusion: 'failure',
        violations: [
          expect.objectContaining({
            ruleName: 'WildcardAction',
            severity: 'error',
            suggestedFix: expect.stringContaining('dynamodb:GetItem'),
            violatingConstructs: [
              expect.objectContaining({
                constructPath: 'Bad/Reader',
                cloudFormationResource: {
                  templatePath: 'Bad.template.json',
                  logicalId: 'Reader',
                  propertyPaths: [STATEMENT],
                },
              }),
            ],
          }),
        ],
      },
    ]);
  });

  test('a good stack passes, and nothing is reported', () => {
    expect(reportOf(appWith((scope) => make(new Stack(scope, 'Good'), GOOD)))).toBeUndefined();
  });

  test('other findings warn', () => {
    const report = reportOf(appWith((scope) => make(new Stack(scope, 'Pool'), CLASSIC)));
    expect(report.conclusion).toBe('success');
    const place = { templatePath: 'Pool.template.json', logicalId: 'Pool' };
    expect(places(report.violations)).toEqual([
      ['ClassicFlow', 'warning', { ...place, propertyPaths: ['Properties.AllowClassicFlow'] }],
    ]);
  });

  test.each([
    ['the construct', (stack: Stack) => stack.node.findChild('Reader')],
    ['the stack', (stack: Stack) => stack],
  ])('a finding that is acknowledged on %s passes, with its reason', (_title, scopeOf) => {
    const report = reportOf(
      appWith((scope) => {
        const stack = new Stack(scope, 'Bad');
        make(stack, BAD);
        const id = 'DynamoDBAccess::WildcardAction';
        Validations.of(scopeOf(stack)).acknowledge({ id, reason: 'an admin' });
      }),
    );
    expect(report).toMatchObject({ conclusion: 'success', violations: [] });
    expect(report.suppressedViolations).toEqual([
      expect.objectContaining({ ruleName: 'WildcardAction', reason: 'an admin' }),
    ]);
  });

  test('an acknowledgement of another rule, or on another construct, has no effect', () => {
    const assembly = appWith((scope) => {
      const stack = new Stack(scope, 'Bad');
      make(stack, BAD);
      const reason = 'known';
      Validations.of(stack).acknowledge({ id: 'DynamoDBAccess::WildcardResource', reason });
      const orders = stack.node.findChild('Orders');
      Validations.of(orders).acknowledge({ id: 'DynamoDBAccess::WildcardAction', reason });
    });
    expect(() => assembly.synth()).toThrow('WildcardAction');
  });

  describe('of a stage', () => {
    const STAGE = {
      ...withTable({ rows: 'own' }),
      identity: { userPool: { selfSignUp: true }, classicFlow: true },
    };
    const acknowledge = { OpenSignUp: 'A shop.', ClassicFlow: 'Long sessions.' };
    const rulesOf = (violations: any[] = []) => violations.map(({ ruleName }) => ruleName).sort();

    test('findings that its options cause are warnings', () => {
      const report = reportOf(appWith((scope) => stackOf(STAGE, scope)));
      expect(report.conclusion).toBe('success');
      expect(rulesOf(report.violations)).toEqual(['ClassicFlow', 'OpenSignUp']);
      expect(rulesOf(report.suppressedViolations)).toEqual([]);
    });

    test.each<[object, string[]]>([
      [acknowledge, []],
      [{ OpenSignUp: acknowledge.OpenSignUp }, ['ClassicFlow']],
      [{ ClassicFlow: acknowledge.ClassicFlow }, ['OpenSignUp']],
    ])('%j silences these, with the reasons, and leaves %j', (reasons, others) => {
      const report = reportOf(
        appWith((scope) => stackOf({ ...STAGE, acknowledge: reasons }, scope)),
      );
      expect(rulesOf(report.violations)).toEqual(others);
      const silenced = report.suppressedViolations.map((one: any) => [one.ruleName, one.reason]);
      expect(Object.fromEntries(silenced)).toEqual(reasons);
    });

    test('a finding of high severity stops the synth whatever is acknowledged', () => {
      const assembly = appWith((scope) => {
        make(stackOf({ ...STAGE, acknowledge }, scope), BAD);
      });
      expect(() => assembly.synth()).toThrow('WildcardAction');
    });

    test('an acknowledgement leaves the template as it is', () => {
      expect(templateOf({ ...STAGE, acknowledge }).toJSON()).toEqual(templateOf(STAGE).toJSON());
    });
  });

  test('every stack is checked, also those of stages', () => {
    const report = reportOf(
      appWith((scope) => {
        make(new Stack(scope, 'One'), CLASSIC);
        make(new Stack(new Stage(scope, 'Prod'), 'One'), CLASSIC);
      }),
    );
    const paths = places(report.violations).map(([, , { templatePath }]) => templatePath);
    expect(paths.sort()).toEqual([
      'One.template.json',
      expect.stringMatching(/^assembly-Prod\/ProdOne/),
    ]);
  });

  describe('a session tag on a role', () => {
    const { AssumeRolePolicyDocument: assumeRolePolicyDocument } = trustingCognito({
      ...SIGNED_IN,
      StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:pool' },
    }).Reader.Properties;
    const tags = { tokenTenant: 'acme' };
    const role = (stack: Stack) => new CfnRole(stack, 'Reader', { assumeRolePolicyDocument });

    test.each<[string, (scope: App) => void]>([
      [
        'of the whole app',
        (scope) => {
          role(new Stack(scope, 'Bad'));
          Tags.of(scope).add('tokenTenant', 'acme');
        },
      ],
      ['of the stack', (scope) => role(new Stack(scope, 'Bad', { tags }))],
      [
        'of the stack around its stack',
        (scope) => role(new NestedStack(new Stack(scope, 'Bad', { tags }), 'Inner')),
      ],
    ])('stops the synth: a tag %s', (_whose, build) => {
      const assembly = appWith(build);
      expect(() => assembly.synth()).toThrow(/tokenTenant = "acme"[^]*SessionTagOnRole/);
    });
  });

  describe('in nested stacks', () => {
    function nested(acknowledge?: (inner: NestedStack) => void): App {
      return appWith((scope) => {
        const stack = new Stack(scope, 'Outer');
        const inner = new NestedStack(new NestedStack(stack, 'Middle'), 'Inner');
        make(inner, BAD);
        acknowledge?.(inner);
      });
    }

    test('a finding is reported once, with its file and construct', () => {
      const assembly = nested();
      expect(() => assembly.synth()).toThrow('WildcardAction');
      const report = readFileSync(join(assembly.outdir, 'validation-report.json'), 'utf8');
      const [{ violations }] = JSON.parse(report).pluginReports;
      expect(places(violations)).toEqual([
        [
          'WildcardAction',
          'error',
          {
            templatePath: expect.stringMatching(/^OuterMiddleInner.*\.nested\.template\.json$/),
            logicalId: 'Reader',
            propertyPaths: [STATEMENT],
          },
        ],
      ]);
      expect(violations[0].violatingConstructs[0].constructPath).toBe('Outer/Middle/Inner/Reader');
    });

    test('a finding is acknowledged there', () => {
      const id = 'DynamoDBAccess::WildcardAction';
      const report = reportOf(
        nested((inner) => Validations.of(inner).acknowledge({ id, reason: 'an admin' })),
      );
      expect(report.suppressedViolations).toHaveLength(1);
    });
  });

  let directory: string | undefined;
  afterEach(() => {
    if (directory !== undefined) rmSync(directory, { recursive: true });
    directory = undefined;
  });

  test('a template that cannot be read stops the synth', () => {
    directory = mkdtempSync(join(tmpdir(), 'access-'));
    const templatePath = join(directory, 'a.template.json');
    writeFileSync(templatePath, '{');
    const stack = {
      stackConstructPath: 'a',
      templatePath,
      accountId: undefined,
      region: undefined,
    };
    const context = {
      templatePaths: [templatePath],
      stackTemplates: [stack],
      appConstruct: app(),
    };
    expect(new AccessChecks().validate(context)).toMatchObject({
      success: false,
      violations: [{ ruleName: 'CheckCannotRun', severity: 'error' }],
    });
  });

  test('has a name, a version and the names of its rules', () => {
    const { name, version, ruleIds } = new AccessChecks();
    expect({ name, version }).toEqual({ name: 'DynamoDBAccess', version: packageJson.version });
    expect(ruleIds).toEqual(ACCESS_RULES.map((rule) => rule.name));
  });
});
