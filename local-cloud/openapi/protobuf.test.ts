import { readFields, textOf, writeFields } from './protobuf'

test('reads the bytes of a real call', () => {
  const bytes = Buffer.concat([
    Buffer.from('0800120f0a0d0a04', 'hex'),
    Buffer.from('code'),
    Buffer.from('1205', 'hex'),
    Buffer.from('"abc"'),
  ])
  const message = readFields(bytes)
  expect(message[0]).toEqual({ number: 1, value: 0 })
  const pair = readFields(readFields(message[1]?.value as Buffer)[0]?.value as Buffer)
  expect([textOf(pair, 1), textOf(pair, 2)]).toEqual(['code', '"abc"'])
})

test('writes the bytes that the SDK accepts', () => {
  const fields = [
    { number: 1, value: Buffer.from('{"errcode":0,"errmsg":"ok"}') },
    { number: 2, value: Buffer.from('application/json') },
    { number: 3, value: 0 },
    { number: 4, value: 200 },
    { number: 6, value: 0 },
  ]
  const expected =
    '0a1b7b22657272636f6465223a302c226572726d7367223a226f6b227d12106170706c69636174696f6e2f6a736f6e180020c8013000'
  expect(writeFields(fields).toString('hex')).toBe(expected)
})

test('negative numbers take ten bytes', () => {
  expect(writeFields([{ number: 3, value: -604100 }])).toHaveLength(11)
})

test('a message that ends too early is refused', () => {
  expect(() => readFields(Buffer.from('0a05', 'hex'))).toThrow(/too early/)
})
