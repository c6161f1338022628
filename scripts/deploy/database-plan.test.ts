import { type DatabaseSchema, readSchema } from '../../local-cloud/schema'
import { describeDatabase, toDatabasePlan } from './database-plan'

const schema: DatabaseSchema = {
  collections: {
    members: { rule: 'ADMINONLY' },
    purchases: {
      rule: 'ADMINONLY',
      indexes: [
        {
          name: 'byMember',
          unique: true,
          keys: [
            { name: 'memberId', direction: '1' },
            { name: 'at', direction: '-1' },
          ],
        },
      ],
    },
  },
}

test('a person reads collections, rules and indexes line by line', () => {
  expect(describeDatabase(schema).split('\n')).toEqual([
    'members  (ADMINONLY)',
    'purchases  (ADMINONLY)',
    '    byMember: memberId ascending, at descending, unique',
  ])
})

test('the management API gets the same in its own words', () => {
  const keys = [
    { Name: 'memberId', Direction: '1' },
    { Name: 'at', Direction: '-1' },
  ]
  expect(toDatabasePlan(schema)).toEqual([
    { CollectionName: 'members', AclTag: 'ADMINONLY', CreateIndexes: [] },
    {
      CollectionName: 'purchases',
      AclTag: 'ADMINONLY',
      CreateIndexes: [
        { IndexName: 'byMember', MgoKeySchema: { MgoIndexKeys: keys, MgoIsUnique: true, MgoIsSparse: false } },
      ],
    },
  ])
})

test('a collection without a rule is refused: it would be open', () => {
  expect(() => toDatabasePlan({ collections: { members: {} } })).toThrow('members')
})

test('every collection of the product is closed to phones', () => {
  const plan = toDatabasePlan(readSchema())
  expect(plan.length).toBeGreaterThan(10)
  expect(plan.filter(({ AclTag }) => AclTag !== 'ADMINONLY')).toEqual([])
})
