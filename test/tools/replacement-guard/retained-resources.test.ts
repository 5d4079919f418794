import { SHIPPED, shippedStage } from '../../stages';
import { templateOf } from '../../synthesis';

/** The logical IDs that a value refers to. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [String(inner)];
    return key === 'Fn::GetAtt' ? [String(inner[0])] : references(inner);
  });
}

/** CloudFormation takes retained resources back in a template that has nothing else: docs/changing-a-stage.md. */
describe('retained resources', () => {
  test.each(SHIPPED)('of %s need nothing but one another and app clients', (name) => {
    const stage = { ...shippedStage(name), removalPolicy: 'retain' };
    const { Resources } = templateOf(stage).toJSON();
    const retained = Object.keys(Resources).filter(
      (id) => Resources[id].DeletionPolicy === 'Retain',
    );
    expect(retained).toContain('UserPool');
    const missing = retained.flatMap((id) =>
      references(Resources[id])
        .filter((other) => !other.startsWith('AWS::') && !retained.includes(other))
        .map((other) => `${id} → ${String(Resources[other].Type)}`),
    );
    expect([...new Set(missing)]).toEqual(['IdentityPool → AWS::Cognito::UserPoolClient']);
  });
});
