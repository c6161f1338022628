import { inAscii } from './ascii'

test('a program means the same in ASCII', () => {
  const program = String.raw`[/[·，]\，\\，/.test(given), '券'.length, /[😀-😎]/u.test('😃'), /* 备注 */ '\\券'] // 😀`
  const ascii = inAscii(program)
  expect(ascii).toMatch(/^[\0-\x7F]*$/)
  const run = (text: string, given: string) => new Function('given', `return ${text}`)(given) as unknown
  for (const given of ['·，\\，', '，，\\，', '·，，', '']) expect(run(ascii, given)).toEqual(run(program, given))
  expect(run(ascii, '·，\\，')).toEqual([true, 1, true, '\\券'])
})
