import { newRequestId } from './request-id'

test('is what the contract takes, whatever chance gives', () => {
  for (const chance of [0.5, 0.000_000_01, 0.999_999_9]) {
    const random = jest.spyOn(Math, 'random').mockReturnValue(chance)
    expect(newRequestId()).toMatch(/^[\w-]{26,64}$/)
    random.mockRestore()
  }
})

test('differs each time', () => {
  const ids = Array.from({ length: 1000 }, newRequestId)
  expect(new Set(ids).size).toBe(1000)
})
