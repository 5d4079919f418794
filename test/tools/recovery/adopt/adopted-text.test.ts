import { adoptedText } from '../../../../tools/recovery/adopt/adopted-text';

const EXISTING = { tableName: 'restored' };
const LONG = {
  tableName: 'orders-prod-OrdersTable-1ABCDEFGHIJKL-restored-20261128T100000Z',
  stackKey: true,
  restoredFrom: 'orders-prod-OrdersTable-1ABCDEFGHIJKL',
};

describe('stage file of an adoption', () => {
  test('keeps its layout', () => {
    const text = `{
  "stackName": "s",   "tags": {},
  "tables": {
    "notes":  { "partitionKey": {"name":"pk","type":"string"}, "rows":"own", "billing": "onDemand" },
    "orders": {
      "tableName": "orders",
      "partitionKey": { "name": "pk",
                        "type": "string" },
      "encryption": "customerManaged",
      "rows": "own",
      "indexes": {
        "a": { "partitionKey": { "name": "a", "type": "string" }, "projection": "keysOnly" },
        "b": { "projection": ["x"], "partitionKey": { "name": "b", "type": "string" } }
      },
      "pointInTimeRecovery": { "days": 7 },
      "backup": false,
      "replicas": []
    }
  }
}
`;
    expect(adoptedText(text, 'orders', LONG)).toBe(`{
  "stackName": "s",   "tags": {},
  "tables": {
    "notes":  { "partitionKey": {"name":"pk","type":"string"}, "rows":"own", "billing": "onDemand" },
    "orders": {
      "existing": {
        "tableName": "orders-prod-OrdersTable-1ABCDEFGHIJKL-restored-20261128T100000Z",
        "stackKey": true,
        "restoredFrom": "orders-prod-OrdersTable-1ABCDEFGHIJKL"
      },
      "partitionKey": { "name": "pk",
                        "type": "string" },
      "rows": "own",
      "indexes": {
        "a": { "partitionKey": { "name": "a", "type": "string" } },
        "b": {"partitionKey": { "name": "b", "type": "string" } }
      },
      "backup": false
    }
  }
}
`);
  });

  test.each([
    [
      'one line',
      '{"tables":{"orders":{"rows":"all","billing":"onDemand"}}}',
      '{"tables":{"orders":{"existing": { "tableName": "restored" },"rows":"all"}}}',
    ],
    [
      'tabs and CRLF',
      '{\r\n\t"tables": {\r\n\t\t"orders": {\r\n\t\t\t"stream": "keysOnly",\r\n\t\t\t"rows": "all"\r\n\t\t}\r\n\t}\r\n}',
      '{\r\n\t"tables": {\r\n\t\t"orders": {\r\n\t\t\t"existing": { "tableName": "restored" },\r\n\t\t\t"rows": "all"\r\n\t\t}\r\n\t}\r\n}',
    ],
    [
      'a table that is existing already',
      '{ "tables": { "orders": { "rows": "all", "existing": { "tableArn": "arn:x", "keyArn": "k" } } } }',
      '{ "tables": { "orders": { "rows": "all", "existing": { "tableName": "restored" } } } }',
    ],
    [
      'a byte order mark',
      '\uFEFF{ "tables": { "orders": { "rows": "all" } } }',
      '\uFEFF{ "tables": { "orders": { "existing": { "tableName": "restored" }, "rows": "all" } } }',
    ],
  ])('keeps %s', (_title, text, adopted) => {
    expect(adoptedText(text, 'orders', EXISTING)).toBe(adopted);
  });
});
