import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { App, Stack, Validations } from 'aws-cdk-lib/core';
import { DirectAccess, Rows } from 'dynamodb-direct-access';
import { AccessChecks } from 'dynamodb-direct-access/checks';

export function template(): Template {
  const app = new App();
  const stack = new Stack(app, 'Orders');
  const partitionKey = { name: 'pk', type: AttributeType.STRING };
  const table = new TableV2(stack, 'Table', { partitionKey });
  const actions = ['GetItem', 'PutItem', 'UpdateItem'] as const;
  new DirectAccess(stack, 'Access', { tables: [{ table, rows: Rows.all(), actions }] });
  Validations.of(app).addPlugins(new AccessChecks());
  return Template.fromStack(stack);
}

if (require.main === module) process.stdout.write(JSON.stringify(template()));
