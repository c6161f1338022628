import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  charactersFrom,
  checkCharacter,
  codeFrom,
  groupedCode,
  isChecked,
  readCode,
  readTypedCode,
  withCheck,
} from './checked-code'

const characters = [...CODE_ALPHABET]
const aCode = (length: number, seed: number) =>
  withCheck(
    Array.from({ length: length - 1 }, (_, index) => CODE_ALPHABET.charAt((seed * 7 + index * index * 3) % 29)).join(
      '',
    ),
  )

test('the alphabet has 29 characters, none of which looks like another that is in it', () => {
  expect(new Set(characters).size).toBe(29)
  for (const left of '01OILUZ') expect(CODE_ALPHABET).not.toContain(left)
})

describe.each([CODE_LENGTH, 9])('the check character of a code of %p', (length) => {
  // The check is a weighted sum, so that whether an error is found depends on the places and characters in it alone;
  // all of those are tried, in several codes.
  const codes = Array.from({ length: 29 }, (_, seed) => aCode(length, seed))

  test('finds every single wrong character, at every place', () => {
    let tried = 0
    for (const code of codes) {
      for (let place = 0; place < length; place += 1) {
        for (const wrong of characters) {
          if (wrong === code.charAt(place)) continue
          tried += 1
          expectUnchecked(code.slice(0, place) + wrong + code.slice(place + 1))
        }
      }
    }
    expect(tried).toBe(29 * length * 28)
  })

  test('finds every swap of two different characters, neighbours or not', () => {
    for (let place = 0; place < length - 1; place += 1) {
      for (let other = place + 1; other < length; other += 1) {
        for (const a of characters) {
          for (const b of characters) {
            if (a === b) continue
            const swapped = codeWith(length, place, other, a, b)
            if (swapped !== null) expectUnchecked(swapped)
          }
        }
      }
    }
  })

  /** A checked code with `a` and `b` at two places, the two then exchanged; null where the check character forbids it. */
  function codeWith(size: number, place: number, other: number, a: string, b: string): string | null {
    const body = [...aCode(size, 5).slice(0, -1)]
    body[place] = a
    if (other < size - 1) body[other] = b
    let code = withCheck(body.join(''))
    if (other === size - 1) {
      // The check character itself takes part: another place is turned until it comes out as `b`.
      const free = place === 0 ? 1 : 0
      for (const filler of characters) {
        body[free] = filler
        code = withCheck(body.join(''))
        if (code.endsWith(b)) break
      }
      if (!code.endsWith(b)) return null
    }
    const swapped = [...code]
    swapped[place] = b
    swapped[other] = a
    return swapped.join('')
  }

  // An `expect` for each of some 100,000 codes would take minutes.
  function expectUnchecked(code: string): void {
    if (isChecked(code)) throw new Error(`${code} passes`)
  }
})

test('a code without an error passes its check', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 27 }), (body) => {
      expect(isChecked(withCheck(body.join('')))).toBe(true)
    }),
  )
  expect(() => checkCharacter('')).toThrow('Invariant')
  expect(() => checkCharacter('2'.repeat(28))).toThrow('Invariant')
})

describe('characters from bytes', () => {
  test('are equally likely: each of the 29 has 8 of the bytes that are used', () => {
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 256; byte += 1) {
      const text = charactersFrom(Uint8Array.of(byte), 1)
      if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1)
    }
    expect([...counts.values()]).toEqual(Array(29).fill(8))
  })

  test('too few usable bytes give no code rather than a short or endless one', () => {
    expect(codeFrom(new Uint8Array(64).fill(255))).toBeNull()
    expect(codeFrom(new Uint8Array(10))).toBeNull()
    expect(codeFrom(new Uint8Array(11))).toBe('222222222222')
  })

  test('50,000 codes from the system’s random source are all different and all pass', () => {
    const codes = new Set<string>()
    for (let count = 0; count < 50_000; count += 1) codes.add(codeFrom(randomBytes(32)) ?? 'none')
    expect(codes.size).toBe(50_000)
    expect([...codes].every(isChecked)).toBe(true)
  })
})

describe('what a person types', () => {
  const code = aCode(CODE_LENGTH, 3)

  test.each([
    ['as printed', groupedCode(code)],
    ['in small letters', groupedCode(code).toLowerCase()],
    ['with blanks', ` ${code.slice(0, 3)} ${code.slice(3)} `],
    ['with long dashes', groupedCode(code).replace(/-/g, '—')],
    ['in full width', code.replace(/./g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))],
  ])('is read %s', (_how, typed) => {
    expect(readTypedCode(typed)).toEqual({ kind: 'code', code })
  })

  test('letters that can only be a misreading are read as what they look like', () => {
    const withTwo = withCheck('2V2V2V2V2V2')
    expect(readTypedCode(withTwo.replace(/2/g, 'Z').replace(/V/g, 'u'))).toEqual({ kind: 'code', code: withTwo })
  })

  test('is told apart: too short, a character that no code has, a typo', () => {
    expect(readTypedCode(code.slice(1))).toMatchObject({ reason: 'length' })
    expect(readTypedCode(`${code}2`)).toMatchObject({ reason: 'length' })
    expect(readTypedCode('')).toMatchObject({ reason: 'length' })
    expect(readTypedCode(`0${code.slice(1)}`)).toEqual({ kind: 'bad', reason: 'character', characters: '0' })
    expect(readTypedCode(`$where${code}`)).toMatchObject({ reason: 'character' })
    expect(readTypedCode('茶'.repeat(100_000))).toMatchObject({ reason: 'character', characters: '茶' })
    const typo = code.slice(0, -1) + (code.endsWith('2') ? '3' : '2')
    expect(readTypedCode(typo)).toMatchObject({ reason: 'check' })
  })

  test('is grouped to be read aloud, and reads back', () => {
    expect(groupedCode('ABCDEFGHJKMN')).toBe('ABCD-EFGH-JKMN')
    expect(groupedCode('ABCDEFGHJ')).toBe('ABC-DEF-GHJ')
    const short = aCode(9, 1)
    expect(readCode(groupedCode(short), 9)).toEqual({ kind: 'code', code: short })
    expect(readCode(short, CODE_LENGTH)).toMatchObject({ reason: 'length' })
  })
})
