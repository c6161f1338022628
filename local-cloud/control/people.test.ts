import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openPeople } from './people'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'people-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

test('an unknown id is a new visitor with an account of its own, the same every time', () => {
  const people = openPeople(null)
  const visitor = people.personOf('visitor-abc')
  expect(visitor).toMatchObject({ id: 'visitor-abc', note: '新访客', openid: expect.stringMatching(/^o[\w-]{27}$/) })
  expect(people.personOf('visitor-abc')).toEqual(visitor)
  expect(openPeople(null).personOf('visitor-abc').openid).toBe(visitor.openid)
  expect(people.list()).toEqual([visitor])
})

test('two visitors are two people', () => {
  const people = openPeople(null)
  const [one, other] = [people.createVisitor(), people.createVisitor()]
  expect(one.openid).not.toBe(other.openid)
  expect(people.list()).toHaveLength(2)
})

test('seeded people keep the account they were given', () => {
  const people = openPeople(null)
  people.add([{ id: 'lin', name: '林间', openid: 'oLin', note: '翡翠会员' }])
  expect(people.personOf('lin')).toMatchObject({ name: '林间', openid: 'oLin', note: '翡翠会员' })
})

test('people survive a restart when there is a file', () => {
  const file = path.join(folder, 'people.json')
  openPeople(file).add([{ id: 'lin', name: '林间' }])
  expect(openPeople(file).list()).toMatchObject([{ id: 'lin', name: '林间' }])
})

test('the list does not grow without bound', () => {
  const people = openPeople(null)
  people.add(Array.from({ length: 600 }, (_, i) => ({ id: `p${i}`, name: '访客' })))
  expect(people.list()).toHaveLength(500)
  expect(people.list().at(-1)?.id).toBe('p599')
})
